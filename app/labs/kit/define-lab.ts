import { roundNumbers } from "./round-numbers";
import type { Lab, LabParams, LabResult } from "./lab";

/**
 * Checks a lab's types where it is written and hides them where all labs are held alike. Results are rounded to twelve significant
 * digits, so that the last bits of Math.exp or Math.log, which engines may choose, never show.
 */
export function defineLab<Params extends LabParams, Result extends LabResult>(lab: Lab<Params, Result>): Lab {
  const rounded: Lab<Params, Result> = {
    ...lab,
    run: (params, context) => roundNumbers(lab.run(params, context)),
  };
  return rounded as unknown as Lab;
}
