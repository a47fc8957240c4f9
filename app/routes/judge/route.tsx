import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { judgeSelf } from "../../services/practise/judge-self.server";
import { viewJudge } from "../../services/view/view-judge.server";
import { attemptEdge, showPart, takePart } from "../attempt/edge.server";
import { passHeaders, readForm } from "../respond.server";
import { readLevels } from "./form";
import { JudgePage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Judge yourself: ${data?.frame.title ?? "no such attempt"} - defend-it` },
];
export const headers = passHeaders;

export function loader(args: LoaderFunctionArgs) {
  return showPart(args, viewJudge);
}

export async function action(args: ActionFunctionArgs) {
  const { criteria } = await showPart(args, viewJudge);
  const { ctx, key } = await attemptEdge(args);
  const { levels, missing } = readLevels(
    await readForm(args.request),
    criteria.map(({ id }) => id),
  );
  if (missing.length > 0) return data({ levels, missing, problem: null }, { status: 422 });
  return takePart(
    async () => {
      const { attemptId, phase } = await judgeSelf(ctx, { ...key, levels });
      return redirect(paths[phase](attemptId));
    },
    (problem) => data({ levels, missing, problem }, { status: 409 }),
  );
}

export default function Judge() {
  return <JudgePage view={useLoaderData<typeof loader>()} sent={useActionData<typeof action>() ?? null} />;
}
