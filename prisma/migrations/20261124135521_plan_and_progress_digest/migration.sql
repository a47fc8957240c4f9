-- Columns are added and not copied over: what another migration adds to the table stays.
ALTER TABLE "Attempt" ADD COLUMN "activeSeconds" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Attempt" ADD COLUMN "levels" TEXT NOT NULL DEFAULT '';

-- The digests of what was graded before (app/domain/progress/digest.ts).
UPDATE "Attempt" SET "levels" = COALESCE((
  SELECT group_concat(
    g."criterionId" || ' ' ||
    CASE g."dimension" WHEN 'mechanism' THEN 'm' WHEN 'quantity' THEN 'q' WHEN 'trade-off' THEN 't' WHEN 'failure-mode' THEN 'f' WHEN 'rollout' THEN 'r' ELSE 'e' END ||
    g."weight" || COALESCE(g."selfLevel", '-') || COALESCE(g."initialLevel", '-') || COALESCE(g."finalLevel", '-'),
    ';')
  FROM "CriterionResult" g WHERE g."attemptId" = "Attempt"."id"), '');

-- Work before it was measured step by step: the gaps between the recorded steps, as far as none is longer than 15 minutes.
UPDATE "Attempt" SET "activeSeconds" =
  (CASE WHEN (julianday("submittedAt") - julianday("createdAt")) * 86400 BETWEEN 0 AND 900 THEN CAST((julianday("submittedAt") - julianday("createdAt")) * 86400 AS INTEGER) ELSE 0 END) +
  (CASE WHEN (julianday("judgedAt") - julianday("submittedAt")) * 86400 BETWEEN 0 AND 900 THEN CAST((julianday("judgedAt") - julianday("submittedAt")) * 86400 AS INTEGER) ELSE 0 END) +
  (CASE WHEN (julianday("finishedAt") - julianday("judgedAt")) * 86400 BETWEEN 0 AND 900 THEN CAST((julianday("finishedAt") - julianday("judgedAt")) * 86400 AS INTEGER) ELSE 0 END);

CREATE INDEX "Attempt_progress_idx" ON "Attempt"("userId", "createdAt", "id", "scenarioId", "rubricVersion", "phase", "isCounted", "updatedAt", "finishedAt", "activeSeconds", "levels");

CREATE TABLE "Plan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "startsOn" DATETIME NOT NULL,
    "weeks" INTEGER NOT NULL,
    "hoursPerWeek" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Plan_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Plan_userId_endedAt_idx" ON "Plan"("userId", "endedAt");
