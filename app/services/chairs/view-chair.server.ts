import { findLiveText, findNews } from "../../db/pair-repo.server";
import { isInvitationOpen, readCode, showCode } from "../../domain/chairs/code";
import { stageOf } from "../../domain/chairs/session";
import { candidateSees, interviewerSees, type InterviewerSees } from "../../domain/chairs/views";
import { attemptSteps, formatCursor } from "../../domain/chairs/wire";
import type { Criterion } from "../../domain/rubric/schema";
import { briefView } from "../attempt/brief.server";
import type { AppContext } from "../context.server";
import { viewDesign } from "../view/view-design.server";
import type { CandidateChair, ChairFrame, ChairView, Desk, InterviewerChair, RubricItem } from "./chair-views";
import { hashCode } from "./invitation-code.server";
import { openPair, type OpenPair, type PairKey } from "./open-pair.server";

/** A round as its reader's chair may see it. `code` is what the interviewer's own address still holds of the invitation. */
export async function viewChair(ctx: AppContext, key: PairKey, code: string | null = null): Promise<ChairView> {
  const frame = await chairFrame(ctx, key);
  const opened = await openPair(ctx, key);
  return opened.role === "interviewer"
    ? interviewerChair(ctx, key, opened, { ...frame, title: opened.texts.scenario.title, code })
    : candidateChair(ctx, key, opened, frame);
}

/** Read before everything else: what happens while the page is made is told by the stream once more, never left out. */
export async function chairFrame(ctx: AppContext, { userId, pairId }: PairKey): Promise<ChairFrame> {
  const news = await findNews(ctx.db, userId, { pairId, afterSeq: 0 });
  const attempt = news?.attempt ?? null;
  const seq = news?.events.at(-1)?.seq ?? 0;
  const steps = attempt === null ? 0 : attemptSteps(attempt.phase, attempt.clarifications);
  const cursor = formatCursor({ seq, revision: attempt?.revision ?? 0, steps });
  return { id: pairId, cursor, renderedAt: ctx.now().toISOString(), title: null, lineKey: ctx.newId() };
}

async function candidateChair(
  ctx: AppContext,
  { userId }: PairKey,
  { state, texts, attempt }: OpenPair,
  frame: ChairFrame,
): Promise<CandidateChair> {
  const isBegun = state.begunAt !== null && attempt !== null;
  const desk = isBegun ? deskOf(await viewDesign(ctx, { userId, attemptId: attempt.id })) : null;
  const title = isBegun ? texts.scenario.title : null;
  return { role: "candidate", frame: { ...frame, title }, sees: candidateSees(state), desk };
}

/** Without hints: whoever sits opposite gives them. What a question was worth is told with the grade. */
function deskOf({ frame, asked, ...view }: Awaited<ReturnType<typeof viewDesign>>): Desk {
  const { brief, expectations, draft, limits, isLocked, askable, conflicts } = view;
  return {
    ...{ attemptId: frame.id, brief, expectations, draft, limits, isLocked, askable, conflicts },
    asked: asked.map(({ id, ask, answer }) => ({ id, ask, answer })),
  };
}

async function interviewerChair(
  ctx: AppContext,
  { userId, pairId }: PairKey,
  { row, state, texts: { scenario, rubric } }: OpenPair,
  { code, ...frame }: ChairFrame & { title: string; code: string | null },
): Promise<InterviewerChair> {
  const sees = interviewerSees(state);
  const live = await findLiveText(ctx.db, userId, pairId);
  const { codeExpiresAt: expiresAt, candidateId, codeHash } = row;
  const isKnown = code !== null && hashCode(readCode(code) ?? "") === codeHash;
  return {
    role: "interviewer",
    ...{ frame, sees, brief: briefView(scenario), expectations: scenario.expectations },
    invitation:
      stageOf(state) !== "invited" || expiresAt === null
        ? null
        : {
            expiresAt: expiresAt.toISOString(),
            isOpen: isInvitationOpen({ expiresAt, candidateId }, ctx.now()),
            code: isKnown ? showCode(readCode(code) ?? "") : null,
          },
    clarifications: scenario.clarifications.map((one) => ({ ...one, isAsked: sees.clarificationIds.includes(one.id) })),
    twists: scenario.twists.map(({ id, change, ask, shifts, stays }) => ({ id, change, ask, shifts, stays })),
    criteria: rubric.criteria.map((criterion) => rubricItem(criterion, sees)),
    live: { text: live?.text ?? "", revision: live?.revision ?? 0, savedAt: live?.savedAt?.toISOString() ?? null },
  };
}

const PROBE_ORDER = ["0", "1", "2", "unsure"] as const;

function rubricItem(criterion: Criterion, { said, ticks }: InterviewerSees): RubricItem {
  const { id, title, dimension, weight, why, knowledge, reasoning, probes } = criterion;
  const asked = said.flatMap(({ probe }) => (probe?.criterionId === id ? [probe.key] : []));
  const tick = ticks.find(({ criterionId }) => criterionId === id);
  return {
    ...{ id, title, dimension, weight, why, knowledge: knowledge.say, reasoning: reasoning.say },
    probes: PROBE_ORDER.map((key) => ({ key, question: probes[key], isAsked: asked.includes(key) })),
    level: tick?.level ?? null,
    note: tick?.note ?? "",
  };
}
