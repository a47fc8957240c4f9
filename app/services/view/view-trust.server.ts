import { readTrustReport } from "../../content/trust.server";
import { limitsOf } from "../../domain/evaluation/limits";
import type { TrustReport } from "../../domain/evaluation/trust-report";
import { GRADER_VERSION } from "../../domain/grading/grade";
import type { AppContext } from "../context.server";

export type TrustView = {
  report: TrustReport;
  /** The grader that grades here now; figures of another one need not hold for it. */
  runningVersion: string;
  /** Titles of scenarios that no measured answer belongs to. */
  unmeasured: string[];
  limits: string[];
};

/** The last measurement of the grader, and what it says nothing about. */
export function viewTrust({ library }: Pick<AppContext, "library">, report = readTrustReport()): TrustView {
  const measured = new Set(report.splits.flatMap(({ scenarios }) => scenarios.map(({ id }) => id)));
  return {
    report,
    runningVersion: GRADER_VERSION,
    unmeasured: library.scenarios.flatMap(({ id, scenario }) => (measured.has(id) ? [] : [scenario.title])),
    limits: limitsOf(report),
  };
}
