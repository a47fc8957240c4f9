-- CreateTable
CREATE TABLE "MissedPoint" (
    "attemptId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "wantedLevel" INTEGER NOT NULL,
    "reason" TEXT,
    "gradedLevel" INTEGER,
    "rubricVersion" TEXT NOT NULL,
    "graderVersion" TEXT NOT NULL,
    "notedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("attemptId", "criterionId", "quote"),
    CONSTRAINT "MissedPoint_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

