-- CreateTable
CREATE TABLE "DesignNumbers" (
    "attemptId" TEXT NOT NULL PRIMARY KEY,
    "json" TEXT NOT NULL,
    "confirmedAt" DATETIME NOT NULL,
    CONSTRAINT "DesignNumbers_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LabRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "labId" TEXT NOT NULL,
    "attemptId" TEXT,
    "paramsJson" TEXT NOT NULL,
    "eventId" TEXT,
    "guessesJson" TEXT NOT NULL,
    "lockedAt" DATETIME NOT NULL,
    "traceName" TEXT,
    "outcomeJson" TEXT,
    "ranAt" DATETIME,
    "question" TEXT,
    "reply" TEXT,
    "gradeJson" TEXT,
    "repliedAt" DATETIME,
    CONSTRAINT "LabRun_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LabRun_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LabRun_userId_labId_lockedAt_idx" ON "LabRun"("userId", "labId", "lockedAt");

-- CreateIndex
CREATE INDEX "LabRun_attemptId_idx" ON "LabRun"("attemptId");

