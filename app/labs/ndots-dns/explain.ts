import type { Explanation, LabTable, Outcome, TiedSentence } from "../kit/lab";
import { counted, percent, plain } from "../kit/number-words";
import { dotsIn } from "./names";
import type { Params } from "./params";
import type { Result } from "./result";

const RESOLVER = { glibc: "glibc", musl: "musl", go: "Go's resolver" } as const;
const LEAST_PER_HOUR = 1;

/** 0.4 -> "0.4 ms"; 5008 -> "5.01 s". */
export function time(ms: number): string {
  return ms < 1000 ? `${plain(ms, 2)} ms` : `${plain(ms / 1000, 2)} s`;
}

/** Not found at all, longer than the caller waits, more stalls than allowed; then too slow on the median, or any stalls left. */
export function outcome(result: Result, params: Params): Outcome {
  return failure(result, params) ?? weakness(result, params) ?? strength(result, params);
}

function failure({ lookup, steps, stalls, resolvers }: Result, params: Params): Outcome | null {
  if (lookup.verdict === "not found") {
    const others = resolvers.filter(({ libc, verdict }) => libc !== params.libc && verdict === "found");
    const other = others[0];
    return {
      verdict: "failed",
      firstCause:
        other === undefined
          ? "No name of the list exists, with any of the three resolvers."
          : `${RESOLVER[params.libc]} asked for ${counted(lookup.names, "name")} and stopped; ${RESOLVER[other.libc]} finds it as name ${String(other.names)} of its list.`,
      headline: `Your ${params.name} does not resolve: ${counted(lookup.queries, "query", "queries")}, all of them NXDOMAIN.`,
      criterionId: "short-names",
    };
  }
  if (lookup.ms > params.deadlineMs) {
    const lost = steps.findIndex((step) => step.lost !== null);
    const isLost = lost >= 0;
    return {
      verdict: "failed",
      firstCause: isLost
        ? `At name ${String(lost + 1)} the ${steps[lost]?.lost ?? ""} packet was dropped on the node; the resolver waited ${time(stalls.waitMs)} before it sent again.`
        : `${counted(lookup.names, "name")} one after the other take longer than the caller waits.`,
      headline: `Your lookup takes ${time(lookup.ms)}, of which ${time(lookup.waitedMs)} is waiting for an answer to a query that never arrived.`,
      criterionId: isLost ? "lost-pair" : "lookup-arithmetic",
    };
  }
  if (stalls.perHour > params.stallsPerHour) {
    return {
      verdict: "failed",
      firstCause: `In one of ${plain(1 / stalls.perLookupShare, 0)} lookups a packet is lost, and UDP does not resend.`,
      headline: `You stall ${plain(stalls.perHour, 0)} lookups an hour for ${time(stalls.waitMs)} each, however quick the DNS servers are.`,
      criterionId: "lost-pair",
    };
  }
  return null;
}

function weakness({ lookup, latency, stalls, load }: Result, params: Params): Outcome | null {
  if (latency.p50Ms > params.budgetMs) {
    return {
      verdict: "degraded",
      firstCause: `The median lookup needs ${time(latency.p50Ms)} of a budget of ${time(params.budgetMs)}: ${counted(lookup.names, "name")}${lookup.names > 1 ? ", one after the other" : ""}.`,
      headline: `You spend ${time(latency.p50Ms)} of every lookup and ${plain(load.queriesPerSecond, 0)} queries a second on ${counted(lookup.names, "name")}.`,
      criterionId: "lookup-arithmetic",
    };
  }
  if (stalls.perHour >= LEAST_PER_HOUR) {
    return {
      verdict: "degraded",
      firstCause: `In one of ${plain(1 / stalls.perLookupShare, 0)} lookups a packet is still lost.`,
      headline: `Your median is ${time(latency.p50Ms)}, and ${plain(stalls.perHour, 0)} lookups an hour still wait ${time(stalls.waitMs)}.`,
      criterionId: "off-the-path",
    };
  }
  return null;
}

function strength({ lookup, latency, load }: Result, params: Params): Outcome {
  return {
    verdict: "survived",
    firstCause: null,
    headline: `Your lookup of ${params.name} takes ${time(latency.p50Ms)} and ${counted(lookup.queries, "query", "queries")}; ${plain(load.clusterQueriesPerSecond)} queries a second reach cluster DNS, and less than one lookup an hour stalls.`,
    criterionId: "off-the-path",
  };
}

export function explain(result: Result, params: Params): Explanation {
  return {
    sentences: [cause(result, params), effect(result, params), limit(result, params)],
    question: question(result, params),
  };
}

function cause({ lookup }: Result, params: Params): TiedSentence {
  const shown = counted(lookup.names, "name");
  const dots = dotsIn(params.name);
  const resolver = RESOLVER[params.libc];
  const tie = { path: "lookup.names", shown };
  if (params.name.trim().endsWith(".")) {
    return { text: `The dot at the end of ${params.name.trim()} asks for this name and no other: ${shown}.`, ...tie };
  }
  if (dots < params.ndots) {
    return {
      text: `${params.name} has ${counted(dots, "dot")}, fewer than ndots:${String(params.ndots)}, so ${resolver} takes it for a short name and goes through the search list first: ${shown} until it ${ended(lookup)}.`,
      ...tie,
    };
  }
  const rest =
    params.libc === "musl" ? "and never goes to the search list" : "and would go on to the search list after a miss";
  return {
    text: `${params.name} has ${counted(dots, "dot")}, enough for ndots:${String(params.ndots)}, so ${resolver} asks for it as it is written ${rest}: ${shown} until it ${ended(lookup)}.`,
    ...tie,
  };
}

function ended(lookup: Result["lookup"]): string {
  return lookup.verdict === "found" ? "is found" : "gives up";
}

function effect({ load, lookup, latency }: Result, params: Params): TiedSentence {
  const shown = `${plain(load.queriesPerSecond)} queries`;
  const factors = `${plain(params.lookupsPerSecond)} x ${String(lookup.names)} x ${params.families === "both" ? "2" : "1"}`;
  const local = params.path === "agent" ? `, of which ${plain(load.clusterQueriesPerSecond)} go on to cluster DNS` : "";
  return {
    text: `${factors} makes ${shown} a second, ${percent(load.nxdomainShare)} of them NXDOMAIN${local}; the rounds follow each other, and the median lookup takes ${time(latency.p50Ms)}.`,
    path: "load.queriesPerSecond",
    shown,
  };
}

function limit({ stalls, lookup }: Result, params: Params): TiedSentence {
  const shown = `${plain(stalls.perHour, stalls.perHour < 100 ? 1 : 0)} stalls`;
  const tie = { path: "stalls.perHour", shown };
  if (stalls.perLookupShare > 0) {
    return {
      text: `At ${percent(stalls.perNameShare, 3)} for each name the lookup expects ${shown} an hour of ${time(stalls.waitMs)} each: fewer names or lookups make them rarer and not shorter, and a quicker server changes neither.`,
      ...tie,
    };
  }
  if (params.path === "agent") {
    return {
      text: `The agent takes the queries past DNAT and gives ${shown} an hour; what the model leaves out is that its node has no DNS while it is down.`,
      ...tie,
    };
  }
  const why =
    params.libc === "go"
      ? "Go opens a socket for each query"
      : params.families === "both" && params.sending !== "parallel"
        ? "the second query waits for the first answer"
        : params.families === "both"
          ? "no loss is set"
          : "a single record type has no pair";
  return {
    text: `There are ${shown} an hour because ${why}; a packet lost anywhere else would still cost ${time(stalls.waitMs)}, at each of the ${counted(lookup.names, "name")}.`,
    ...tie,
  };
}

function question({ lookup, stalls }: Result, params: Params): Explanation["question"] {
  if (lookup.verdict === "not found") {
    return {
      text: "Which names in your cluster are written with this many dots, and how would you find them before the setting does?",
      criterionId: "short-names",
    };
  }
  if (stalls.perLookupShare > 0) {
    return {
      text: `What would you capture, and where, to show that the ${time(stalls.waitMs)} are the resolver's waiting and not the server's?`,
      criterionId: "lost-pair",
    };
  }
  return params.path === "agent"
    ? {
        text: "What happens to the pods of a node whose agent dies, and who notices first?",
        criterionId: "off-the-path",
      }
    : {
        text: "Which of the three factors would you take away first, and what does it cost?",
        criterionId: "lookup-arithmetic",
      };
}

export function tables(result: Result): readonly LabTable[] {
  return [stepTable(result), resolverTable(result), figureTable(result)];
}

function stepTable({ steps }: Result): LabTable {
  return {
    id: "queries",
    title: "The lookup, name by name",
    columns: [
      { key: "position", title: "No.", isNumber: true },
      { key: "name", title: "Name" },
      { key: "types", title: "Types" },
      { key: "answer", title: "Answer" },
      { key: "start", title: "Sent at", unit: "ms", isNumber: true },
      { key: "end", title: "Answered at", unit: "ms", isNumber: true },
      { key: "lost", title: "Packet lost" },
      { key: "packets", title: "Query packets", isNumber: true },
    ],
    rows: steps.map((step, index) => [
      index + 1,
      step.name,
      step.types.join(step.isSerial ? ", then " : " and "),
      step.answer,
      step.startMs,
      step.endMs,
      step.lost,
      step.packets,
    ]),
  };
}

function resolverTable({ resolvers }: Result): LabTable {
  return {
    id: "resolvers",
    title: "The same name with each resolver",
    columns: [
      { key: "resolver", title: "Resolver" },
      { key: "verdict", title: "Result" },
      { key: "names", title: "Names", isNumber: true },
      { key: "queries", title: "Queries", isNumber: true },
    ],
    rows: resolvers.map(({ libc, verdict, names, queries }) => [RESOLVER[libc], verdict, names, queries]),
  };
}

function figureTable({ load, latency, stalls }: Result): LabTable {
  return {
    id: "figures",
    title: "Load, latency and stalls",
    columns: [
      { key: "figure", title: "Figure" },
      { key: "value", title: "Value", isNumber: true },
      { key: "unit", title: "Unit" },
    ],
    rows: [
      ["Queries", load.queriesPerSecond, "/s"],
      ["Queries at cluster DNS", load.clusterQueriesPerSecond, "/s"],
      ["NXDOMAIN", load.nxdomainPerSecond, "/s"],
      ["NXDOMAIN for each NOERROR", load.nxdomainRatio, ""],
      ["Lookup, median", latency.p50Ms, "ms"],
      ["Lookup, mean", latency.meanMs, "ms"],
      ["Lookup, p99", latency.p99Ms, "ms"],
      ["Lookup, p99.9", latency.p999Ms, "ms"],
      ["Stalled lookups", 100 * stalls.perLookupShare, "%"],
      ["Stalled lookups", stalls.perHour, "/h"],
      ["A stall", stalls.waitMs, "ms"],
    ],
  };
}
