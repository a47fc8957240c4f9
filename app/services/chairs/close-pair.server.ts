import type { AppContext } from "../context.server";
import { takePairStep, type PairKey } from "./open-pair.server";

/** Ends the interviewing. Either of the two may, so that nobody is held by a colleague who went away. */
export async function closePair(ctx: AppContext, key: PairKey): Promise<void> {
  await takePairStep(ctx, key, { kind: "closed" });
}
