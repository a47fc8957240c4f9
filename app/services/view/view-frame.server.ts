import { findOutline } from "../../db/attempt-repo.server";
import { attemptTexts } from "../attempt/attempt-texts.server";
import { attemptFrame } from "../attempt/opened.server";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import type { AttemptFrame } from "../views";

/** What stands around every step of an attempt: title, how far it has come, when it began. */
export async function viewFrame(ctx: AppContext, { userId, attemptId }: AttemptKey): Promise<AttemptFrame> {
  const outline = await findOutline(ctx.db, userId, attemptId);
  if (outline === null) throw new NotFoundError("There is no such attempt.");
  return attemptFrame(outline, outline.submittedAt, await attemptTexts(ctx, outline));
}
