import { clockWords } from "./report/report-words";
import type { InterviewState, QuestionKind } from "./state";

/** A line of the conversation. `note` is neither: something that happened, in a few words. */
export type TranscriptLine = {
  id: string;
  who: "interviewer" | "you" | "note";
  text: string;
  at: Date;
  kind: "opening" | "brief" | "clarification" | "design" | QuestionKind | "between" | "pause" | "end";
};

export type SpokenTexts = {
  /** Per part: the question of its brief. */
  questions: readonly string[];
  /** Per part: what each clarifying question asks and reveals. */
  clarifications: readonly ReadonlyMap<string, { ask: string; answer: string }>[];
};

/** What was said so far, in order: a description of the state, so that every look at the room reads the same. */
export function transcriptOf(state: InterviewState, texts: SpokenTexts): TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  const say = (line: TranscriptLine) => lines.push(line);
  for (const [index, part] of state.parts.entries()) {
    const id = (suffix: string) => `${String(index)}-${suffix}`;
    const at = part.beganAt;
    say({ id: id("open"), who: "interviewer", kind: "opening", at, text: openingOf(state, index) });
    say({ id: id("brief"), who: "interviewer", kind: "brief", at, text: texts.questions[index] ?? "" });
    for (const asked of part.clarifications) {
      const text = texts.clarifications[index]?.get(asked.id);
      if (text === undefined) continue;
      const common = { kind: "clarification", at: asked.at } as const;
      say({ id: id(`ask-${asked.id}`), who: "you", text: text.ask, ...common });
      say({ id: id(`answer-${asked.id}`), who: "interviewer", text: text.answer, ...common });
    }
    if (part.readAt !== null) {
      say({ id: id("design"), who: "note", kind: "design", at: part.readAt, text: "You handed your design in." });
    }
    for (const { question, at: askedAt, reply } of part.asked) {
      say({ id: question.id, who: "interviewer", kind: question.kind, at: askedAt, text: question.text });
      if (reply === null) continue;
      const text = reply.text ?? "You passed.";
      say({
        id: `${question.id}-reply`,
        who: reply.text === null ? "note" : "you",
        kind: question.kind,
        at: reply.at,
        text,
      });
    }
  }
  closingLines(state, say);
  for (const [index, { from, to }] of state.pauses.entries()) {
    const text =
      to === null ? "Paused." : `Paused for ${clockWords(Math.round((to.getTime() - from.getTime()) / 1000))}.`;
    say({ id: `pause-${String(index)}`, who: "note", kind: "pause", at: from, text });
  }
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function closingLines(state: InterviewState, say: (line: TranscriptLine) => void): void {
  if (state.stage === "between") {
    const at = state.clock.since ?? state.parts.at(-1)?.beganAt;
    if (at !== undefined) say({ id: "between", who: "interviewer", kind: "between", at, text: betweenOf(state) });
  }
  const { closing, closedAt } = state;
  if (closing !== null) {
    say({ id: "closing", who: "interviewer", kind: "closing", at: closing.at, text: closing.question.text });
    if (closing.reply !== null) {
      const { text, at } = closing.reply;
      say({
        id: "closing-reply",
        who: text === null ? "note" : "you",
        kind: "closing",
        at,
        text: text ?? "You passed.",
      });
    }
  }
  if (closedAt !== null) {
    const text = state.isEarly ? "You ended the interview." : "Thank you. That is all from me.";
    say({ id: "end", who: state.isEarly ? "note" : "interviewer", kind: "end", at: closedAt, text });
  }
}

function openingOf({ plan }: InterviewState, index: number): string {
  const { parts, minutes } = plan;
  const design = Math.round((parts[index]?.designSeconds ?? 0) / 60);
  const budget = `About ${String(design)} minutes for the design, then I ask.`;
  if (index > 0) return `Next one. ${budget}`;
  const designs = parts.length === 1 ? "one design" : parts.length === 2 ? "two designs" : "three designs";
  return `Good to meet you. We have ${String(minutes)} minutes and ${designs}. I listen for reasons: what you would do, because of what, and when it stops holding. Ask what you need to know before you design. ${budget}`;
}

function betweenOf({ plan, parts }: InterviewState): string {
  return parts.length < plan.parts.length
    ? "Thank you. That is all I ask about this one. Tell me when you are ready for the next."
    : "Thank you. That is all I ask about this one. One more thing before we stop.";
}
