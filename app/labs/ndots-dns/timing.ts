import type { Family } from "./names";
import type { Params } from "./params";

/** How one name is asked: which types, from which sockets, and what a lost packet costs. */
export type Asking = {
  types: readonly Family[];
  isSerial: boolean;
  /** Chance that the race of a pair drops one packet. */
  raceShare: number;
  /** Chance that one query, or its answer, is lost elsewhere. */
  lossShare: number;
  /** From sending until the resolver sends again. */
  waitMs: number;
  /** Packets that are sent again after it, one after the other. */
  repeats: number;
};

const CLUSTER_ZONE = ".cluster.local";

export function askingOf(params: Params): Asking {
  const types: readonly Family[] = params.families === "both" ? ["A", "AAAA"] : [params.families];
  const isPair = types.length === 2;
  const isSerial = isPair && params.sending !== "parallel" && params.libc !== "musl";
  const isAgent = params.path === "agent";
  // The race needs two packets of one socket in flight before conntrack has confirmed the first: Go opens a socket for each query,
  // single-request waits for the first answer, and an agent on the node is reached without DNAT.
  const canRace = isPair && !isSerial && params.libc !== "go" && !isAgent;
  return {
    types,
    isSerial,
    raceShare: canRace ? params.racePercent / 100 : 0,
    // To the agent nothing leaves the node, and from there TCP resends.
    lossShare: isAgent ? 0 : params.lossPercent / 100,
    waitMs: waitMs(params),
    repeats: params.libc === "glibc" ? types.length : 1,
  };
}

/** glibc and Go send again after `timeout`; musl divides the timeout by its attempts. */
function waitMs({ libc, timeoutSeconds, attempts }: Params): number {
  return (1000 * timeoutSeconds) / (libc === "musl" ? attempts : 1);
}

export function isInCluster(name: string): boolean {
  return `.${name.toLowerCase()}`.endsWith(CLUSTER_ZONE);
}

/** Query and answer of one name: quick from a cache, slow when somebody further away has to be asked. */
export function roundTrips(name: string, params: Params): { hitMs: number; missMs: number; missShare: number } {
  const far = params.roundTripMs + (isInCluster(name) ? 0 : params.forwardMs);
  if (params.path === "service") return { hitMs: far, missMs: far, missShare: 0 };
  const missShare = 1 - params.agentHitPercent / 100;
  return { hitMs: params.agentRoundTripMs, missMs: params.agentRoundTripMs + far, missShare };
}

/** What usually happens: a miss when most are misses. */
export function usualMs(name: string, params: Params): number {
  const { hitMs, missMs, missShare } = roundTrips(name, params);
  return missShare > 0.5 ? missMs : hitMs;
}

/** Share of names that lose at least one packet. */
export function stallShare({ types, raceShare, lossShare }: Asking): number {
  return 1 - (1 - raceShare) * (1 - lossShare) ** types.length;
}

/** A name whose answers all arrive. */
export function cleanMs(round: number, { types, isSerial }: Asking): number {
  return isSerial ? types.length * round : round;
}

/**
 * A name that loses one packet. glibc waits from the start of its try and then repeats both types one after the other; musl and Go
 * repeat what is missing.
 */
export function stalledMs(round: number, asking: Asking): number {
  const { types, isSerial, repeats } = asking;
  const before = isSerial && repeats === 1 ? types.length - 1 : 0;
  return before * round + asking.waitMs + repeats * round;
}
