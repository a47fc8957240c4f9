import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "../../auth/require-user.server";
import { paths, ReviewParams } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { answerReview } from "../../services/review/answer-review.server";
import { viewOutcome } from "../../services/review/view-outcome.server";
import { viewQuestion } from "../../services/review/view-question.server";
import { takePart } from "../attempt/edge.server";
import { parseForm, parseParams, passHeaders, readForm, withHttpErrors } from "../respond.server";
import { ReviewSchema, TurnSchema } from "./form";
import { ReviewQuestionPage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Review: ${data?.title ?? "no such question"} - defend-it` },
];
export const headers = passHeaders;

async function reviewEdge({ request, context, params }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const user = await requireUser({ request, context }, ctx.db);
  return { ctx, key: { userId: user.id, ...parseParams(ReviewParams, params) } };
}

/** With `?turn=`, what that answer came to; without, the question that is asked now. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, key } = await reviewEdge(args);
  const turn = TurnSchema.safeParse(new URL(args.request.url).searchParams.get("turn") ?? undefined);
  return withHttpErrors(async () =>
    turn.success ? await viewOutcome(ctx, { ...key, turn: turn.data }) : await viewQuestion(ctx, key),
  );
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await reviewEdge(args);
  const sent = parseForm(ReviewSchema, await readForm(args.request));
  const text = sent.intent === "answer" ? sent.text : null;
  const { turn, promptKey } = sent;
  const guess = sent.intent === "answer" ? sent.guess : "";
  return takePart(
    async () => {
      await answerReview(ctx, { ...key, turn, promptKey, text, guess });
      return redirect(paths.reviewOutcome(key.scenarioId, key.criterionId, turn));
    },
    (problem) => data({ problem, turn, promptKey, text: text ?? "", guess }, { status: 409 }),
  );
}

export default function ReviewQuestion() {
  return <ReviewQuestionPage view={useLoaderData<typeof loader>()} sent={useActionData<typeof action>() ?? null} />;
}
