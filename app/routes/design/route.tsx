import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { versionDiff } from "../../domain/attempt/version-diff";
import { paths } from "../../paths";
import { viewDesign } from "../../services/view/view-design.server";
import { attemptEdge, showPart, takePart } from "../attempt/edge.server";
import { parseForm, passHeaders, readForm } from "../respond.server";
import { DesignSchema } from "./form";
import { takeDesignStep, type DesignStep } from "./steps.server";
import { DesignPage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Design: ${data?.view.frame.title ?? "no such attempt"} - defend-it` },
];
export const headers = passHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { asked, conflicts, ...view } = await showPart(args, viewDesign);
  return {
    view,
    // What a question was worth is told with the grade, so it must not be in this page's data either.
    asked: asked.map(({ id, ask, answer }) => ({ id, ask, answer })),
    conflicts: conflicts
      .filter(({ text }) => text !== view.draft.text)
      .map((kept) => ({ ...kept, parts: versionDiff(view.draft.text, kept.text) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const edge = await attemptEdge(args);
  const fields = parseForm(DesignSchema, await readForm(args.request));
  const step = await takePart(
    () => takeDesignStep(edge, fields),
    (problem): DesignStep => ({ kind: "problem", status: 409, problem, text: fields.text ?? null }),
  );
  if (step.kind === "problem") return data(step, { status: step.status });
  const { attemptId } = edge.key;
  if (step.goTo === "judge") return redirect(paths.judge(attemptId));
  // Without a text it was the page's own script that asked: it stays where it is and only reads again.
  if (fields.text === undefined) return data(null);
  return redirect(paths.design(attemptId) + (step.goTo === "design" ? "" : `#${step.goTo}`));
}

export default function Design() {
  const { view, asked, conflicts } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  return <DesignPage view={view} asked={asked} conflicts={conflicts} problem={problem} />;
}
