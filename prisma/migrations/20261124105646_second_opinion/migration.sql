-- CreateTable
CREATE TABLE "SecondOpinion" (
    "attemptId" TEXT NOT NULL PRIMARY KEY,
    "host" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "promptVersion" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "replyJson" TEXT NOT NULL,
    "opinionJson" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    CONSTRAINT "SecondOpinion_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JudgeUse" (
    "userId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "tokens" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "day"),
    CONSTRAINT "JudgeUse_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JudgeDay" (
    "day" TEXT NOT NULL PRIMARY KEY,
    "tokens" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "SecondOpinion_contentHash_idx" ON "SecondOpinion"("contentHash");

