import type { DesignField, Drill, Prediction } from "../kit/lab";
import { HOUR } from "./clock";
import type { Params } from "./params";
import type { Result } from "./result";

export const predictions: readonly Prediction<Params, Result>[] = [
  {
    id: "ending",
    ask: "What ends the thief's access?",
    kind: "choice",
    options: [
      { id: "detected", label: "A used token comes back and the family is revoked" },
      { id: "limit", label: "The absolute limit" },
      { id: "refused", label: "The stolen token is refused from the start" },
      { id: "nothing", label: "Nothing, as long as we watch" },
    ],
    actual: ({ thief }) => {
      if (thief.cameBack || thief.endedBy === "still inside") return "nothing";
      if (thief.endedBy === "absolute limit") return "limit";
      return thief.endedBy === "revocation" ? "detected" : "refused";
    },
  },
  {
    id: "access",
    ask: "For how many hours does the thief have access?",
    kind: "number",
    unit: "h",
    min: 0,
    max: 1000,
    step: 0.25,
    actual: ({ thief }) => thief.accessSeconds / HOUR,
    tolerance: (actual) => Math.max(0.25, 0.15 * actual),
  },
  {
    id: "false",
    ask: "How many honest users does the rule sign out a day?",
    kind: "number",
    unit: "/day",
    min: 0,
    max: 10_000,
    step: 1,
    actual: ({ repeats }) => repeats.falsePerDay,
    tolerance: (actual) => Math.max(5, 0.15 * actual),
  },
];

export const drills: readonly Drill[] = [
  {
    id: "refused-only",
    criterionId: "family-dies",
    preset: "today",
    events: [],
    prediction: "ending",
    situation:
      "A used token is refused and nothing else happens. The thief renewed first; a few minutes later the owner presents the same token.",
    because:
      "The refusal hits whoever comes second, and that is the owner. The valid token is the thief's, and nothing leads from the used one to it.",
  },
  {
    id: "both-active",
    criterionId: "family-dies",
    preset: "headline",
    events: [],
    prediction: "access",
    situation:
      "A used token ends the family. The thief renews four minutes after the copy, the owner six minutes later; an access token works for 15 minutes.",
    because: "The collision comes at the owner's next renewal, and the access token issued before it runs to its end.",
  },
  {
    id: "second-successor",
    criterionId: "one-successor",
    preset: "own-token",
    events: ["grace-thief"],
    prediction: "ending",
    situation:
      "Repeats inside the grace get a token of their own. The thief sends the owner's token two seconds after her.",
    because:
      "From then on each side renews a branch of its own, and a branch never meets the other: no used token comes back.",
  },
  {
    id: "no-grace",
    criterionId: "grace-length",
    preset: "naive",
    events: ["two-tabs"],
    prediction: "false",
    situation:
      "400,000 sessions renew 15 times a day, and 0.15% of the renewals are repeated. Every used token revokes the family, with no grace.",
    because: "Without a grace each of the repeats is a revocation, and next to all of them are honest.",
  },
  {
    id: "an-hour-of-grace",
    criterionId: "grace-length",
    preset: "an-hour",
    events: [],
    prediction: "access",
    situation:
      "The grace is 60 minutes. The thief renews four minutes after the copy and the owner goes on working for an hour, then closes the app until the next morning.",
    because:
      "Each presents what the other used minutes before, and gets the same successor. Nothing collides until a renewal is older than the grace, the next morning.",
  },
  {
    id: "never-back",
    criterionId: "silent-thief",
    preset: "headline",
    events: ["silent-thief"],
    prediction: "ending",
    situation:
      "Reuse detection with 10 s of grace and no absolute limit. The thief takes the newest token, and the owner never opens that device again.",
    because:
      "Detection needs both sides to use the chain. Each renewal is the first use of a valid token, and each one extends the chain.",
  },
  {
    id: "seven-days",
    criterionId: "silent-thief",
    preset: "defended",
    events: ["silent-thief"],
    prediction: "access",
    situation: "The same thief and the same absence, with an absolute limit of seven days from the sign-in.",
    because: "The limit needs nobody's cooperation: it counts from the sign-in, and a renewal does not move it.",
  },
  {
    id: "cookie-in-the-bundle",
    criterionId: "sign-in-again",
    preset: "today",
    events: ["cookie"],
    prediction: "ending",
    situation:
      "Revocation does not touch the sign-in session, and the cookie was stolen with the token. A used token is refused.",
    because: "Whoever has the cookie gets a new family without any screen, so that ending one chain ends nothing.",
  },
  {
    id: "count-first",
    criterionId: "shadow-first",
    preset: "headline",
    events: ["lost-response"],
    prediction: "false",
    situation:
      "You count for two weeks before anything is revoked: 9,000 used tokens a day, 99.8% of them within 10 s. The grace will be 10 s.",
    because: "What remains after the grace is what revocation would do to honest users; the count tells it beforehand.",
  },
];

export const designFields: readonly DesignField<Params>[] = [
  {
    param: "graceSeconds",
    label: "Grace",
    find: { unit: "seconds", near: ["grace", "leeway", "toleran", "reuse interval", "overlap"] },
    fromBase: (value) => Math.round(value),
  },
  {
    param: "absoluteDays",
    label: "Absolute limit",
    find: {
      unit: "seconds",
      near: ["absolute", "maximum lifetime", "max age", "at most", "hard limit"],
      never: ["access token"],
    },
    fromBase: (value) => Math.round(value / 86_400),
  },
  {
    param: "accessMinutes",
    label: "Access token",
    find: { unit: "seconds", near: ["access token"], never: ["refresh", "absolute"] },
    fromBase: (value) => Math.round(value / 60),
  },
  {
    param: "flagAfter",
    label: "Repeats in a row",
    find: { unit: "count", near: ["in a row", "consecutive", "repeats at each"] },
    fromBase: (value) => Math.round(value),
  },
];
