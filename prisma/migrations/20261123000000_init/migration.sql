-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT,
    "passwordHash" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "theme" TEXT NOT NULL DEFAULT 'system',
    "shortcuts" BOOLEAN NOT NULL DEFAULT true
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "handle" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userAgent" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "points" INTEGER NOT NULL,
    "expire" DATETIME
);

-- CreateTable
CREATE TABLE "RubricSnapshot" (
    "version" TEXT NOT NULL PRIMARY KEY,
    "scenarioId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "json" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Attempt" (
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
    CONSTRAINT "Attempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Attempt_rubricVersion_fkey" FOREIGN KEY ("rubricVersion") REFERENCES "RubricSnapshot" ("version") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DraftConflict" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "attemptId" TEXT NOT NULL,
    "baseRevision" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" DATETIME,
    CONSTRAINT "DraftConflict_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClarificationAsked" (
    "attemptId" TEXT NOT NULL,
    "clarificationId" TEXT NOT NULL,
    "worth" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("attemptId", "clarificationId"),
    CONSTRAINT "ClarificationAsked_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HintTaken" (
    "attemptId" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "takenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("attemptId", "step"),
    CONSTRAINT "HintTaken_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CriterionResult" (
    "attemptId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "selfLevel" INTEGER,
    "initialLevel" INTEGER,
    "finalLevel" INTEGER,

    PRIMARY KEY ("attemptId", "criterionId"),
    CONSTRAINT "CriterionResult_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProbeAnswer" (
    "attemptId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "probeKey" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT,
    "levelBefore" INTEGER,
    "levelAfter" INTEGER,
    "gradeJson" TEXT,
    "answeredAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("attemptId", "criterionId"),
    CONSTRAINT "ProbeAnswer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TwistAnswer" (
    "attemptId" TEXT NOT NULL,
    "twistId" TEXT NOT NULL,
    "text" TEXT,
    "gradeJson" TEXT,
    "answeredAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("attemptId", "twistId"),
    CONSTRAINT "TwistAnswer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ContrastNote" (
    "attemptId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "text" TEXT,
    "answeredAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("attemptId", "criterionId"),
    CONSTRAINT "ContrastNote_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewItem" (
    "userId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "dueAt" DATETIME NOT NULL,
    "attemptId" TEXT NOT NULL,

    PRIMARY KEY ("userId", "scenarioId", "criterionId"),
    CONSTRAINT "ReviewItem_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_handle_key" ON "Session"("handle");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Attempt_userId_scenarioId_createdAt_idx" ON "Attempt"("userId", "scenarioId", "createdAt");

-- CreateIndex
CREATE INDEX "Attempt_userId_updatedAt_idx" ON "Attempt"("userId", "updatedAt");

-- CreateIndex
CREATE INDEX "DraftConflict_attemptId_idx" ON "DraftConflict"("attemptId");

-- CreateIndex
CREATE INDEX "ReviewItem_userId_dueAt_idx" ON "ReviewItem"("userId", "dueAt");

