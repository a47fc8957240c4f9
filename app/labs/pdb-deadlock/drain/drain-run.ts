import type { Params } from "../params";
import type { SimPod, WorkloadTally } from "./state";

export type NodeEnd = "done" | "stuck" | "timed-out" | "error" | "not-begun";
export type DrainedNode = {
  name: string;
  end: NodeEnd;
  /** Seconds from the start; null when it did not come to that. */
  cordonedAt: number | null;
  /** The first and last refusal, when there was one. */
  refusedFrom: number | null;
  refusedUntil: number | null;
  emptiedAt: number | null;
  endedAt: number | null;
  podsAtStart: number;
  forced: number;
};
export type DrainRun = {
  nodes: DrainedNode[];
  pods: readonly SimPod[];
  tallies: readonly WorkloadTally[];
  rolled: number;
  /** The last moment at which anything moved. */
  lastMoveAt: number;
  events: number;
};

export type DrainSettings = Pick<
  Params,
  | "drainsAtOnce"
  | "timeoutMin"
  | "afterTimeout"
  | "roll"
  | "isReadyCaughtUp"
  | "nodesDone"
  | "nodeMin"
  | "catchUpSeconds"
  | "loadRisesMin"
  | "deadlineMin"
>;
