import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { continueTo } from "../../services/practise/continue-to.server";
import { noteMissed } from "../../services/practise/note-missed.server";
import { viewGrade } from "../../services/view/view-grade.server";
import { attemptEdge, showPart, takePart } from "../attempt/edge.server";
import { parseForm, passHeaders, readForm, withHttpErrors } from "../respond.server";
import { designInLab, NOTHING_MISSED } from "./design-in-lab.server";
import { GradeSchema } from "./form";
import { GradePage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Grade: ${data?.frame.title ?? "no such attempt"} - defend-it` },
];
export const headers = passHeaders;

export function loader(args: LoaderFunctionArgs) {
  return showPart(args, viewGrade);
}

/** Notes a passage that the grade missed, or goes on to the interviewer's questions. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await attemptEdge(args);
  const sent = parseForm(GradeSchema, await readForm(args.request));
  if (sent.intent === "continue") {
    await withHttpErrors(() => continueTo(ctx, { ...key, to: "probe" }));
    return redirect(paths.probe(key.attemptId));
  }
  if (sent.intent === "run") {
    return takePart(
      async () => redirect(await designInLab(ctx, key, sent.numbers)),
      (problem) => data({ problem, ...NOTHING_MISSED }, { status: 409 }),
    );
  }
  const { intent: _missed, ...missed } = sent;
  return takePart(
    async () => {
      await noteMissed(ctx, { ...key, ...missed });
      return redirect(`${paths.grade(key.attemptId)}#missed-${missed.criterionId}`);
    },
    (problem) => data({ problem, ...missed }, { status: 409 }),
  );
}

export default function Grade() {
  return <GradePage view={useLoaderData<typeof loader>()} sent={useActionData<typeof action>() ?? null} />;
}
