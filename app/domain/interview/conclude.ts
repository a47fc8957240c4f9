import type { AttemptEvent, SettledProbe, SettledTwist } from "../attempt/state";
import { finalLevel } from "../progress/levels";
import type { InterviewState } from "./state";

/** What was asked, answered and judged over one scenario of an interview, as the one event that its attempt takes in. */
export function concludedPart(
  state: InterviewState,
  index: number,
  at: Date,
): Extract<AttemptEvent, { kind: "interviewed" }> {
  const part = state.parts[index];
  const before = new Map((part?.read ?? []).map(({ id, level }) => [id, level]));
  const probes: SettledProbe[] = [];
  let twist: SettledTwist | null = null;
  for (const { question, reply, at: askedAt } of part?.asked ?? []) {
    const { kind, key, text: asked } = question;
    if (kind === "twist") {
      twist = { id: key, text: reply?.text ?? null, grades: [...(reply?.grades ?? [])], at: reply?.at ?? askedAt };
      continue;
    }
    const [criterionId] = question.criterionIds;
    if (criterionId === undefined) continue;
    const levelBefore = before.get(criterionId) ?? null;
    const grade = reply?.grades.find(({ id }) => id === criterionId) ?? null;
    probes.push({
      criterionId,
      key,
      question: asked,
      text: reply?.text ?? null,
      levelBefore,
      levelAfter: finalLevel(levelBefore, grade, null),
      grade,
      at: reply?.at ?? askedAt,
    });
  }
  return { kind: "interviewed", levels: new Map(Object.entries(state.self[index] ?? {})), probes, twist, at };
}
