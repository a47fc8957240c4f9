import { z } from "zod";
import { choiceField, numberField, switchField } from "../kit/fields";

const OWNER = "Owner";
const THIEF = "Thief";
const REPEATS = "Honest repeats";
const LIMITS = "Limits";

const design = {
  graceSeconds: numberField({
    label: "Grace",
    unit: "s",
    meaning:
      "How long the last token may come back after its use; 0 is none. Curity has 0, Connect2id 5 s, the scenario 10 s.",
    min: 0,
    max: 86_400,
    step: 1,
    initial: 10,
  }),
  repeats: choiceField({
    label: "A repeat inside the grace gets",
    meaning:
      "The same successor keeps one chain; a token of its own makes two; any generation is the bug of django-oauth-toolkit 1617.",
    options: { same: "the same successor", own: "a token of its own", any: "a token of its own, any generation" },
    initial: "same",
  }),
  onReuse: choiceField({
    label: "A used token outside it",
    meaning: "Ends the family with its newest token, or is refused and nothing else, as before.",
    options: { revoke: "revokes the family", deny: "is refused" },
    initial: "revoke",
  }),
  absoluteDays: numberField({
    label: "Absolute limit of a family",
    unit: "days",
    meaning: "From the sign-in on, whatever is renewed; 0 is none. The scenario's answer has 7 in the browser.",
    min: 0,
    max: 365,
    step: 1,
    initial: 0,
  }),
  flagAfter: numberField({
    label: "Repeats in a row that are flagged",
    unit: "renewals",
    meaning: "A family in which so many renewals after each other are repeated is revoked; 0 switches it off.",
    min: 0,
    max: 100,
    step: 1,
    initial: 0,
    isInteger: true,
  }),
  endsSignIn: switchField({
    label: "Revocation ends the sign-in session",
    meaning: "So that the sign-in cookie opens no new family without a password.",
    initial: true,
  }),
  accessMinutes: numberField({
    label: "Access token",
    unit: "min",
    meaning: "How long one works; the APIs check it themselves and know of no revocation.",
    min: 1,
    max: 1440,
    step: 1,
    initial: 15,
  }),
};

const owner = {
  refreshMinutes: numberField({
    label: "Owner renews every",
    unit: "min",
    meaning: "While the app is open.",
    min: 1,
    max: 1440,
    step: 1,
    initial: 15,
    group: OWNER,
  }),
  activeMinutes: numberField({
    label: "Owner works for",
    unit: "min",
    meaning: "From the sign-in until the app is closed.",
    min: 1,
    max: 10_000,
    step: 1,
    initial: 120,
    group: OWNER,
  }),
  awayHours: numberField({
    label: "Owner is away for",
    unit: "h",
    meaning:
      "Then the app is open again; 0 means never again. A weekend from Friday 18:00 is 63; a token lives 30 days unused.",
    min: 0,
    max: 720,
    step: 0.5,
    initial: 15,
    group: OWNER,
  }),
};

const thief = {
  theftMinute: numberField({
    label: "Theft",
    unit: "min",
    meaning: "After the sign-in: the token that is then on the device is copied.",
    min: 0,
    max: 10_000,
    step: 1,
    initial: 50,
    group: THIEF,
  }),
  strategy: choiceField({
    label: "Thief",
    meaning:
      "Uses the copy and renews; waits, with the newest copy, until the owner is gone; or follows each of her renewals.",
    options: { uses: "uses it and renews", waits: "waits until she is gone", trails: "follows her renewals" },
    initial: "uses",
    group: THIEF,
  }),
  delaySeconds: numberField({
    label: "Delay of the thief",
    unit: "s",
    meaning: "After the theft, after the owner has gone, or after each of her renewals.",
    min: 0,
    max: 86_400,
    step: 1,
    initial: 240,
    group: THIEF,
  }),
  cookieStolen: switchField({
    label: "Sign-in cookie stolen too",
    meaning: "As in 44 of the scenario's 61 cases; it works for 30 days unless its session is ended.",
    initial: false,
    group: THIEF,
  }),
  thefts: numberField({
    label: "Thefts compared",
    unit: "",
    meaning: "So many further thefts are played with chance times, to see what share is detected; the list has 61.",
    min: 1,
    max: 200,
    step: 1,
    initial: 61,
    isInteger: true,
    group: THIEF,
  }),
  goneShare: numberField({
    label: "Owners who never come back",
    unit: "%",
    meaning: "22 of the 61 on the list, 36%.",
    min: 0,
    max: 100,
    step: 1,
    initial: 36,
    group: THIEF,
  }),
  horizonDays: numberField({
    label: "Watched for",
    unit: "days",
    meaning: "Access after that is not counted.",
    min: 1,
    max: 60,
    step: 1,
    initial: 41,
    group: THIEF,
  }),
  seed: numberField({
    label: "Seed",
    unit: "",
    meaning: "The same seed plays the same thefts.",
    min: 0,
    max: 1_000_000,
    step: 1,
    initial: 17,
    isInteger: true,
    group: THIEF,
  }),
};

const repeats = {
  tabsAtOnce: switchField({
    label: "Two tabs at once, in this family",
    meaning: "At the first renewal a second tab sends the same token 0.3 s later.",
    initial: false,
    group: REPEATS,
  }),
  responseLost: switchField({
    label: "A lost response, in this family",
    meaning: "At the second renewal the answer gets lost, and the client sends the same token again.",
    initial: false,
    group: REPEATS,
  }),
  retrySeconds: numberField({
    label: "Client retries after",
    unit: "s",
    meaning: "When an answer is lost.",
    min: 0.1,
    max: 3600,
    step: 0.1,
    initial: 3,
    group: REPEATS,
  }),
  tabs: numberField({
    label: "Tabs",
    unit: "",
    meaning: "That share one chain.",
    min: 1,
    max: 20,
    step: 1,
    initial: 2,
    isInteger: true,
    group: REPEATS,
  }),
  tabRacePercent: numberField({
    label: "Renewals that a further tab repeats",
    unit: "%",
    meaning: "Per further tab, within 2 s. 97% of the scenario's 0.15%.",
    min: 0,
    max: 100,
    step: 0.0001,
    initial: 0.1455,
    group: REPEATS,
  }),
  lostPercent: numberField({
    label: "Answers lost",
    unit: "%",
    meaning: "Of the renewals. 3% of the scenario's 0.15%.",
    min: 0,
    max: 100,
    step: 0.0001,
    initial: 0.0045,
    group: REPEATS,
  }),
  putAwayPercent: numberField({
    label: "Of these, put away",
    unit: "%",
    meaning: "The device sleeps in between and retries minutes later, at most an hour. 0.2 of the scenario's 3%.",
    min: 0,
    max: 100,
    step: 0.01,
    initial: 6.6667,
    group: REPEATS,
  }),
  renewalsPerDay: numberField({
    label: "Renewals of a session",
    unit: "/day",
    meaning: "6 million a day in 400,000 sessions.",
    min: 0.1,
    max: 1440,
    step: 0.1,
    initial: 15,
    group: REPEATS,
  }),
  sessions: numberField({
    label: "Sessions",
    unit: "",
    meaning: "For counts a day.",
    min: 1,
    max: 1_000_000_000,
    step: 1,
    initial: 400_000,
    isInteger: true,
    group: REPEATS,
  }),
};

const limits = {
  accessLimitDays: numberField({
    label: "Longest stay accepted",
    unit: "days",
    meaning: "A thief with access for longer has won: failed. More than an hour is degraded.",
    min: 0.01,
    max: 60,
    step: 0.01,
    initial: 7,
    group: LIMITS,
  }),
  falseLimit: numberField({
    label: "False sign-outs accepted",
    unit: "/1,000 user-days",
    meaning: "More than this has failed; the scenario's first version made 22.5.",
    min: 0,
    max: 1000,
    step: 0.01,
    initial: 2,
    group: LIMITS,
  }),
};

export const ParamsSchema = z.strictObject({ ...design, ...owner, ...thief, ...repeats, ...limits });
export type Params = z.infer<typeof ParamsSchema>;
