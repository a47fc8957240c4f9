import { z } from "zod";
import type { LabFunction } from "../kit/lab";
import { existingNames, LIBCS, namesAsked, wordsOf } from "./names";

const InputSchema = z.strictObject({
  name: z.string().min(1).max(254),
  ndots: z.number().int().min(0).max(15),
  search: z.array(z.string()).max(32),
  libc: z.enum(LIBCS),
  families: z
    .array(z.enum(["A", "AAAA"]))
    .min(1)
    .max(2),
  exists: z.array(z.string()).max(10_000),
});
type Input = z.infer<typeof InputSchema>;

const OutputSchema = z.strictObject({
  queries: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(["A", "AAAA"]),
      answer: z.enum(["NOERROR", "NXDOMAIN"]),
    }),
  ),
});

/** Queries in the order in which they leave: per name A and then AAAA, whichever order `families` has; the next name after both. */
function queriesOf({ name, ndots, search, libc, families, exists }: Input): z.infer<typeof OutputSchema> {
  const types = (["A", "AAAA"] as const).filter((type) => families.includes(type));
  const asked = namesAsked({ name, ndots, search: wordsOf(search.join("\n")), libc }, existingNames(exists));
  return { queries: asked.flatMap(({ name, answer }) => types.map((type) => ({ name, type, answer }))) };
}

export const functions: Readonly<Record<string, LabFunction>> = {
  queries: {
    summary:
      "The queries of one lookup in their order, up to the first name that exists. Names are absolute, without the dot at their end; a name of `exists` has an answer for every record type, and every other name is NXDOMAIN.",
    reads: "json",
    input: InputSchema,
    output: OutputSchema,
    trace: null,
    call: (input) => queriesOf(InputSchema.parse(input)),
  },
};
