-- CreateTable
CREATE TABLE "PairSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "round" INTEGER NOT NULL DEFAULT 1,
    "previousId" TEXT,
    "scenarioId" TEXT NOT NULL,
    "rubricVersion" TEXT NOT NULL,
    "interviewerId" TEXT NOT NULL,
    "candidateId" TEXT,
    "attemptId" TEXT,
    "codeHash" TEXT,
    "codeExpiresAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PairSession_interviewerId_fkey" FOREIGN KEY ("interviewerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PairSession_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PairSession_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PairEvent" (
    "pairId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "byUserId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "json" TEXT NOT NULL,

    PRIMARY KEY ("pairId", "seq"),
    CONSTRAINT "PairEvent_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "PairSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PairEvent_byUserId_fkey" FOREIGN KEY ("byUserId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PairTick" (
    "pairId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "level" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "tickedAt" DATETIME NOT NULL,

    PRIMARY KEY ("pairId", "criterionId"),
    CONSTRAINT "PairTick_pairId_fkey" FOREIGN KEY ("pairId") REFERENCES "PairSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "PairSession_previousId_key" ON "PairSession"("previousId");

-- CreateIndex
CREATE UNIQUE INDEX "PairSession_attemptId_key" ON "PairSession"("attemptId");

-- CreateIndex
CREATE UNIQUE INDEX "PairSession_codeHash_key" ON "PairSession"("codeHash");

-- CreateIndex
CREATE INDEX "PairSession_interviewerId_createdAt_idx" ON "PairSession"("interviewerId", "createdAt");

-- CreateIndex
CREATE INDEX "PairSession_candidateId_createdAt_idx" ON "PairSession"("candidateId", "createdAt");

-- CreateIndex
CREATE INDEX "PairEvent_byUserId_idx" ON "PairEvent"("byUserId");

