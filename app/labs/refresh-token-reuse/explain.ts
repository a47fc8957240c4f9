import type { Explanation, LabTable, Outcome, TiedSentence } from "../kit/lab";
import { counted, duration, percent, plain } from "../kit/number-words";
import { DAY, HOUR } from "./clock";
import type { Params } from "./params";
import type { Result } from "./result";

/** Access for longer than this is degraded: two renewals of a quarter of an hour, and as much again. */
const QUICK_SECONDS = HOUR;

/** 600 -> "10 min"; 983 h -> "41 days"; sentences print times with it. */
export function stay(seconds: number): string {
  return seconds >= 2 * DAY ? `${plain(seconds / DAY)} days` : duration(seconds);
}

/** Too long a stay, or too many false sign-outs; then a sign-out of this owner, or a stay of more than an hour. */
export function outcome(result: Result, params: Params): Outcome {
  const { thief, repeats, owner } = result;
  if (thief.accessSeconds > params.accessLimitDays * DAY) return longStay(result, params);
  if (repeats.falsePerThousandUserDays > params.falseLimit) {
    return {
      verdict: "failed",
      firstCause: `Of ${plain(repeats.perDay, 0)} used tokens a day ${plain(repeats.falsePerDay, 0)} come after the grace of ${duration(params.graceSeconds)}, and are honest.`,
      headline: `You sign out ${plain(repeats.falsePerThousandUserDays)} of 1,000 users a day, ${plain(repeats.falsePerDay, 0)} people, who did nothing but open two tabs.`,
      criterionId: "grace-length",
    };
  }
  if (owner.falseSignOuts > 0) {
    return {
      verdict: "degraded",
      firstCause: `At ${duration(owner.signedOutAt ?? 0)} an honest repeat was taken for a thief's.`,
      headline: `You signed out the owner ${counted(owner.falseSignOuts, "time")} although nobody had used a stolen token.`,
      criterionId: "one-successor",
    };
  }
  if (thief.accessSeconds > QUICK_SECONDS) {
    return {
      verdict: "degraded",
      firstCause: firstUse(result),
      headline: `You let a thief in for ${stay(thief.accessSeconds)}, ${endWords(result)}.`,
      criterionId: result.detection.verdict === "never" ? "silent-thief" : "family-dies",
    };
  }
  return {
    verdict: "survived",
    firstCause: null,
    headline:
      thief.firstUseAt === null
        ? `Your family refused the stolen ${thief.stolenToken}; ${plain(repeats.falsePerDay, 0)} honest sign-outs a day are the price.`
        : `You left the thief ${stay(thief.accessSeconds)} of access, ${endWords(result)}; ${plain(repeats.falsePerDay, 0)} honest sign-outs a day are the price.`,
    criterionId: "family-dies",
  };
}

function longStay(result: Result, params: Params): Outcome {
  const { thief } = result;
  const fork = result.log.find((entry) => entry.isFork);
  const criterionId = thief.cameBack
    ? "sign-in-again"
    : fork !== undefined
      ? "one-successor"
      : params.strategy === "waits"
        ? "silent-thief"
        : params.onReuse === "deny"
          ? "family-dies"
          : params.strategy === "trails"
            ? "grace-length"
            : "silent-thief";
  const forked =
    fork === undefined ? null : `At ${duration(fork.at)} ${fork.presents} got a second successor: two live branches.`;
  return {
    verdict: "failed",
    firstCause: thief.cameBack
      ? "The sign-in cookie opened a new family after the revocation."
      : (forked ?? firstUse(result)),
    headline: `You gave a thief ${stay(thief.accessSeconds)} of access and ${counted(thief.renewals, "renewal")}, ${endWords(result)}.`,
    criterionId,
  };
}

function firstUse({ thief }: Result): string {
  return `At ${duration(thief.firstUseAt ?? 0)} the thief's ${thief.stolenToken} was answered.`;
}

const END = {
  "never used": "never used",
  revocation: "ended by the revocation of the family and the end of the last access token",
  refused: "ended when the token was refused",
  "absolute limit": "ended by the absolute limit and not by detection",
  "still inside": "with nothing in sight that would end it",
} as const;

function endWords({ thief }: Result): string {
  return thief.cameBack ? "the last part through the sign-in cookie" : END[thief.endedBy];
}

export function explain(result: Result, params: Params): Explanation {
  return {
    sentences: [cause(result), effect(result, params), limit(result, params)],
    question: question(result, params),
  };
}

function cause(result: Result): TiedSentence {
  const { detection, thief, log } = result;
  const shown = counted(thief.renewals, "renewal");
  const tie = { path: "thief.renewals", shown };
  if (detection.by === "flag") {
    return {
      text: `The thief followed each renewal inside the grace and made ${shown}; the token never looked stolen, and the row of repeats did.`,
      ...tie,
    };
  }
  if (detection.verdict === "detected") {
    const who = detection.by === "thief" ? "the thief presented" : "the owner presented";
    const what = log.find((entry) => entry.decision === "revoke-family")?.presents ?? thief.stolenToken;
    return {
      text: `After ${shown} by the thief, ${who} ${what} at ${duration(detection.at ?? 0)}, which had been used: two parties hold the chain, and the family ended with its newest token.`,
      ...tie,
    };
  }
  if (thief.renewals === 0) {
    return {
      text: `The stolen ${thief.stolenToken} was refused wherever it was presented: ${shown}, and no access.`,
      ...tie,
    };
  }
  return {
    text: log.some((entry) => entry.isFork)
      ? `A repeat got a token of its own, so the family has two live branches; on one of them the thief made ${shown}, and neither ever presents a used token.`
      : `The thief made ${shown} and nobody presented a used token that could give the copy away.`,
    ...tie,
  };
}

function effect(result: Result, params: Params): TiedSentence {
  const shown = stay(result.thief.accessSeconds);
  const { afterTheftSeconds } = result.detection;
  const found = afterTheftSeconds === null ? "never detected" : `detected ${stay(afterTheftSeconds)} after the theft`;
  return {
    text: `The thief had access for ${shown}, ${found}; the APIs check access tokens themselves, so each works for its ${plain(params.accessMinutes, 0)} min whatever happens to the family.`,
    path: "thief.accessSeconds",
    shown,
  };
}

function limit(result: Result, params: Params): TiedSentence {
  const { thefts, repeats, signInsPerDay } = result;
  const shown = `${String(thefts.detected)} of ${String(thefts.count)}`;
  const bound =
    params.absoluteDays === 0
      ? "without an absolute limit"
      : `with an absolute limit that makes ${plain(signInsPerDay, 0)} sign-ins a day`;
  return {
    text: `Where ${percent(params.goneShare / 100)} of the owners never come back, ${shown} thefts like this are detected, and the longest lasts ${stay(HOUR * thefts.longestAccessHours)} ${bound}; the rule signs out ${plain(repeats.falsePerDay, 0)} honest users a day.`,
    path: "thefts.detected",
    shown,
  };
}

function question({ thief, detection, owner }: Result, params: Params): Explanation["question"] {
  if (thief.cameBack) {
    return {
      text: "What else did the thief take, and which of it is still valid after your revocation?",
      criterionId: "sign-in-again",
    };
  }
  if (owner.falseSignOuts > 0) {
    return {
      text: "How would you have learned of this sign-out before the first user did?",
      criterionId: "shadow-first",
    };
  }
  if (detection.verdict === "never" && params.strategy === "trails") {
    return {
      text: "What does the server see of a thief who stays inside the grace, and what would you do with it?",
      criterionId: "grace-length",
    };
  }
  if (detection.verdict === "never") {
    return {
      text: "Which limit would end this without the owner's help, and what does it cost everybody else?",
      criterionId: "silent-thief",
    };
  }
  return {
    text: "How do you revoke a family when the newest token is not the one that was presented?",
    criterionId: "family-dies",
  };
}

export function tables(result: Result): readonly LabTable[] {
  return [logTable(result), figureTable(result)];
}

function logTable({ log }: Result): LabTable {
  return {
    id: "log",
    title: "At the token endpoint",
    columns: [
      { key: "at", title: "At", unit: "s", isNumber: true },
      { key: "actor", title: "Who" },
      { key: "presents", title: "Presents" },
      { key: "decision", title: "Decision" },
      { key: "issued", title: "Gets" },
      { key: "times", title: "Times", isNumber: true },
      { key: "last", title: "Last at", unit: "s", isNumber: true },
      { key: "note", title: "Meaning" },
    ],
    rows: log.map((entry) => [
      entry.at,
      entry.actor,
      entry.presents,
      entry.decision,
      entry.issued,
      entry.times,
      entry.lastAt,
      entry.note,
    ]),
  };
}

function figureTable({ thief, detection, repeats, thefts, signInsPerDay }: Result): LabTable {
  return {
    id: "figures",
    title: "Figures",
    columns: [
      { key: "figure", title: "Figure" },
      { key: "value", title: "Value", isNumber: true },
      { key: "unit", title: "Unit" },
    ],
    rows: [
      ["Access of the thief", thief.accessSeconds, "s"],
      ["Detected after the theft", detection.afterTheftSeconds, "s"],
      ["Used tokens that come back", repeats.perDay, "/day"],
      ["False sign-outs", repeats.falsePerDay, "/day"],
      ["False sign-outs", repeats.falsePerThousandUserDays, "/1,000 user-days"],
      ["Thefts detected", 100 * thefts.detectedShare, "%"],
      ["Access, mean of the thefts", thefts.meanAccessHours, "h"],
      ["Access, longest", thefts.longestAccessHours, "h"],
      ["Sign-ins by the absolute limit", signInsPerDay, "/day"],
    ],
  };
}
