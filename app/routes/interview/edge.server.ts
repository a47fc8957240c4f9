import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "../../auth/require-user.server";
import { InterviewParams } from "../../paths";
import { appContext } from "../../services/app-context.server";
import type { AppContext } from "../../services/context.server";
import type { RoomKey } from "../../services/interview/room.server";
import { parseParams } from "../respond.server";

export type RoomEdge = { ctx: AppContext; key: RoomKey };

/** Who asks, for which interview. Nobody is led to the sign-in page; an id of no possible shape is a 404. */
export async function roomEdge({ request, context, params }: LoaderFunctionArgs): Promise<RoomEdge> {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  const { id } = parseParams(InterviewParams, params);
  return { ctx, key: { userId: user.id, interviewId: id } };
}
