-- AlterTable
ALTER TABLE "User" ADD COLUMN "reviewRetention" REAL NOT NULL DEFAULT 0.9;
ALTER TABLE "User" ADD COLUMN "reviewDailyCap" INTEGER NOT NULL DEFAULT 12;
ALTER TABLE "User" ADD COLUMN "calendarTokenHash" TEXT;

-- CreateTable
CREATE TABLE "ReviewCard" (
    "userId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "stability" REAL NOT NULL,
    "difficulty" REAL NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "lastReviewAt" DATETIME,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "lastLevel" INTEGER,
    "lastForm" TEXT NOT NULL,
    "lastPrompt" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "scenarioId", "criterionId"),
    CONSTRAINT "ReviewCard_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "form" TEXT NOT NULL,
    "promptKey" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "levelBefore" INTEGER,
    "levelAfter" INTEGER,
    "rating" TEXT,
    "predictedRecall" REAL,
    "elapsedDays" REAL,
    "gradeJson" TEXT,
    "rubricVersion" TEXT NOT NULL,
    CONSTRAINT "ReviewEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- What was scheduled keeps its day. Its memory begins as FSRS-6 begins one with the level of the attempt that scheduled it
-- (w0 = 0.212 and difficulty 6.4133 after "again", w2 = 2.3065 and 2.1181 after "good"); a level that could not be told begins none.
INSERT INTO "ReviewCard" ("userId", "scenarioId", "criterionId", "stability", "difficulty", "dueAt", "lastReviewAt", "reps", "lapses", "state", "lastLevel", "lastForm", "lastPrompt", "turn")
SELECT
    item."userId", item."scenarioId", item."criterionId",
    CASE WHEN result."finalLevel" IS NULL THEN 0 WHEN result."finalLevel" < 2 THEN 0.212 ELSE 2.3065 END,
    CASE WHEN result."finalLevel" IS NULL THEN 0 WHEN result."finalLevel" < 2 THEN 6.4133 ELSE 2.1181 END,
    item."dueAt",
    CASE WHEN result."finalLevel" IS NULL THEN NULL ELSE attempt."finishedAt" END,
    CASE WHEN result."finalLevel" IS NULL THEN 0 ELSE 1 END,
    0,
    CASE WHEN result."finalLevel" IS NULL THEN 'new' ELSE 'review' END,
    result."finalLevel", 'attempt', '', 1
FROM "ReviewItem" AS item
LEFT JOIN "Attempt" AS attempt ON attempt."id" = item."attemptId" AND attempt."userId" = item."userId" AND attempt."finishedAt" IS NOT NULL
LEFT JOIN "CriterionResult" AS result ON result."attemptId" = attempt."id" AND result."criterionId" = item."criterionId";

-- DropTable
DROP TABLE "ReviewItem";

-- CreateIndex
CREATE INDEX "ReviewCard_userId_dueAt_idx" ON "ReviewCard"("userId", "dueAt");

-- CreateIndex
CREATE INDEX "ReviewEvent_userId_at_idx" ON "ReviewEvent"("userId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewEvent_userId_scenarioId_criterionId_turn_key" ON "ReviewEvent"("userId", "scenarioId", "criterionId", "turn");

-- CreateIndex
CREATE UNIQUE INDEX "User_calendarTokenHash_key" ON "User"("calendarTokenHash");
