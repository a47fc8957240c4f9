import { pageQuery } from "../../labs/kit/page-query";
import { paramsOf } from "../../labs/kit/params-of";
import { paths } from "../../paths";
import { confirmNumbers } from "../../services/lab/design-numbers.server";
import { openLab } from "../../services/lab/open-lab.server";
import type { AttemptEdge } from "../attempt/edge.server";

/** Confirms the numbers of a design, and says where its lab is with them in place. */
export async function designInLab(
  ctx: AttemptEdge["ctx"],
  key: AttemptEdge["key"],
  numbers: Readonly<Record<string, number | null>>,
): Promise<string> {
  const { scenarioId, confirmed } = await confirmNumbers(ctx, key, numbers);
  const lab = openLab(scenarioId);
  const params = paramsOf(lab, { changes: confirmed });
  return paths.lab(lab.id, pageQuery(lab, { params, attemptId: key.attemptId }));
}

/** The form about a missed passage was not what was sent. */
export const NOTHING_MISSED = {
  criterionId: "",
  sentence: null,
  passage: "",
  level: 0,
  reason: "",
} as const;
