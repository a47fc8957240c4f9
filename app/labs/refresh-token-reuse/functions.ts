import { z } from "zod";
import { LabInputError, type LabFunction } from "../kit/lab";
import { DECISIONS, newFamily, present, tokenName, tokenNumber, type Policy } from "./family";

const InputSchema = z.strictObject({
  graceSeconds: z.number().min(0),
  events: z.array(z.strictObject({ at: z.number(), actor: z.string(), presents: z.string() })).max(100_000),
});
type Input = z.infer<typeof InputSchema>;

const OutputSchema = z.strictObject({
  decisions: z.array(
    z.strictObject({
      at: z.number(),
      actor: z.string(),
      presents: z.string(),
      decision: z.enum(DECISIONS),
      issued: z.string().nullable(),
    }),
  ),
});

/** @throws LabInputError for events that are not in the order of their times */
function decide({ graceSeconds, events }: Input): z.infer<typeof OutputSchema> {
  checkOrder(events);
  const policy: Policy = { graceSeconds, repeats: "same", onReuse: "revoke" };
  const family = newFamily(events[0]?.at ?? 0);
  const decisions = events.map(({ at, actor, presents }) => {
    const { decision, issued } = present(family, at, tokenNumber(presents) ?? 0, policy);
    return { at, actor, presents, decision, issued: issued === null ? null : tokenName(issued) };
  });
  return { decisions };
}

function checkOrder(events: Input["events"]): void {
  const problems = events.flatMap(({ at }, index) => {
    const before = events[index - 1]?.at ?? at;
    if (at >= before) return [];
    const message = `is at ${String(at)} and follows one at ${String(before)}: put the events in the order of their times.`;
    return [{ field: `events.${String(index)}`, line: null, message }];
  });
  if (problems.length > 0) throw new LabInputError(problems);
}

export const functions: Readonly<Record<string, LabFunction>> = {
  events: {
    summary:
      "What the token endpoint decides, event by event. R1 exists from the start and each rotate issues the next number. The current token: rotate. Its immediate predecessor within graceSeconds of its rotation, the last second included: same-successor, and nothing new is issued; later, or with a grace of 0: revoke-family. Anything older: revoke-family, even inside the grace. After a revocation, or for a token that was not issued: deny. `issued` is the token that is handed out, or null. Events must be in the order of `at` (seconds).",
    reads: "json",
    input: InputSchema,
    output: OutputSchema,
    trace: null,
    call: (input) => decide(InputSchema.parse(input)),
  },
};
