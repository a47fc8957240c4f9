import type { AppContext } from "../context.server";
import { takePairStep, type PairKey } from "./open-pair.server";

/** Opens the brief to the candidate and starts the clock; only the interviewer does. */
export async function beginPair(ctx: AppContext, key: PairKey): Promise<void> {
  await takePairStep(ctx, key, { kind: "begun" });
}
