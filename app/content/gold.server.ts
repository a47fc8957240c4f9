import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { ANSWER_KINDS } from "../domain/evaluation/figures";
import type { Paraphrase } from "../domain/evaluation/paraphrase";
import { LevelSchema } from "../domain/rubric/level-schema";
import { AnswersSchema, ExampleSchema } from "../domain/rubric/schema";

/** `labels.json` beside the texts: what kind of answer each file is, and one set of levels per labeller. */
const LabelsSchema = z.record(
  z.string().regex(/\.txt$/),
  z.strictObject({
    kind: z.enum(ANSWER_KINDS),
    style: ExampleSchema.shape.style,
    labels: z.array(z.record(z.string(), LevelSchema)).min(1),
  }),
);

export type GoldAnswer = z.infer<typeof LabelsSchema>[string] & { scenario: string; file: string; text: string };
export type GoldSplit = "dev" | "blind";

/**
 * The held-out answers of a split (tests/gold/README.md), in the order of scenario and file. `root` is the repository's. A development
 * answer that became a marked example has its text there and nowhere else. Throws for labels that do not fit and texts that are not there.
 */
export function readGold(root: string, split: GoldSplit): GoldAnswer[] {
  const folder = path.join(root, "tests/gold", split);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((scenario) => {
      const file = path.join(folder, scenario, "labels.json");
      const parsed = LabelsSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
      if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
      const marked = split === "dev" ? markedTexts(root, scenario) : new Map<string, string>();
      return Object.entries(parsed.data)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, labelled]) => {
          const text = marked.get(name) ?? readFileSync(path.join(folder, scenario, name), "utf8");
          return { ...labelled, scenario, file: name, text: text.replaceAll("\r\n", "\n") };
        });
    });
}

/** Texts of the marked examples that were held-out answers, by the name under which they are labelled. */
function markedTexts(root: string, scenario: string): Map<string, string> {
  const file = path.join(root, "scenarios", scenario, "answers.yaml");
  const { examples } = AnswersSchema.parse(parse(readFileSync(file, "utf8")));
  return new Map(
    examples.flatMap(({ id, text }) =>
      id.startsWith(WRITTEN) ? [[`${id.slice(WRITTEN.length)}.txt`, text] as const] : [],
    ),
  );
}
const WRITTEN = "written-";

/**
 * For the second judge, which was made from none of them: each scenario's blind answers, or its development ones while it has no blind
 * ones (a set that was read moves there, tests/gold/README.md).
 */
export function readGoldForJudge(root: string): GoldAnswer[] {
  const blind = readGold(root, "blind");
  return [
    ...blind,
    ...readGold(root, "dev").filter(({ scenario }) => !blind.some((answer) => answer.scenario === scenario)),
  ];
}

/** Pairs of `p1.txt` and `p1-<how>.txt` in `tests/gold/paraphrase/<scenario>`; none when there is no such folder. */
export function readParaphrases(root: string, scenario: string): Paraphrase[] {
  const folder = path.join(root, "tests/gold/paraphrase", scenario);
  if (!existsSync(folder)) return [];
  const read = (file: string) => readFileSync(path.join(folder, file), "utf8").replaceAll("\r\n", "\n");
  const files = readdirSync(folder).sort();
  return files
    .filter((file) => file.includes("-"))
    .map((file) => ({
      name: file.replace(/\.txt$/, ""),
      original: read(`${file.slice(0, file.indexOf("-"))}.txt`),
      other: read(file),
    }));
}
