import { stringify } from "csv-stringify/sync";
import { listPastAttempts } from "../../db/progress-repo.server";
import { cardOf, type Card } from "../../domain/account/criteria-cards";
import type { AppContext } from "../context.server";
import { textsByVersion } from "../attempt/attempt-texts.server";

/** What Anki reads before the cards: https://docs.ankiweb.net/importing/text-files.html#file-headers */
const HEADER = [
  "#separator:tab",
  "#html:false",
  "#notetype:Basic",
  "#deck:defend-it",
  "#columns:Front\tBack\tTags",
  "#tags column:3",
];

/**
 * The criteria whose answers a learner has seen (those of finished attempts) as a file that Anki imports: a file for cards must not
 * give away what is still to be tried. Each criterion once, with the text of the newest attempt.
 */
export async function exportCriteriaCards(ctx: Pick<AppContext, "db" | "library">, userId: string): Promise<string> {
  const finished = (await listPastAttempts(ctx.db, userId)).filter(({ phase }) => phase === "finished");
  const texts = await textsByVersion(ctx, finished);
  const cards = new Map<string, Card>();
  for (const { scenarioId, rubricVersion, criteria } of finished) {
    const known = texts.get(rubricVersion);
    if (known === undefined) continue;
    const { title: scenarioTitle, track } = known.scenario;
    for (const criterion of known.rubric.criteria) {
      const key = `${scenarioId}/${criterion.id}`;
      const level = criteria.find(({ criterionId }) => criterionId === criterion.id)?.final ?? null;
      if (!cards.has(key)) cards.set(key, cardOf(criterion, { scenarioTitle, track, level }));
    }
  }
  const rows = [...cards.values()].map(({ front, back, tags }) => [front, back, tags]);
  return `${HEADER.join("\n")}\n${stringify(rows, { delimiter: "\t", record_delimiter: "unix" })}`;
}
