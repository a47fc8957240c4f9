import { z } from "zod";
import { SLUG } from "../ids";
import type { Rubric } from "../rubric/schema";
import type { Scenario } from "./schema";

const Ids = z.array(z.string().regex(SLUG));

/** Every id that was ever published. An id that went away names what replaced it. */
export const IdsLockSchema = z.strictObject({
  format: z.literal(1),
  scenarios: z.record(z.string().regex(SLUG), z.strictObject({ criteria: Ids, twists: Ids, clarifications: Ids })),
  /** Old id to new id ("scenario" or "scenario/criterion"), or to null when nothing replaced it. */
  superseded: z.record(z.string(), z.string().nullable()).default({}),
});
export type IdsLock = z.infer<typeof IdsLockSchema>;
type Present = IdsLock["scenarios"];

export function idsOf(scenarios: readonly { scenario: Scenario; rubric: Rubric }[]): Present {
  return Object.fromEntries(
    scenarios.map(({ scenario, rubric }) => [
      scenario.id,
      {
        criteria: rubric.criteria.map((criterion) => criterion.id),
        twists: scenario.twists.map((twist) => twist.id),
        clarifications: scenario.clarifications.map((item) => item.id),
      },
    ]),
  );
}

/** `scenario`, `scenario/criterion`, `scenario/twist`, `scenario/clarification`: every id of a set of scenarios. */
function flat(scenarios: Present): string[] {
  return Object.entries(scenarios).flatMap(([id, parts]) => [
    id,
    ...[...parts.criteria, ...parts.twists, ...parts.clarifications].map((part) => `${id}/${part}`),
  ]);
}

/** Locked ids that are gone without a successor, and present ids that are not locked yet. */
export function lockProblems(lock: IdsLock, present: Present): { id: string; problem: string; mend: string }[] {
  const locked = new Set(flat(lock.scenarios));
  const here = new Set(flat(present));
  return [
    ...[...locked]
      .filter((id) => !here.has(id) && !Object.hasOwn(lock.superseded, id))
      .map((id) => ({
        id,
        problem: "a published id is gone: progress and reviews hang on it",
        mend: "bring it back, or name its successor under 'superseded'",
      })),
    ...[...here]
      .filter((id) => !locked.has(id))
      .map((id) => ({ id, problem: "a new id is not locked yet", mend: "npm run content:check -- --update-lock" })),
    ...Object.entries(lock.superseded).flatMap(([id, by]) =>
      by === null || here.has(by)
        ? []
        : [{ id, problem: `its successor '${by}' does not exist`, mend: "name an id that exists" }],
    ),
  ];
}

/** The lock file's text, with what is present added to what was locked; nothing is ever taken out. */
export function printLock(present: Present, before: IdsLock | null): string {
  const scenarios: Present = { ...before?.scenarios };
  for (const [id, parts] of Object.entries(present)) {
    const old = scenarios[id];
    const join = (a: readonly string[] | undefined, b: readonly string[]): string[] => [
      ...new Set([...(a ?? []), ...b]),
    ];
    scenarios[id] = {
      criteria: join(old?.criteria, parts.criteria),
      twists: join(old?.twists, parts.twists),
      clarifications: join(old?.clarifications, parts.clarifications),
    };
  }
  const lines = [
    "# Ids are for ever. Written by npm run content:check -- --update-lock; edit only 'superseded'.",
    "format: 1",
    "scenarios:",
  ];
  for (const id of Object.keys(scenarios).sort()) {
    const parts = scenarios[id];
    lines.push(
      `  ${id}:`,
      `    criteria: [${parts?.criteria.join(", ") ?? ""}]`,
      `    twists: [${parts?.twists.join(", ") ?? ""}]`,
      `    clarifications: [${parts?.clarifications.join(", ") ?? ""}]`,
    );
  }
  const superseded = Object.entries(before?.superseded ?? {});
  lines.push(
    superseded.length === 0 ? "superseded: {}" : "superseded:",
    ...superseded.map(([id, by]) => `  ${id}: ${by ?? "null"}`),
  );
  return `${lines.join("\n")}\n`;
}
