import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { answerProbe } from "../../services/practise/answer-probe.server";
import { continueTo } from "../../services/practise/continue-to.server";
import { skipProbe } from "../../services/practise/skip-probe.server";
import { viewProbe } from "../../services/view/view-probe.server";
import { attemptEdge, showPart, takePart } from "../attempt/edge.server";
import { parseForm, passHeaders, readForm } from "../respond.server";
import { ProbeSchema } from "./form";
import { ProbePage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Probe: ${data?.frame.title ?? "no such attempt"} - defend-it` },
];
export const headers = passHeaders;

export function loader(args: LoaderFunctionArgs) {
  return showPart(args, viewProbe);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await attemptEdge(args);
  const sent = parseForm(ProbeSchema, await readForm(args.request));
  return takePart(
    async () => {
      if (sent.intent === "continue") {
        await continueTo(ctx, { ...key, to: "twist" });
        return redirect(paths.twist(key.attemptId));
      }
      const { criterionId, text } = sent;
      if (sent.intent === "skip") await skipProbe(ctx, { ...key, criterionId });
      else await answerProbe(ctx, { ...key, criterionId, text });
      return redirect(`${paths.probe(key.attemptId)}#probe-${criterionId}`);
    },
    (problem) => {
      const { criterionId, text } = sent.intent === "continue" ? { criterionId: null, text: "" } : sent;
      return data({ problem, criterionId, text }, { status: 409 });
    },
  );
}

export default function Probe() {
  return <ProbePage view={useLoaderData<typeof loader>()} sent={useActionData<typeof action>() ?? null} />;
}
