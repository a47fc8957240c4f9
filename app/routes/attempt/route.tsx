import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { PHASES } from "../../domain/attempt/attempt";
import { viewFrame } from "../../services/view/view-frame.server";
import { showPart } from "./edge.server";
import { AttemptView } from "./view";

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
