import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { finishAttempt } from "../../services/practise/finish-attempt.server";
import { sayDifference } from "../../services/practise/say-difference.server";
import { viewContrast } from "../../services/view/view-contrast.server";
import { attemptEdge, showPart, takePart } from "../attempt/edge.server";
import { parseForm, passHeaders, readForm } from "../respond.server";
import { ContrastSchema } from "./form";
import { ContrastPage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Contrast: ${data?.frame.title ?? "no such attempt"} - defend-it` },
];
export const headers = passHeaders;

export function loader(args: LoaderFunctionArgs) {
  return showPart(args, viewContrast);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await attemptEdge(args);
  const sent = parseForm(ContrastSchema, await readForm(args.request));
  return takePart(
    async () => {
      if (sent.intent === "continue") {
        await finishAttempt(ctx, key);
        return redirect(paths.finished(key.attemptId));
      }
      const { criterionId } = sent;
      await sayDifference(ctx, { ...key, criterionId, text: sent.intent === "skip" ? null : sent.text });
      return redirect(`${paths.contrast(key.attemptId)}#contrast-${criterionId}`);
    },
    (problem) => {
      const { criterionId, text } = sent.intent === "continue" ? { criterionId: null, text: "" } : sent;
      return data({ problem, criterionId, text }, { status: 409 });
    },
  );
}

export default function Contrast() {
  return <ContrastPage view={useLoaderData<typeof loader>()} sent={useActionData<typeof action>() ?? null} />;
}
