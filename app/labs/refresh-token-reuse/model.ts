import { randomFrom } from "../../domain/rng";
import { tokenName } from "./family";
import type { Params } from "./params";
import { repeatRates, signInsPerDay } from "./rates";
import type { Entry, Result } from "./result";
import { DAY, HOUR, MINUTE } from "./clock";
import { play } from "./play";
import type { Story } from "./story";

const LONGEST_LOG = 200;
/** Of an owner who comes back where the shown one does not. */
const USUAL_AWAY_HOURS = 15;

export function simulate(params: Params): Result {
  const story = play(params);
  return {
    detection: detectionOf(story),
    thief: thiefOf(story),
    owner: { falseSignOuts: story.falseSignOuts, signedOutAt: story.signedOutAt },
    repeats: repeatRates(params),
    thefts: theftsOf(params),
    signInsPerDay: signInsPerDay(params),
    log: withoutMiddle(collapsed(story.entries)),
  };
}

function detectionOf({ detectedAt, detectedBy, stolenAt }: Story): Result["detection"] {
  return {
    verdict: detectedAt === null ? "never" : "detected",
    at: detectedAt,
    afterTheftSeconds: detectedAt === null ? null : Math.max(0, detectedAt - stolenAt),
    by: detectedBy,
  };
}

function thiefOf(story: Story): Result["thief"] {
  return {
    stolenAt: story.stolenAt,
    stolenToken: tokenName(story.stolenToken),
    firstUseAt: story.firstUseAt,
    renewals: story.renewals,
    accessSeconds: story.accessSeconds,
    accessUntil: story.accessUntil,
    endedBy: story.endedBy,
    cameBack: story.cameBack,
  };
}

/** Further thefts under the same rules: at a chance time of the owner's day, or after the last renewal of one who never comes back. */
function theftsOf(params: Params): Result["thefts"] {
  const random = randomFrom(params.seed);
  const stories = Array.from({ length: params.thefts }, () => {
    const [gone, when, later] = [random(), random(), random()];
    const isGone = gone < params.goneShare / 100;
    return play({
      ...params,
      tabsAtOnce: false,
      responseLost: false,
      theftMinute: isGone ? params.activeMinutes + 1 : when * params.activeMinutes,
      awayHours: isGone ? 0 : params.awayHours || USUAL_AWAY_HOURS,
      delaySeconds: params.strategy === "trails" ? params.delaySeconds : -Math.log(1 - later) * params.delaySeconds,
    });
  });
  const hours = stories.map(({ accessSeconds }) => accessSeconds / HOUR);
  const detected = stories.filter(({ detectedAt }) => detectedAt !== null).length;
  return {
    count: stories.length,
    detected,
    detectedShare: detected / stories.length,
    meanAccessHours: hours.reduce((sum, one) => sum + one, 0) / hours.length,
    longestAccessHours: Math.max(...hours),
  };
}

/** Plain renewals of one actor that follow each other become one entry. */
function collapsed(entries: readonly Entry[]): Entry[] {
  const shown: Entry[] = [];
  for (const entry of entries) {
    const before = shown.at(-1);
    const isMore = before !== undefined && isPlain(before) && isPlain(entry) && before.actor === entry.actor;
    if (!isMore) shown.push({ ...entry });
    else {
      before.times += entry.times;
      before.lastAt = entry.lastAt;
      before.issued = entry.issued;
    }
  }
  return shown;
}

/** The last entry says how it went on. */
function withoutMiddle(entries: readonly Entry[]): Entry[] {
  return entries.length <= LONGEST_LOG ? [...entries] : [...entries.slice(0, LONGEST_LOG - 1), ...entries.slice(-1)];
}

function isPlain({ decision, isFork, isLost, note }: Entry): boolean {
  return decision === "rotate" && !isFork && !isLost && (note === "" || note === "renews alone");
}

/** Turns that are played: a day of both sides for each theft after their habits have settled, and renewals without company. */
export function workOf({
  horizonDays,
  accessMinutes,
  refreshMinutes,
  thefts,
  activeMinutes,
  awayHours,
}: Params): number {
  const together = (DAY + activeMinutes * MINUTE) / MINUTE;
  const turns = together / accessMinutes + together / refreshMinutes;
  // A renewal that nobody can disturb costs a tenth of one with a turn of its own.
  const alone = (0.1 * (horizonDays * DAY + awayHours * HOUR)) / (accessMinutes * MINUTE);
  return Math.ceil((1 + thefts) * (turns + alone));
}
