// Run as a process of its own by tests/db.test.ts: reads a row and writes it back, many times.
import { createDb } from "../../app/db/client.server";

const [file, rounds] = process.argv.slice(2);
if (file === undefined || rounds === undefined) throw new Error("usage: increment <file> <rounds>");
const db = createDb(file);
for (let i = 0; i < Number(rounds); i += 1) {
  await db.$transaction(async (tx) => {
    const row = await tx.rateLimiterFlexible.findUniqueOrThrow({ where: { key: "row" } });
    await tx.rateLimiterFlexible.update({ where: { key: "row" }, data: { points: row.points + 1 } });
  });
}
await db.$disconnect();
