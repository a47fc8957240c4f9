import type { Explanation, Outcome, TiedSentence } from "../kit/lab";
import { counted, duration, plain } from "../kit/number-words";
import { TRAP_NAMES, type Trap } from "./budgets/trap-names";
import type { Params } from "./params";
import type { Result } from "./result";

/** A gap that the owner of a single replica has agreed to: one restart, 90 s, is 0.7% of what 99.5% a month allows. */
export const AGREED_GAP_SECONDS = 120;

const CRITERION_OF: Partial<Record<Trap, string>> = {
  "one-replica": "eviction-adds-nothing",
  "never-ready": "unready-pods-held",
  "too-few-ready": "unready-pods-held",
  "zero-unavailable": "quorum-arithmetic",
  "equal-to-replicas": "budget-per-workload",
  "rounds-up-to-all": "budget-per-workload",
  "autoscaler-at-floor": "budget-per-workload",
  "no-node": "unblock-in-order",
};
const DIFFERENT_TRAPS = 3;

type Cause = { verdict: Outcome["verdict"]; says: string; headline: string; criterionId: string };

export function outcomeOf(result: Result, params: Params): Outcome {
  const cause = noMajority(result) ?? notDone(result) ?? harmed(result, params);
  if (cause === null) {
    return {
      verdict: "survived",
      firstCause: null,
      headline: `Your ${counted(result.drain.nodes, "node")} are drained in ${minutes(result.drain.minutes)}, and every budget was asked and kept.`,
      criterionId: "budget-per-workload",
    };
  }
  const { verdict, says, headline, criterionId } = cause;
  return { verdict, firstCause: says, headline, criterionId };
}

function noMajority({ worst }: Result): Cause | null {
  if (worst.noMajoritySeconds === 0) return null;
  const long = duration(worst.noMajoritySeconds);
  return {
    verdict: "failed",
    says: `${worst.noMajorityIn}: a second member left while the first was ready and not caught up`,
    headline: `Your ${worst.noMajorityIn} has no majority that is caught up for ${long}: its budget counts ready pods, and ready came too early.`,
    criterionId: "quorum-arithmetic",
  };
}

function notDone(result: Result): Cause | null {
  const { drain, counts } = result;
  if (drain.end === "done") return null;
  const node = result.nodes.find(({ end }) => end !== "done" && end !== "not-begun");
  const held = node?.left[0];
  const trap = held?.trap ?? "no-node";
  const what = ENDS[drain.end];
  return {
    verdict: "failed",
    says: `${node?.name ?? "a node"}: ${held?.pod ?? "a pod"} stays, ${TRAP_NAMES[trap]}`,
    headline: `${what(counted(drain.unfinished - drain.notBegun, "node"))} ${counted(drain.notBegun, "node")} not begun; ${counted(counts.blocking, "budget")} in the way, for ${counted(counts.traps, "reason")}.`,
    criterionId: counts.traps >= DIFFERENT_TRAPS ? "which-trap" : (CRITERION_OF[trap] ?? "which-trap"),
  };
}

const ENDS: Record<Exclude<Result["drain"]["end"], "done">, (nodes: string) => string> = {
  stuck: (nodes) => `Your drain never ends: ${nodes} wait for ever,`,
  "timed-out": (nodes) => `Your drain times out on ${nodes},`,
  error: (nodes) => `Your drain ends with an error on ${nodes},`,
};

function harmed({ drain, worst, counts }: Result, params: Params): Cause | null {
  const cause = (says: string, headline: string, criterionId: string): Cause => ({
    verdict: "degraded",
    says,
    headline,
    criterionId,
  });
  if (drain.forced > 0) {
    const pods = counted(drain.forced, "pod");
    return cause(
      `after ${plain(params.timeoutMin)} min ${pods} were deleted without asking a budget`,
      `Your drain ends after ${minutes(drain.minutes)}, because ${pods} were deleted and no budget was asked.`,
      "unblock-in-order",
    );
  }
  if (worst.zeroSeconds > AGREED_GAP_SECONDS) {
    return cause(
      `${worst.zeroIn} had no ready pod for ${duration(worst.zeroSeconds)}`,
      `Your ${worst.zeroIn} is away for ${duration(worst.zeroSeconds)}, longer than the ${duration(AGREED_GAP_SECONDS)} that are agreed.`,
      "budget-per-workload",
    );
  }
  if (drain.nodesShort > 0) {
    return cause(
      `${counted(drain.cordonedAtDeadline, "node")} still cordoned at minute ${plain(params.deadlineMin)}`,
      `Your pool is ${counted(drain.nodesShort, "node")} short when ${String(params.nodesNeeded)} are needed; the drain ends only after ${minutes(drain.minutes)}.`,
      "unblock-in-order",
    );
  }
  if (counts.serverErrors > 0) {
    return cause(
      `${counted(counts.serverErrors, "pod")} fall under two budgets, and evictions are answered with 500`,
      `Your drain ends after ${minutes(drain.minutes)} only because somebody rolled ${counted(drain.rolled, "pod")} that no eviction could take.`,
      "which-trap",
    );
  }
  return null;
}

function minutes(value: number | null): string {
  return value === null ? "no time" : `${plain(value)} min`;
}

export function explanationOf(result: Result, params: Params): Explanation {
  const outcome = outcomeOf(result, params);
  return {
    sentences: [cause(result), effect(result, params), limit(result, params)],
    question: { text: QUESTIONS[outcome.criterionId] ?? QUESTION, criterionId: outcome.criterionId },
  };
}

function cause({ counts, findings, worst }: Result): TiedSentence {
  const first = findings.find(({ blocks }) => blocks);
  if (worst.noMajoritySeconds > 0) {
    const shown = duration(worst.blindSeconds);
    return {
      text: `A restarted member of ${worst.noMajorityIn} is ready and still behind for ${shown}, and in that time the budget lets the next one go.`,
      path: "worst.blindSeconds",
      shown,
    };
  }
  if (first === undefined) {
    const shown = counted(counts.allowed, "disruption");
    return {
      text: `Before the drain the ${counted(counts.budgets, "budget")} together allow ${shown}: an eviction takes a pod first, and there is one to spare.`,
      path: "counts.allowed",
      shown,
    };
  }
  const shown = counted(counts.blocking, "budget");
  const others =
    counts.blocking > 1
      ? `the first is ${first.budget}, ${TRAP_NAMES[first.trap]}`
      : `${first.budget}, ${TRAP_NAMES[first.trap]}`;
  return {
    text: `${shown} refuse an eviction for as long as nothing changes: ${others}.`,
    path: "counts.blocking",
    shown,
  };
}

function effect({ drain, worst }: Result, params: Params): TiedSentence {
  if (worst.noMajoritySeconds > 0) {
    const shown = duration(worst.noMajoritySeconds);
    return {
      text: `For ${shown} fewer members than a majority hold the data, so writes stop.`,
      path: "worst.noMajoritySeconds",
      shown,
    };
  }
  if (drain.end !== "done") {
    const shown = counted(drain.cordonedAtDeadline, "node");
    const short = drain.nodesShort > 0 ? `, ${String(drain.nodesShort)} fewer than are needed` : "";
    return {
      text: `After ${plain(params.deadlineMin)} min ${shown} ${drain.cordonedAtDeadline === 1 ? "is" : "are"} still cordoned and take no new pod${short}; one pod alone was refused ${plain(drain.refusalsOfOne)} times.`,
      path: "drain.cordonedAtDeadline",
      shown,
    };
  }
  const shown = `${plain(drain.minutes ?? 0)} min`;
  return {
    text: `The last node is done after ${shown}${drain.forced > 0 ? `, with ${counted(drain.forced, "pod")} deleted against ${drain.forced === 1 ? "its" : "their"} budget` : ""}.`,
    path: "drain.minutes",
    shown,
  };
}

function limit({ after, edits, worst, drain }: Result, params: Params): TiedSentence {
  if (edits.length > 0 && after.minutes !== null && after.noMajoritySeconds > 0) {
    const shown = duration(after.noMajoritySeconds);
    return {
      text: `After ${counted(edits.length, "edit")} the drain ends, and a store has no caught-up majority for ${shown}: no budget mends a readiness that comes too early.`,
      path: "after.noMajoritySeconds",
      shown,
    };
  }
  if (edits.length > 0 && after.minutes !== null) {
    const shown = `${plain(after.minutes)} min`;
    return {
      text: `With ${counted(edits.length, "edit")} the same drain ends after ${shown}; whether the owner agrees and a second copy is affordable, the model does not know.`,
      path: "after.minutes",
      shown,
    };
  }
  if (after.blocking > 0) {
    const shown = counted(after.blocking, "budget");
    return {
      text: `${shown} stay in the way after all edits: there the pods have to be mended, or their owner asked.`,
      path: "after.blocking",
      shown,
    };
  }
  if (worst.blindSeconds > 0) {
    const shown = duration(worst.blindSeconds);
    return {
      text: `What protects the store is where its members stand: for ${shown} a restarted one is ready and behind, and the budget does not see it.`,
      path: "worst.blindSeconds",
      shown,
    };
  }
  const shown = counted(drain.nodes, "node");
  return {
    text: `The ${shown} are drained without an unplanned loss; one lost pod uses up the same budget and would hold the drain for a good reason. A member catches up in ${duration(params.catchUpSeconds)} here.`,
    path: "drain.nodes",
    shown,
  };
}

const QUESTION = "Which of these budgets would you change first, and what does it still protect afterwards?";
const QUESTIONS: Record<string, string> = {
  "which-trap":
    "The error line is the same on every node. Which two numbers of each budget do you compare, and what do they tell you?",
  "eviction-adds-nothing":
    "What would have to happen between two refusals for this eviction to be allowed, and who makes it happen?",
  "unready-pods-held": "Which of your workloads would you not give AlwaysAllow, and why?",
  "quorum-arithmetic":
    "A member is ready after 20 s and caught up after six minutes. What do you change so that the budget counts the second?",
  "unblock-in-order":
    "Which workload do you free first, how do you see that it worked, and at which minute do you give the nodes back?",
  "budget-per-workload": "What does each of these budgets allow at the smallest and at the largest number of replicas?",
};
