import { MOST_PODS } from "./manifest/cluster";
import type { Params } from "./params";
import type { Result } from "./result";
import { answerInWords, evictionOf } from "./budgets/eviction";
import { currentStatus, type Guarded, type Status } from "./budgets/status";
import { majorityOf, ruleOf, type Finding } from "./budgets/traps";
import type { Trap } from "./budgets/trap-names";
import { needsMajority, type SimPod } from "./drain/state";
import type { DrainedNode, DrainRun } from "./drain/drain-run";
import { RETRY_SECONDS, simulateDrain } from "./drain/simulate";
import { analyse, mended, roundsFor, type Analysis } from "./mend/mend";
import { changedLines } from "./mend/line-marks";

const MOST_ROWS = 200;
/** Reading a character costs about as much as this share of an event of the drain. */
const EVENTS_PER_CHARACTER = 1.2;
const EVENTS_PER_POD = 60;
const EVENTS_PER_GUARD = 4;
const EVENTS_PER_NODE = 20;

/** Reads, judges and drains the text, then mends it and does the same with the mended one. @throws LabInputError */
export function runLab(params: Params): Result {
  const before = analyse(params.yaml, params);
  const run = simulateDrain(before.cluster, before.guarded, params);
  const mend = mended(before, params);
  const rerun = simulateDrain(mend.after.cluster, mend.after.guarded, params);
  const after = summary(mend.after, rerun, params);
  const verdicts = verdictsOf(before);
  const drain = summary(before, run, params);
  return {
    counts: countsOf(before, verdicts),
    budgets: before.guarded.slice(0, MOST_ROWS).map((guarded) => budgetRow(guarded, before.findings)),
    findings: before.findings.slice(0, MOST_ROWS).map(({ trap, blocks, byYaml, guarded, says }) => {
      const { name, line } = guarded.budget.object;
      return { trap, blocks, byYaml, budget: name, line, says };
    }),
    pods: [...verdicts].sort((a, b) => b.code - a.code).slice(0, MOST_ROWS),
    drain,
    worst: worstOf(run, params),
    nodes: run.nodes.map((node, index) => nodeRow(node, leftOn(index, run, before))),
    workloads: run.tallies.slice(0, MOST_ROWS).map((tally) => ({
      name: tally.workload.object.name,
      kind: tally.workload.kind,
      replicas: tally.workload.replicas,
      ready: tally.startedReady,
      leastReady: tally.leastReady,
      zeroSeconds: tally.zeroSeconds,
      majority: needsMajority(tally) ? majorityOf(tally.workload.replicas) : null,
      noMajoritySeconds: tally.noMajoritySeconds,
    })),
    ignored: before.cluster.ignored,
    edits: mend.edits.slice(0, MOST_ROWS),
    mended: mend.text,
    mendedLines: changedLines(params.yaml, mend.text),
    after: {
      toEdit: mend.after.findings.filter(({ blocks, byYaml }) => blocks && byYaml).length,
      blocking: blockingBudgets(mend.after.findings).size,
      end: after.end,
      minutes: after.minutes,
      unfinished: after.unfinished,
      noMajoritySeconds: worstOf(rerun, params).noMajoritySeconds,
    },
  };
}

/** Events of both drains, by the replicas that the text asks for, and the reading of it once for each round of mending. */
export function workOf({ yaml, nodes }: Params): number {
  const reads = Math.min(3 + yaml.length / 2000, roundsFor(yaml));
  const replicas = [...yaml.matchAll(/replicas["']?\s*:\s*([^\s,}]+)/gi)].reduce(
    (sum, [, written]) => sum + (Number(written) >= 0 ? Number(written) : MOST_PODS),
    0,
  );
  const pods = Math.min(MOST_PODS, replicas);
  const budgets = yaml.split("PodDisruptionBudget").length - 1;
  const events = pods * (EVENTS_PER_POD + EVENTS_PER_GUARD * budgets) + EVENTS_PER_NODE * nodes;
  return Math.ceil(yaml.length * EVENTS_PER_CHARACTER * reads + events);
}

function budgetRow(guarded: Guarded, findings: readonly Finding[]): Result["budgets"][number] {
  const { object, alwaysAllow } = guarded.budget;
  const own = findings.find(({ blocks, guarded: one, other }) => blocks && (one === guarded || other === guarded));
  return {
    name: object.name,
    namespace: object.namespace,
    line: object.line,
    rule: ruleOf(guarded),
    policy: alwaysAllow ? "AlwaysAllow" : "IfHealthyBudget",
    ...currentStatus(guarded),
    trap: own?.trap ?? null,
  };
}

function verdictsOf({ cluster, guarded }: Analysis): Result["pods"] {
  const known = guarded.map((one) => ({
    one,
    own: new Set(one.pods),
    name: one.budget.object.name,
    alwaysAllow: one.budget.alwaysAllow,
    status: currentStatus(one) satisfies Status,
  }));
  return cluster.pods.map((pod) => {
    const budgets = known.filter(({ own }) => own.has(pod));
    const answer = evictionOf(pod, budgets);
    return {
      name: pod.name,
      node: cluster.nodes[pod.node] ?? "",
      isReady: pod.isReady,
      phase: pod.isTerminating ? "Terminating" : pod.phase,
      code: answer.code,
      answer: answerInWords(answer, budgets),
    };
  });
}

function blockingBudgets(findings: readonly Finding[]): Set<Guarded> {
  return new Set(
    findings
      .filter(({ blocks }) => blocks)
      .flatMap(({ guarded, other }) => (other === null ? [guarded] : [guarded, other])),
  );
}

function countsOf({ cluster, guarded, findings }: Analysis, verdicts: Result["pods"]): Result["counts"] {
  const blocking = findings.filter(({ blocks }) => blocks);
  return {
    workloads: cluster.workloads.length,
    pods: cluster.pods.length,
    budgets: guarded.length,
    blocking: blockingBudgets(findings).size,
    traps: new Set(blocking.map(({ trap }) => trap)).size,
    warnings: findings.length - blocking.length,
    allowed: guarded.reduce((sum, one) => sum + currentStatus(one).disruptionsAllowed, 0),
    refused: verdicts.filter(({ code }) => code !== 200).length,
    serverErrors: verdicts.filter(({ code }) => code === 500).length,
  };
}

function summary({ cluster }: Analysis, run: DrainRun, params: Params): Result["drain"] {
  const { nodes, pods } = run;
  const deadline = 60 * params.deadlineMin;
  const count = (end: DrainedNode["end"]) => nodes.filter((node) => node.end === end).length;
  const done = count("done");
  const end = endOf(nodes);
  const byThen = nodes.filter((node) => node.end === "done" && (node.endedAt ?? 0) <= deadline).length;
  const cordoned = nodes.filter(({ cordonedAt }) => cordonedAt !== null && cordonedAt <= deadline).length - byThen;
  const usable = cluster.nodes.length + params.nodesDone - cordoned;
  const refusals = pods.map((pod) => refusalsOf(pod, deadline));
  return {
    end,
    minutes: end === "done" ? Math.max(...nodes.map(({ endedAt }) => endedAt ?? 0)) / 60 : null,
    lastMoveMin: run.lastMoveAt / 60,
    nodes: nodes.length,
    done,
    doneByDeadline: byThen,
    stuckNodes: count("stuck"),
    unfinished: nodes.length - done,
    notBegun: count("not-begun"),
    cordonedAtDeadline: cordoned,
    nodesShort: Math.max(0, Math.min(params.nodesNeeded, cluster.nodes.length + params.nodesDone) - usable),
    refusals: refusals.reduce((sum, one) => sum + one, 0),
    refusalsOfOne: Math.max(0, ...refusals),
    forced: nodes.reduce((sum, { forced }) => sum + forced, 0),
    rolled: run.rolled,
  };
}

function endOf(nodes: readonly DrainedNode[]): Result["drain"]["end"] {
  const ends = new Set(nodes.map(({ end }) => end));
  if (ends.has("stuck")) return "stuck";
  if (ends.has("timed-out")) return "timed-out";
  return ends.has("error") ? "error" : "done";
}

/** Refused requests for one pod up to the deadline: one every five seconds; a 500 is not asked again. */
function refusalsOf({ firstTryAt, takenAt, hasError }: SimPod, deadline: number): number {
  if (firstTryAt === null || firstTryAt >= deadline) return 0;
  if (hasError) return 1;
  return Math.ceil((Math.min(takenAt ?? deadline, deadline) - firstTryAt) / RETRY_SECONDS);
}

function leftOn(index: number, run: DrainRun, { guarded, findings }: Analysis): { pod: string; trap: Trap }[] {
  const { end } = run.nodes[index] ?? { end: "done" };
  if (end === "done" || end === "not-begun") return [];
  return run.pods
    .filter(({ node, phase }) => node === index && phase === "up")
    .map((sim) => ({ pod: sim.pod.name, trap: trapOf(sim, guarded, findings) }))
    .slice(0, 20);
}

function trapOf(sim: SimPod, guarded: readonly Guarded[], findings: readonly Finding[]): Trap {
  const own = new Set(sim.guards.map((index) => guarded[index]));
  const holding = findings.filter(
    (one) => one.blocks && (own.has(one.guarded) || (one.other !== null && own.has(one.other))),
  );
  const first = sim.guards.length > 1 ? "two-budgets" : sim.isReady ? null : "never-ready";
  const best = holding.find(({ trap }) => trap === first) ?? holding[0];
  return best?.trap ?? "no-node";
}

function nodeRow(node: DrainedNode, left: { pod: string; trap: Trap }[]): Result["nodes"][number] {
  const minutes = (seconds: number | null) => (seconds === null ? null : seconds / 60);
  return {
    name: node.name,
    end: node.end,
    pods: node.podsAtStart,
    cordonedMin: minutes(node.cordonedAt),
    refusedFromMin: minutes(node.refusedFrom),
    refusedUntilMin: minutes(node.refusedUntil),
    emptiedMin: minutes(node.emptiedAt),
    endedMin: minutes(node.endedAt),
    forced: node.forced,
    left,
  };
}

function worstOf({ tallies }: DrainRun, params: Params): Result["worst"] {
  const by = (key: "zeroSeconds" | "noMajoritySeconds") =>
    tallies.reduce<{ seconds: number; name: string }>(
      (worst, tally) =>
        tally[key] > worst.seconds ? { seconds: tally[key], name: tally.workload.object.name } : worst,
      { seconds: 0, name: "" },
    );
  const [zero, lost] = [by("zeroSeconds"), by("noMajoritySeconds")];
  const store = tallies.find(({ workload }) => workload.object.name === lost.name) ?? null;
  const minutes = (seconds: number | null | undefined) => (typeof seconds === "number" ? seconds / 60 : null);
  const stores = tallies.filter(needsMajority).map(({ workload }) => params.catchUpSeconds - workload.readyAfter);
  return {
    zeroSeconds: zero.seconds,
    zeroIn: zero.name,
    noMajoritySeconds: lost.seconds,
    noMajorityIn: lost.name,
    noMajorityFromMin: minutes(store?.lostFrom),
    noMajorityUntilMin: minutes(store?.lostUntil),
    blindSeconds: params.isReadyCaughtUp ? 0 : Math.max(0, ...stores),
  };
}
