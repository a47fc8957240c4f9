import { expect, test } from "vitest";
import { makeTrustReport } from "../../tests/setup/trust-report";
import { FAMILIES } from "../domain/evaluation/attacks";
import { DISGUISES } from "../domain/evaluation/invariance";
import { TrustReportSchema } from "../domain/evaluation/trust-report";
import { readTrustReport } from "./trust.server";

test("the committed measurement fits, and covers held-out answers, every attack and every disguise", () => {
  const report = readTrustReport();
  // A blind set that was read has moved to dev, and for a while there is none.
  expect(["dev", "dev,blind"]).toContain(report.splits.map(({ split }) => split).join());
  expect(report.attacks.map(({ id }) => id)).toEqual(FAMILIES.map(({ id }) => id));
  for (const { answers, invariance } of report.splits) {
    expect(answers).toBeGreaterThan(0);
    expect(invariance.map(({ id }) => id)).toEqual(DISGUISES.map(({ id }) => id));
  }
});

test("a file with a share beyond one or a field too many does not fit", () => {
  const report = makeTrustReport();
  expect(TrustReportSchema.safeParse(report).success).toBe(true);
  expect(TrustReportSchema.safeParse({ ...report, note: "typed by hand" }).success).toBe(false);
  const [dev] = report.splits;
  const beyond = { ...report, splits: [{ ...dev, ranking: { pairs: 1, right: 1.2 } }] };
  expect(TrustReportSchema.safeParse(beyond).success).toBe(false);
});
