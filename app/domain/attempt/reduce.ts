import { phaseIndex } from "./attempt";
import { countsForProgress, finalLevel } from "../progress/levels";
import { currentProbe, planProbes, type PlannedProbe } from "./probes";
import type { AttemptEvent, AttemptState, CriterionState, Reduced, Refusal, SettledProbe } from "./state";

type EventOf<Kind extends AttemptEvent["kind"]> = Extract<AttemptEvent, { kind: Kind }>;

/**
 * The attempt after an event, or the reason why it cannot happen. An event that has happened already, with the same content, returns
 * the very same object: a repeated request changes nothing, and the caller sees that there is nothing to write.
 */
export function reduceAttempt(state: AttemptState, event: AttemptEvent): Reduced {
  switch (event.kind) {
    case "clarification-asked":
      return askClarification(state, event);
    case "hint-taken":
      return takeHint(state, event);
    case "submitted":
      return submit(state, event);
    case "self-judged":
      return judgeSelf(state, event);
    case "probing-begun":
      return beginProbing(state);
    case "probe-settled":
      return settleProbe(state, event);
    case "twist-posed":
      return poseTwist(state, event);
    case "twist-settled":
      return settleTwist(state, event);
    case "contrast-begun":
      return beginContrast(state);
    case "difference-said":
      return sayDifference(state, event);
    case "interviewed":
      return conclude(state, event);
    case "finished":
      return finish(state, event);
  }
}

/** The interviewer's questions of this attempt, in order; none before the design is submitted. */
export function probesOf(state: AttemptState): PlannedProbe[] {
  return state.submission === null ? [] : planProbes(state.submission.report.criteria);
}

const refuse = (refused: Refusal): Reduced => ({ refused });

function isPast(state: AttemptState, phase: AttemptState["phase"]): boolean {
  return phaseIndex(state.phase) > phaseIndex(phase);
}

function askClarification(state: AttemptState, { id, worth, at }: EventOf<"clarification-asked">): Reduced {
  if (state.clarifications.some((asked) => asked.id === id)) return { state };
  if (state.phase !== "design") return refuse("design-locked");
  return { state: { ...state, clarifications: [...state.clarifications, { id, worth, at }] } };
}

function takeHint(state: AttemptState, { step, at }: EventOf<"hint-taken">): Reduced {
  if (state.hints.some((taken) => taken.step === step)) return { state };
  if (state.phase !== "design") return refuse("design-locked");
  if (step !== state.hints.length) return refuse("hint-order");
  return { state: { ...state, hints: [...state.hints, { step, at }] } };
}

function submit(state: AttemptState, { text, report, at }: EventOf<"submitted">): Reduced {
  if (state.submission !== null) return state.submission.text === text ? { state } : refuse("submitted-before");
  const criteria = report.criteria.map(({ id, dimension, weight, level }): CriterionState => ({
    id,
    dimension,
    weight,
    self: null,
    initial: level,
    final: level,
  }));
  const submission = { text, at, report, isCounted: countsForProgress(report) };
  return { state: { ...state, phase: "judge", submission, criteria } };
}

function judgeSelf(state: AttemptState, { levels, at }: EventOf<"self-judged">): Reduced {
  if (state.submission === null) return refuse("submit-first");
  if (state.phase !== "judge") {
    const isSame = state.criteria.every(({ id, self }) => levels.get(id) === self);
    return isSame ? { state } : refuse("judged-before");
  }
  const criteria: CriterionState[] = [];
  for (const criterion of state.criteria) {
    const self = levels.get(criterion.id);
    if (self === undefined) return refuse("judge-every-criterion");
    criteria.push({ ...criterion, self });
  }
  return { state: { ...state, phase: "grade", judgedAt: at, criteria } };
}

function beginProbing(state: AttemptState): Reduced {
  if (isPast(state, "grade")) return { state };
  if (state.phase !== "grade") return refuse(state.submission === null ? "submit-first" : "judge-first");
  return { state: { ...state, phase: "probe" } };
}

function settleProbe(state: AttemptState, { criterionId, text, grade, at }: EventOf<"probe-settled">): Reduced {
  const before = state.probes.find((probe) => probe.criterionId === criterionId);
  if (before !== undefined) return before.text === text ? { state } : refuse("probe-settled-before");
  if (state.phase !== "probe") return refuse(isPast(state, "probe") ? "probe-not-current" : "see-grade-first");
  const current = currentProbe(probesOf(state), state.probes);
  if (current?.criterionId !== criterionId) return refuse("probe-not-current");
  const { key, question, levelBefore } = current;
  const levelAfter = finalLevel(levelBefore, grade, null);
  const settled: SettledProbe = { criterionId, key: String(key), question, text, levelBefore, levelAfter, grade, at };
  return { state: withFinalLevels({ ...state, probes: [...state.probes, settled] }) };
}

function poseTwist(state: AttemptState, { twistId }: EventOf<"twist-posed">): Reduced {
  if (isPast(state, "probe")) return { state };
  if (state.phase === "design") return refuse("submit-first");
  if (state.phase === "judge") return refuse("judge-first");
  if (currentProbe(probesOf(state), state.probes) !== null) return refuse("probes-open");
  return { state: { ...state, phase: "twist", twistId } };
}

function settleTwist(state: AttemptState, { text, grades, at }: EventOf<"twist-settled">): Reduced {
  if (state.twist !== null) return state.twist.text === text ? { state } : refuse("twist-settled-before");
  if (state.phase !== "twist" || state.twistId === null) return refuse("twist-first");
  return { state: withFinalLevels({ ...state, twist: { id: state.twistId, text, grades, at } }) };
}

function beginContrast(state: AttemptState): Reduced {
  if (isPast(state, "twist")) return { state };
  if (state.phase !== "twist") return refuse("twist-first");
  if (state.twist === null) return refuse("twist-open");
  return { state: { ...state, phase: "contrast" } };
}

function sayDifference(state: AttemptState, { criterionId, text, at }: EventOf<"difference-said">): Reduced {
  const before = state.differences.find((said) => said.criterionId === criterionId);
  if (before !== undefined) return before.text === text ? { state } : refuse("difference-said-before");
  if (state.phase !== "contrast") return refuse("contrast-first");
  if (!state.criteria.some(({ id }) => id === criterionId)) return refuse("criterion-unknown");
  return { state: { ...state, differences: [...state.differences, { criterionId, text, at }] } };
}

function finish(state: AttemptState, { at }: EventOf<"finished">): Reduced {
  if (state.phase === "finished") return { state };
  if (state.phase !== "contrast") return refuse("contrast-first");
  const said = new Set(state.differences.map(({ criterionId }) => criterionId));
  if (state.criteria.some(({ id }) => !said.has(id))) return refuse("differences-open");
  return { state: { ...state, phase: "finished", finishedAt: at } };
}

/** What was asked elsewhere, in the room of a mock interview, becomes the attempt's own; it goes on with the comparison. */
function conclude(state: AttemptState, { levels, probes, twist, at }: EventOf<"interviewed">): Reduced {
  if (state.submission === null) return refuse("submit-first");
  if (state.phase !== "judge") {
    const isSame = state.criteria.every(({ id, self }) => levels.get(id) === self);
    return isSame && isPast(state, "twist") ? { state } : refuse("interviewed-before");
  }
  const judged = judgeSelf(state, { kind: "self-judged", levels, at });
  if ("refused" in judged) return judged;
  const settled = { ...judged.state, probes, twistId: twist?.id ?? null, twist };
  return { state: withFinalLevels({ ...settled, phase: "contrast" }) };
}

/** Final levels are always recomputed from what was frozen and what was replied, so that their history cannot drift. */
function withFinalLevels(state: AttemptState): AttemptState {
  const criteria = state.criteria.map((criterion) => ({
    ...criterion,
    final: finalLevel(
      criterion.initial,
      state.probes.find(({ criterionId }) => criterionId === criterion.id)?.grade ?? null,
      state.twist?.grades.find(({ id }) => id === criterion.id) ?? null,
    ),
  }));
  return { ...state, criteria };
}
