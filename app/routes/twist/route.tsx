import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "../../paths";
import { answerTwist } from "../../services/practise/answer-twist.server";
import { continueTo } from "../../services/practise/continue-to.server";
import { viewTwist } from "../../services/view/view-twist.server";
import { attemptEdge, showPart, takePart } from "../attempt/edge.server";
import { parseForm, passHeaders, readForm } from "../respond.server";
import { TwistSchema } from "./form";
import { TwistPage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Twist: ${data?.frame.title ?? "no such attempt"} - defend-it` },
];
export const headers = passHeaders;

export function loader(args: LoaderFunctionArgs) {
  return showPart(args, viewTwist);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, key } = await attemptEdge(args);
  const sent = parseForm(TwistSchema, await readForm(args.request));
  return takePart(
    async () => {
      if (sent.intent === "continue") {
        await continueTo(ctx, { ...key, to: "contrast" });
        return redirect(paths.contrast(key.attemptId));
      }
      await answerTwist(ctx, { ...key, text: sent.intent === "skip" ? null : sent.text });
      return redirect(paths.twist(key.attemptId));
    },
    (problem) => data({ problem, text: sent.intent === "continue" ? "" : sent.text }, { status: 409 }),
  );
}

export default function Twist() {
  return <TwistPage view={useLoaderData<typeof loader>()} sent={useActionData<typeof action>() ?? null} />;
}
