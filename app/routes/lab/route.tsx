import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LAB_KEYS, LINK_CHARACTERS } from "../../labs/kit/page-keys";
import { pageQuery } from "../../labs/kit/page-query";
import { paths } from "../../paths";
import { answerLabQuestion } from "../../services/lab/answer-lab-question.server";
import { logRun } from "../../services/lab/log-run.server";
import { viewLab } from "../../services/lab/view-lab.server";
import { takePart } from "../attempt/edge.server";
import { passHeaders, readForm, withHttpErrors } from "../respond.server";
import { getter, labEdge, readAsked } from "./asked.server";
import { LabPage } from "./view";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.lab.title ?? "No such lab"} - defend-it` },
];
export const headers = passHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, lab, userId, address } = await labEdge(args);
  const query = new URL(args.request.url).searchParams;
  const asked = readAsked(lab, getter(query), { isForm: false });
  const isShown = query.get(LAB_KEYS.show) === "1";
  return withHttpErrors(() => viewLab(ctx, { labId: lab.id, userId, address, isShown, ...asked }));
}

/** The form without scripts: locks, logs, and leads to the page with the result. With `answer`, grades the answer to the question. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, lab, userId, address } = await labEdge(args);
  const form = await readForm(args.request);
  const asked = readAsked(lab, getter(form), { isForm: true });
  const { guesses, attemptId, event } = asked;
  if (form.get("intent") === "answer" && userId !== null && asked.runId !== null) {
    const text = getter(form)("text") ?? "";
    const runId = asked.runId;
    return takePart(
      async () => {
        const { params } = await answerLabQuestion(ctx, { userId, runId, text });
        return redirect(`${paths.lab(lab.id, pageQuery(lab, { params, isShown: true, runId, attemptId }))}#question`);
      },
      (problem) => data({ problem, text }, { status: 409 }),
    );
  }
  const here = { labId: lab.id, userId, address, ...asked };
  if (asked.state.problems.length > 0) {
    return data({ view: await withHttpErrors(() => viewLab(ctx, { ...here, isShown: false })) }, { status: 400 });
  }
  const params = event === null ? asked.state.params : event.apply(asked.state.params);
  const run = { labId: lab.id, params, guesses, attemptId, eventId: event?.id ?? null, traceName: null };
  const runId = userId === null ? null : await withHttpErrors(() => logRun(ctx, { ...run, userId }));
  const query = pageQuery(lab, { params, guesses, isShown: true, runId, attemptId });
  if (query.length <= LINK_CHARACTERS) return redirect(`${paths.lab(lab.id, query)}#result`);
  // Too long for an address, and in nobody's log: shown as the answer to the form.
  const state = { params, problems: [], typed: {} };
  return data({ view: await withHttpErrors(() => viewLab(ctx, { ...here, state, isShown: true })) });
}

// What the loader gave anew is a page anew; what the page ran by itself stays on it until then.
const pages = new WeakMap<object, number>();
let count = 0;
function pageKey(view: object): number {
  const known = pages.get(view);
  if (known !== undefined) return known;
  count += 1;
  pages.set(view, count);
  return count;
}

export default function LabRoute() {
  const loaded = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const view = sent !== undefined && "view" in sent ? sent.view : loaded;
  return <LabPage key={pageKey(view)} view={view} sent={sent !== undefined && "problem" in sent ? sent : null} />;
}
