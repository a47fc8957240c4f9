import type { LoaderFunctionArgs } from "@remix-run/node";
import { CalendarParams, paths } from "../../paths";
import { appContext } from "../../services/app-context.server";
import { viewCalendar } from "../../services/review/view-calendar.server";
import { publicUrl } from "../public-url.server";
import { parseParams, withHttpErrors } from "../respond.server";

/** A file for calendars, not a page: whoever knows the address may read it, and nothing but numbers is in it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await appContext();
  const { file: token } = parseParams(CalendarParams, params);
  const reviewUrl = publicUrl(request, paths.review());
  const text = await withHttpErrors(() => viewCalendar(ctx, { token, address: context.clientAddress, reviewUrl }));
  return new Response(text, {
    headers: { "Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}
