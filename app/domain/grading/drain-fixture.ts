import type { Criterion, Example, Lexicon, Rubric } from "../rubric/schema";
import { compileScenario, type CompiledScenario, type GradedScenario } from "./compile";

/** A small scenario of its own, so that the grader's tests do not move when the shipped scenarios are edited. */
export const SCENARIO: GradedScenario = {
  id: "graceful-stop",
  question:
    "A rollout replaces twelve pods every afternoon while customers keep sending orders. How do you take one pod away without losing an order?",
  brief: {
    story: "The shop sells tickets, and its pods serve long uploads behind one balancer.",
    facts: [
      { label: "Pods", value: "12" },
      { label: "Slowest upload", value: "40 s" },
    ],
  },
};
export const LEXICON: Lexicon = {
  format: 1,
  sets: {
    stop: ["stop", "exit", "terminate", "@kill"],
    kill: ["kill", "SIGKILL"],
    rotation: ["rotation", "load balancer", "(service|endpoint) list"],
  },
};
const PROBES = {
  0: "What happens first?",
  1: "Why in that order?",
  2: "What if it is slower?",
  unsure: "Which of the two do you mean?",
};
const GAP = {
  read: { source: "manual", what: "The chapter on stopping." },
  do: "Stop one pod by hand and watch the errors.",
};
export const DRAIN_ORDER: Criterion = {
  id: "drain-order",
  title: "Readiness fails before the process stops",
  dimension: "mechanism",
  weight: 3,
  why: "A pod that stops while it still gets traffic loses what it was sent.",
  principle: "Take away the traffic before you take away the server.",
  knowledge: { say: "Fail readiness before the process stops.", any: ["readiness-off"] },
  reasoning: {
    say: "Readiness has to fail before the process stops, because otherwise the balancer keeps sending and requests are lost.",
    links: [
      {
        rel: "order",
        from: ["readiness-off"],
        to: ["process-stop"],
        window: 1,
        strict: true,
        dims: [],
        says: "say that readiness fails before the process stops",
      },
      {
        rel: "cause",
        from: ["still-sent"],
        to: ["lost-requests"],
        window: 1,
        strict: false,
        dims: [],
        says: "say that traffic still sent to a dead pod is lost",
      },
      {
        rel: "counterfactual",
        from: ["readiness-off"],
        to: ["lost-requests"],
        window: 1,
        strict: false,
        dims: [],
        says: "say what is lost when readiness does not fail",
      },
    ],
    support: ["quantity", "failure", "tradeoff", "condition"],
    supportedBy: ["blind-sleep"],
    dims: ["time"],
    need: 1,
    says: "give the number: how long the balancer takes to notice",
  },
  contradicts: [{ concept: "force-delete", says: "Deleting by force skips the order that was just described." }],
  misconceptions: [{ id: "instant", any: ["endpoint ... instantly"], says: "Endpoints take seconds to spread." }],
  probes: PROBES,
  closeTheGap: GAP,
};
export const GRACE: Criterion = {
  id: "grace-covers",
  title: "The grace period covers the slowest request",
  dimension: "quantity",
  weight: 2,
  why: "The kill comes when the grace is over, whoever is still waiting.",
  principle: "A limit must be larger than what it limits.",
  knowledge: { say: "Set a termination grace period.", any: ["grace"] },
  reasoning: {
    say: "A grace period of 60 s is longer than the slowest upload of 40 s.",
    links: [
      {
        rel: "compare",
        from: ["grace"],
        to: ["upload"],
        window: 1,
        strict: true,
        dims: ["time"],
        direction: "gt",
        says: "compare the grace period with the slowest upload",
      },
    ],
    support: ["quantity", "failure"],
    supportedBy: [],
    dims: ["time"],
    need: 1,
    says: "put both numbers side by side",
  },
  contradicts: [],
  misconceptions: [],
  probes: PROBES,
  closeTheGap: GAP,
};
export const NO_DATABASE: Criterion = {
  id: "liveness-alone",
  title: "Liveness does not ask the database",
  dimension: "failure-mode",
  weight: 1,
  why: "A probe that asks a shared part turns its hiccup into a restart of everything.",
  principle: "Restart only what a restart mends.",
  knowledge: { say: "Never check the database in liveness.", any: ["db-probe"] },
  reasoning: {
    say: "Never check the database in the liveness probe, because a slow database would restart every pod.",
    links: [
      {
        rel: "cause",
        from: ["restart-all"],
        to: ["db-probe"],
        window: 1,
        strict: false,
        dims: [],
        says: "say that one slow database restarts every pod",
      },
    ],
    support: ["failure", "tradeoff"],
    supportedBy: [],
    dims: [],
    need: 1,
    says: "say how it breaks",
  },
  contradicts: [],
  misconceptions: [],
  probes: PROBES,
  closeTheGap: GAP,
};
export const RUBRIC: Rubric = {
  format: 1,
  scenario: "graceful-stop",
  concepts: {
    "readiness-off": {
      name: "readiness failing",
      any: ["readiness ... fail", "fail ... readiness", "out of (the)? @rotation", "preStop"],
      want: "assert",
    },
    "process-stop": {
      name: "the process stopping",
      any: ["process @stop", "@stop (the)? process", "SIGTERM"],
      want: "assert",
    },
    "still-sent": {
      name: "traffic still sent",
      any: ["balancer ... (send|sent)", "still (send|sent)"],
      want: "assert",
    },
    "lost-requests": {
      name: "lost requests",
      any: ["request ... (lost|drop|fail)", "(lose|drop) ... (request|order)"],
      want: "assert",
    },
    "force-delete": { name: "deleting by force", any: ["delete ... (by)? force", "force delete"], want: "assert" },
    "blind-sleep": { name: "a blind sleep", any: ["blind sleep"], want: "assert" },
    grace: { name: "the grace period", any: ["grace period", "terminationGracePeriodSeconds"], want: "assert" },
    upload: { name: "the slowest upload", any: ["(slow|long) (upload|request)", "upload"], want: "assert" },
    "db-probe": {
      name: "the database in the probe",
      any: ["check* ... database", "ping* ... database"],
      want: "reject",
    },
    "restart-all": { name: "restarting everything", any: ["restart ... (pod|fleet|all)"], want: "assert" },
  },
  criteria: [DRAIN_ORDER, GRACE, NO_DATABASE],
};

/** Sentences of which each earns one level on one criterion by the rules alone. */
export const SAYS = {
  named: "We make the readiness probe fail on every pod.",
  explained: "The readiness probe has to fail before the process stops.",
  defended: "The readiness probe has to fail 15 seconds before the process stops.",
  reversed: "The process stops before the readiness probe fails.",
  graceDefended: "Our grace period of 60 s is longer than the slowest upload of 40 s.",
  noDatabase: "Never check the database in the liveness probe, because a slow database would restart every pod.",
};
export const STRONG = [
  "The readiness probe has to fail 15 seconds before the process stops, because the balancer still sends new orders for that long and those requests would be lost.",
  SAYS.graceDefended,
  "Never check the database in the liveness probe, because a slow database would restart every pod at once, and that turns a hiccup into an outage.",
].join("\n\n");
export const EXAMPLES: Example[] = [
  example(
    "strong-one",
    "strong",
    "As long as the balancer still sends to a pod that has stopped, requests are lost, so readiness fails and we sleep for 12 seconds ahead of SIGTERM.\n\nUploads last up to 40 s, hence 75 s of grace period, which is longer than any of them.\n\nLiveness that pings the database is a mistake: one outage there, and Kubernetes would restart all pods.",
    [3, 3, 3],
  ),
  example(
    "strong-two",
    "strong",
    "First we let readiness fail and wait 20 seconds, then we stop the process; if we did not wait, the balancer would keep sending and we would drop requests.\n\nOur slowest upload takes 40 s, so a grace period of 90 s leaves room.\n\nI would not ping the database from liveness, since an outage there would restart the whole fleet.",
    [3, 3, 3],
  ),
  example(
    "middling-one",
    "middling",
    "Readiness must fail before the process stops. The grace period is longer than our slowest upload. Do not check the database in liveness, because that restarts all pods.",
    [2, 2, 2],
  ),
  example(
    "middling-two",
    "middling",
    "The pod goes out of rotation first and only then do we stop the process. The grace period exceeds the long uploads.",
    [2, 2, 0],
  ),
  example(
    "knowledge-one",
    "knowledge",
    "I would add a preStop hook and set a grace period. Liveness should never check the database.",
    [1, 1, 1],
  ),
  example(
    "knowledge-two",
    "knowledge",
    "Make readiness fail, configure terminationGracePeriodSeconds, and do not ping the database.",
    [1, 1, 1],
  ),
  example(
    "off-topic",
    "anti",
    "I would buy larger machines and add a cache in front of the catalogue, because customers like fast pages.",
    [0, 0, 0],
  ),
  example(
    "reversed-one",
    "anti",
    "The process stops before readiness fails, and the database is checked in liveness so that pods restart early.",
    [1, 0, 0],
  ),
];
type Rated = 0 | 1 | 2 | 3;
function example(
  id: string,
  kind: Example["kind"],
  text: string,
  [drain, grace, database]: [Rated, Rated, Rated],
): Example {
  return {
    id,
    kind,
    style: "prose",
    stands: id,
    text,
    levels: { "drain-order": drain, "grace-covers": grace, "liveness-alone": database },
  };
}
/** The fixture as it is graded with; without examples the rules decide alone. */
export function compileFixture(examples: readonly Example[] = EXAMPLES, rubric: Rubric = RUBRIC): CompiledScenario {
  return compileScenario({ scenario: SCENARIO, rubric, lexicon: LEXICON, examples, rubricVersion: "0123456789abcdef" });
}
