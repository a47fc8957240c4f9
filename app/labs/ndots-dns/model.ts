import { lookupTimes, mean, quantile } from "./distribution";
import { existingNames, LIBCS, namesAsked, wordsOf, type Answer, type Candidate, type Libc } from "./names";
import type { Params } from "./params";
import type { Result, Step } from "./result";
import { stepsOf } from "./steps";
import { askingOf, cleanMs, isInCluster, roundTrips, stallShare, usualMs } from "./timing";
import { LabInputError } from "../kit/lab";

type Asked = Candidate & { answer: Answer };
const SECONDS_PER_HOUR = 3600;
/** What Kubernetes accepts for a pod. */
const MOST_DOMAINS = 32;

/** @throws LabInputError for a name with an empty label, and for more than 32 search domains */
export function simulate(params: Params): Result {
  const name = checkedName(params.name);
  checkSearch(params.search);
  const names = askedBy(params.libc, { ...params, name });
  const steps = stepsOf(names, params);
  return {
    lookup: lookupOf(steps),
    steps,
    resolvers: LIBCS.map((libc) => {
      const asked = askedBy(libc, { ...params, name });
      return { libc, verdict: verdictOf(asked), names: asked.length, queries: asked.length * typesOf(params) };
    }),
    load: loadOf(names, params),
    latency: latencyOf(names, params),
    stalls: stallsOf(names.length, params),
  };
}

function checkedName(text: string): string {
  const name = text.trim();
  const labels = (name.endsWith(".") ? name.slice(0, -1) : name).split(".");
  if (labels.some((label) => label === "" || label.length > 63 || /\s/.test(label))) {
    throw new LabInputError([
      {
        field: "name",
        line: null,
        message: "is no host name: labels of 1 to 63 characters, separated by single dots, as in api.payments.example.",
      },
    ]);
  }
  return name;
}

function checkSearch(search: string): void {
  const domains = wordsOf(search).length;
  if (domains <= MOST_DOMAINS) return;
  const message = `has ${String(domains)} domains; a pod can have ${String(MOST_DOMAINS)}. Take some out.`;
  throw new LabInputError([{ field: "search", line: null, message }]);
}

function askedBy(libc: Libc, params: Params): Asked[] {
  const request = { name: params.name, ndots: params.ndots, search: wordsOf(params.search), libc };
  return namesAsked(request, existingNames(wordsOf(params.exists)));
}

function lookupOf(steps: readonly Step[]): Result["lookup"] {
  const found = steps.find((step) => step.answer === "NOERROR");
  const missed = steps.filter((step) => step.answer === "NXDOMAIN");
  return {
    verdict: found === undefined ? "not found" : "found",
    foundName: found?.name ?? null,
    names: steps.length,
    wastedNames: missed.length,
    queries: sum(steps.map((step) => step.types.length)),
    wastedQueries: sum(missed.map((step) => step.types.length)),
    packets: sum(steps.map((step) => step.packets)),
    ms: steps.at(-1)?.endMs ?? 0,
    waitedMs: sum(steps.map((step) => step.waitedMs)),
  };
}

/** Queries a second: lookups x names x types, and with an agent only what it has to ask cluster DNS. */
function loadOf(names: readonly Asked[], params: Params): Result["load"] {
  const perName = params.lookupsPerSecond * typesOf(params);
  const missed = names.filter(({ answer }) => answer === "NXDOMAIN").length;
  const found = names.length - missed;
  return {
    queriesPerSecond: perName * names.length,
    clusterQueriesPerSecond: perName * sum(names.map(({ name }) => shareAtCluster(name, params))),
    nxdomainPerSecond: perName * missed,
    noerrorPerSecond: perName * found,
    nxdomainShare: names.length === 0 ? 0 : missed / names.length,
    nxdomainRatio: found === 0 ? null : missed / found,
  };
}

/** An agent hands misses of the cluster's zone to cluster DNS and all others to the node's own upstream. */
function shareAtCluster(name: string, params: Params): number {
  if (params.path === "service") return 1;
  return isInCluster(name) ? roundTrips(name, params).missShare : 0;
}

function latencyOf(names: readonly Asked[], params: Params): Result["latency"] {
  const times = lookupTimes(names, params);
  const asking = askingOf(params);
  return {
    cleanMs: sum(names.map(({ name }) => cleanMs(usualMs(name, params), asking))),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    p999Ms: quantile(times, 0.999),
    meanMs: mean(times),
  };
}

function stallsOf(names: number, params: Params): Result["stalls"] {
  const asking = askingOf(params);
  const perName = stallShare(asking);
  const perLookup = 1 - (1 - perName) ** names;
  return {
    waitMs: asking.waitMs,
    perNameShare: perName,
    perLookupShare: perLookup,
    perHour: params.lookupsPerSecond * perLookup * SECONDS_PER_HOUR,
  };
}

function typesOf(params: Params): number {
  return params.families === "both" ? 2 : 1;
}

function verdictOf(asked: readonly Asked[]): Result["lookup"]["verdict"] {
  return asked.some(({ answer }) => answer === "NOERROR") ? "found" : "not found";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
