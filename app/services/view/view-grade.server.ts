import { listMissedPoints } from "../../db/missed-point-repo.server";
import { readDocument } from "../../domain/grading/text/document";
import { gradeHeadline } from "../../domain/progress/headline";
import { mean } from "../../domain/progress/timeline";
import { labOf } from "../../labs/registry";
import { gradedCriteria } from "../attempt/graded-criteria.server";
import { openSubmitted, type Submitted } from "../attempt/opened.server";
import type { AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import { viewDesignNumbers } from "../lab/design-numbers.server";
import { labEvidence } from "../lab/lab-evidence.server";
import { secondOpinionOf } from "../second-opinion/view-second-opinion.server";
import type { GradeView } from "../views";

/** The grade frozen at submission, beside the self-judgement; final levels follow the replies. */
export async function viewGrade(ctx: AppContext, key: AttemptKey): Promise<GradeView> {
  const opened = await openSubmitted(ctx, key, "grade");
  const { attempt, submission } = opened;
  const { report } = submission;
  const noted = await listMissedPoints(ctx.db, key.userId, key.attemptId);
  const gaps = attempt.criteria.flatMap(({ self, initial }) =>
    self === null || initial === null ? [] : [self - initial],
  );
  return {
    frame: opened.frame,
    answer: submission.text,
    criteria: gradedCriteria(opened),
    noted: noted.map(({ criterionId, start, quote, wantedLevel, reason, gradedLevel }) => ({
      criterionId,
      start,
      quote,
      wantedLevel,
      reason,
      gradedLevel,
    })),
    headline: gradeHeadline(report),
    score: report.score,
    coverage: report.coverage,
    masked: report.masked,
    flags: report.flags,
    isCounted: submission.isCounted,
    rubricVersion: attempt.rubricVersion,
    graderVersion: report.graderVersion,
    isCurrentRubric: ctx.library.get(attempt.scenarioId)?.rubricVersion === attempt.rubricVersion,
    clarifications: clarificationsOf(opened),
    hintsTaken: attempt.hints.length,
    selfGap: mean(gaps),
    sentences: readDocument(submission.text).sentences.map(({ start, end }) => ({ start, end })),
    secondOpinion: await secondOpinionOf(ctx, key.userId, opened),
    lab: await labOfAttempt(ctx, key, { scenarioId: attempt.scenarioId, text: submission.text }),
  };
}

async function labOfAttempt(ctx: AppContext, key: AttemptKey, design: { scenarioId: string; text: string }) {
  const numbers = await viewDesignNumbers(ctx, { ...key, ...design });
  const evidence = await labEvidence(ctx, key.userId, [key.attemptId]);
  return labOf(design.scenarioId) === null ? null : { numbers, evidence };
}

function clarificationsOf({ attempt, texts }: Submitted): GradeView["clarifications"] {
  const worths = attempt.clarifications.map(({ worth }) => worth);
  return {
    decisiveAsked: worths.filter((worth) => worth === "decisive").length,
    decisiveTotal: texts.scenario.clarifications.filter(({ worth }) => worth === "decisive").length,
    noiseAsked: worths.filter((worth) => worth === "noise").length,
    list: attempt.clarifications.flatMap(({ id }) => texts.scenario.clarifications.find((one) => one.id === id) ?? []),
  };
}
