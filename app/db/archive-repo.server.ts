import type { DbOrTx } from "./client.server";

const EVERYTHING = {
  conflicts: { orderBy: { createdAt: "asc" } },
  clarifications: { orderBy: { askedAt: "asc" } },
  hints: { orderBy: { step: "asc" } },
  grades: true,
  probeAnswers: { orderBy: { answeredAt: "asc" } },
  twistAnswers: true,
  contrastNotes: { orderBy: { answeredAt: "asc" } },
  missedPoints: { orderBy: { notedAt: "asc" } },
  secondOpinion: true,
  numbers: true,
} as const;

/** What was stored as JSON text, as the value that it stands for. */
function parsed(json: string | null): unknown {
  return json === null ? null : (JSON.parse(json) as unknown);
}

/** Everything that is stored about a learner's attempts, oldest first, as plain values; column names are the export's names. */
export async function readAttemptArchive(db: DbOrTx, userId: string) {
  const rows = await db.attempt.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: EVERYTHING,
  });
  return rows.map(
    ({
      userId: _owner,
      levels: _digest,
      reportJson,
      probeAnswers,
      twistAnswers,
      secondOpinion,
      numbers,
      ...attempt
    }) => ({
      ...attempt,
      report: parsed(reportJson),
      probeAnswers: probeAnswers.map(({ gradeJson, ...answer }) => ({ ...answer, grade: parsed(gradeJson) })),
      twistAnswers: twistAnswers.map(({ gradeJson, ...answer }) => ({ ...answer, grades: parsed(gradeJson) })),
      secondOpinion: secondOpinion === null ? null : opened(secondOpinion),
      numbers: numbers === null ? null : confirmed(numbers),
    }),
  );
}

function opened<T extends { replyJson: string; opinionJson: string }>({ replyJson, opinionJson, ...rest }: T) {
  return { ...rest, reply: parsed(replyJson), opinion: parsed(opinionJson) };
}

function confirmed({ json, ...rest }: { attemptId: string; json: string; confirmedAt: Date }) {
  return { ...rest, numbers: parsed(json) };
}

/** Gives all attempts of one user to another; returns how many. */
export async function moveAttempts(tx: DbOrTx, fromUserId: string, toUserId: string): Promise<number> {
  const { count } = await tx.attempt.updateMany({ where: { userId: fromUserId }, data: { userId: toUserId } });
  return count;
}

/** Whether the user exists and has no account: only a guest's work may be given away. */
export async function isGuest(db: DbOrTx, userId: string): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { email: true } });
  return user !== null && user.email === null;
}
