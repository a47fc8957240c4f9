-- CreateTable
CREATE TABLE "Interview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "planJson" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "reportOpenedAt" DATETIME,
    "reportJson" TEXT,
    CONSTRAINT "Interview_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InterviewEvent" (
    "interviewId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "json" TEXT NOT NULL,

    PRIMARY KEY ("interviewId", "seq"),
    CONSTRAINT "InterviewEvent_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "rubricVersion" TEXT NOT NULL,
    "graderVersion" TEXT,
    "phase" TEXT NOT NULL DEFAULT 'design',
    "draft" TEXT NOT NULL DEFAULT '',
    "draftRevision" INTEGER NOT NULL DEFAULT 0,
    "draftSavedAt" DATETIME,
    "submittedText" TEXT,
    "submittedAt" DATETIME,
    "judgedAt" DATETIME,
    "finishedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "reportJson" TEXT,
    "isCounted" BOOLEAN NOT NULL DEFAULT true,
    "twistId" TEXT,
    "interviewId" TEXT,
    CONSTRAINT "Attempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Attempt_rubricVersion_fkey" FOREIGN KEY ("rubricVersion") REFERENCES "RubricSnapshot" ("version") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attempt_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Attempt" ("createdAt", "draft", "draftRevision", "draftSavedAt", "finishedAt", "graderVersion", "id", "isCounted", "judgedAt", "phase", "reportJson", "rubricVersion", "scenarioId", "submittedAt", "submittedText", "twistId", "updatedAt", "userId") SELECT "createdAt", "draft", "draftRevision", "draftSavedAt", "finishedAt", "graderVersion", "id", "isCounted", "judgedAt", "phase", "reportJson", "rubricVersion", "scenarioId", "submittedAt", "submittedText", "twistId", "updatedAt", "userId" FROM "Attempt";
DROP TABLE "Attempt";
ALTER TABLE "new_Attempt" RENAME TO "Attempt";
CREATE INDEX "Attempt_interviewId_idx" ON "Attempt"("interviewId");
CREATE INDEX "Attempt_userId_scenarioId_createdAt_idx" ON "Attempt"("userId", "scenarioId", "createdAt");
CREATE INDEX "Attempt_userId_updatedAt_idx" ON "Attempt"("userId", "updatedAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Interview_userId_createdAt_idx" ON "Interview"("userId", "createdAt");

