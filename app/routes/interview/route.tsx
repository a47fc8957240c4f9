import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import { ErrorPage } from "../../components/site/error-page";
import { versionDiff } from "../../domain/attempt/version-diff";
import { paths } from "../../paths";
import { viewRoom } from "../../services/interview/view-room.server";
import { takePart } from "../attempt/edge.server";
import { NoAnswer } from "../attempt/view";
import { parseForm, passHeaders, readForm, withHttpErrors } from "../respond.server";
import { roomEdge } from "./edge.server";
import { RoomSchema } from "./form";
import { takeRoomButton, type RoomStep } from "./steps.server";
import { RoomPage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Mock interview${data === undefined ? "" : `: ${data.view.titles[data.view.part] ?? ""}`} - defend-it` },
];
export const headers = passHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, key } = await roomEdge(args);
  const view = await withHttpErrors(() => viewRoom(ctx, key));
  if (view.stage === "judged") throw redirect(paths.interviewReport(view.id)) as Response;
  const draft = view.design?.draft.text ?? "";
  return {
    view,
    conflicts: (view.design?.conflicts ?? [])
      .filter(({ text }) => text !== draft)
      .map((kept) => ({ ...kept, parts: versionDiff(draft, kept.text) })),
    renderedAt: new Date().toISOString(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const edge = await roomEdge(args);
  const fields = parseForm(RoomSchema, await readForm(args.request));
  const { intent, questionId = null } = fields;
  const step = await takePart(
    () => takeRoomButton(edge, fields),
    (problem): RoomStep => ({ kind: "problem", status: 409, problem, text: fields.text ?? null }),
  );
  if (step.kind === "problem") return data({ ...step, questionId }, { status: step.status });
  const id = edge.key.interviewId;
  if (intent.kind === "room" && intent.step === "end") return redirect(paths.interviewJudge(id));
  // Without a text it was the editor's own script that asked: it stays where it is and only reads again.
  if (intent.kind === "ask" && fields.text === undefined) return data(null);
  return redirect(`${paths.interview(id)}${intent.kind === "ask" ? "#questions" : "#now"}`);
}

export default function Interview() {
  const { view, conflicts, renderedAt } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>() ?? null;
  return <RoomPage view={view} conflicts={conflicts} renderedAt={renderedAt} sent={sent} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return <NoAnswer />;
  return (
    <ErrorPage status={error.status} said={typeof error.data === "string" && error.data !== "" ? error.data : null} />
  );
}
