import { TrustReportSchema, type TrustReport } from "../domain/evaluation/trust-report";
import stored from "./trust.json";

/** Where `eval:grader -- --report` writes, from the checkout's folder. */
export const TRUST_FILE = "app/content/trust.json";

/** The last measurement of the grader. Throws, naming what is wrong, when the file does not fit: it is part of the product. */
export function readTrustReport(): TrustReport {
  return TrustReportSchema.parse(stored);
}
