import { renderMarkdown } from "../../content/markdown.server";
import type { Scenario } from "../../domain/scenario/schema";
import type { BriefView } from "../views";

// Content is frozen, so one rendering per loaded scenario serves every request.
const briefs = new WeakMap<Scenario, BriefView>();

/** The situation as it is shown: nothing in it gives away criteria, hints, twists or model answers. */
export function briefView(scenario: Scenario): BriefView {
  const known = briefs.get(scenario);
  if (known !== undefined) return known;
  const { id, title, track, question, minutes } = scenario;
  const brief: BriefView = {
    id,
    title,
    track,
    question,
    storyHtml: renderMarkdown(scenario.brief.story),
    facts: scenario.brief.facts.map(({ label, value, note }) => ({ label, value, note: note ?? null })),
    diagram: scenario.brief.diagram ?? null,
    minutes,
  };
  briefs.set(scenario, brief);
  return brief;
}
