import type { ContentLibrary } from "../content/library.server";
import type { Db } from "../db/client.server";
import type { Judge } from "../judge/judge";
import type { SecondJudge } from "../judge/second-judge";

/** What a use case may touch, handed in by the edge: tests hand in a scratch database and a stopped clock. */
export type AppContext = {
  db: Db;
  library: ContentLibrary;
  judge: Judge;
  /** Somebody's model elsewhere; null, which is the default, when none is configured. */
  secondJudge: SecondJudge | null;
  now: () => Date;
  /** A new random id: 24 characters of [a-z0-9]. */
  newId: () => string;
};
