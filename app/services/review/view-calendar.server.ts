import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { limit } from "../../auth/limits.server";
import { MINUTES_EACH } from "../../domain/review/bounds";
import { countPerDay, startOfDay } from "../../domain/review/queue";
import { counted, sentenceCase } from "../../domain/wording/count";
import type { AppContext } from "../context.server";
import { NotFoundError } from "../errors";
import { calendarOwner } from "./calendar-address.server";
import { loadQueue } from "./queue.server";

/** As far as a plan is worth looking at: what is answered meanwhile moves the rest. */
const DAYS_AHEAD = 30;

/**
 * The calendar behind a secret address, as iCalendar: how many questions each of the next thirty days brings, nothing else about
 * the person. Throws NotFoundError for a token that opens nothing, TooManyRequestsError for somebody who tries many.
 */
export async function viewCalendar(
  ctx: Pick<AppContext, "db" | "library" | "now">,
  { token, address, reviewUrl }: { token: string; address: string; reviewUrl: string },
): Promise<string> {
  await limit(ctx, "calendar-address", address);
  const userId = await calendarOwner(ctx, token);
  if (userId === null) throw new NotFoundError("There is no calendar at this address.");
  const at = ctx.now();
  const { plan } = await loadQueue(ctx, userId, DAYS_AHEAD);
  const calendar = ical({ name: "defend-it: reviews", method: ICalCalendarMethod.PUBLISH, timezone: "UTC", ttl: 3600 });
  for (const { day, count } of countPerDay(plan, at, DAYS_AHEAD)) {
    if (count === 0) continue;
    const start = startOfDay(day);
    calendar.createEvent({
      id: `review-${start.toISOString().slice(0, 10)}@defend-it`,
      start,
      end: startOfDay(day + 1),
      allDay: true,
      stamp: at,
      summary: `${sentenceCase(counted(count, "criterion", "criteria"))} to defend again`,
      description: `About ${String(count * MINUTES_EACH)} minutes. ${reviewUrl}`,
      url: reviewUrl,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
