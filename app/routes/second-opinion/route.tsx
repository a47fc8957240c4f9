import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { askSecondOpinion } from "../../services/second-opinion/ask-second-opinion.server";
import { viewGrade } from "../../services/view/view-grade.server";
import { attemptEdge, showPart, takePart } from "../attempt/edge.server";
import { parseForm, passHeaders, readForm } from "../respond.server";
import { ConsentSchema } from "./form";
import { SecondOpinionPage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Second opinion: ${data?.frame.title ?? "no such attempt"} - defend-it` },
];
export const headers = passHeaders;

/** Where the grade page's form lands when there was no opinion; with nobody to ask, the grade page says all there is. */
export async function loader(args: LoaderFunctionArgs) {
  const { frame, secondOpinion } = await showPart(args, viewGrade);
  const judge = secondOpinion?.judge ?? null;
  if (judge === null) throw redirect(paths.grade(frame.id)) as Response;
  return { frame, judge };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await attemptEdge(args);
  const { consent } = parseForm(ConsentSchema, await readForm(args.request));
  if (consent === "") return data({ problem: "Nothing was sent: tick the box first." }, { status: 422 });
  return takePart(
    async () => {
      await askSecondOpinion(ctx, { ...key, consentTo: consent });
      return redirect(`${paths.grade(key.attemptId)}#second-opinion`);
    },
    (problem) => data({ problem }, { status: 409 }),
  );
}

export default function SecondOpinion() {
  return (
    <SecondOpinionPage {...useLoaderData<typeof loader>()} problem={useActionData<typeof action>()?.problem ?? null} />
  );
}
