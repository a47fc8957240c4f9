import { appContext } from "./app-context.server";

export type Readiness = { isReady: boolean; problems: string[]; scenarios: number; quarantined: number };

/** Whether this process can serve: the database answers and content is loaded. Names no path and no SQL. */
export async function checkReadiness(): Promise<Readiness> {
  try {
    const { db, library } = await appContext();
    const problems: string[] = [];
    try {
      await db.rateLimiterFlexible.findFirst({ select: { key: true } });
    } catch {
      problems.push("the database does not answer");
    }
    if (library.scenarios.length === 0) problems.push("no scenario is loaded");
    return {
      isReady: problems.length === 0,
      problems,
      scenarios: library.scenarios.length,
      quarantined: library.quarantined.length,
    };
  } catch {
    return { isReady: false, problems: ["the application could not start: see the log"], scenarios: 0, quarantined: 0 };
  }
}
