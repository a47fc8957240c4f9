import type { LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Outlet, useLoaderData, useLocation, useRouteError } from "@remix-run/react";
import { ErrorPage } from "../../components/site/error-page";
import { PHASES } from "../../domain/attempt/attempt";
import { viewFrame } from "../../services/view/view-frame.server";
import { showPart } from "./edge.server";
import { AttemptView, NoAnswer } from "./view";

export async function loader(args: LoaderFunctionArgs) {
  return { frame: await showPart(args, viewFrame), renderedAt: new Date().toISOString() };
}

export default function Attempt() {
  const { frame, renderedAt } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const part = PHASES.find((phase) => pathname.endsWith(`/${phase}`)) ?? frame.phase;
  return (
    <AttemptView frame={frame} part={part} renderedAt={renderedAt}>
      <Outlet />
    </AttemptView>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return <NoAnswer />;
  return (
    <ErrorPage status={error.status} said={typeof error.data === "string" && error.data !== "" ? error.data : null} />
  );
}
