import type { CriterionGrade, GradeReport, Note, Quote } from "../../app/domain/grading/evidence";
import { coverageOf, weightedScore } from "../../app/domain/progress/levels";
import type { LevelOrUnknown } from "../../app/domain/rubric/level";
import type { Criterion } from "../../app/domain/rubric/schema";
import type { ContentLibrary } from "../../app/content/library.server";
import { joinForProbe, type Judge, type JudgeRequest, type ProbeRequest } from "../../app/judge/judge";

export type JudgeCall = ({ kind: "grade" } & JudgeRequest) | ({ kind: "probe" } & ProbeRequest);
export type PracticeJudge = Judge & { calls: JudgeCall[] };

/**
 * A judge whose grades can be read off the text: "headroom=2" grades that criterion at 2, "headroom=?" cannot tell, the last marker
 * wins, silence is 0. "contradicts" in a reply caps at Named; "all copied" flags the text as mostly copied.
 */
export function makeJudge(library: ContentLibrary): PracticeJudge {
  const calls: JudgeCall[] = [];
  const criteriaOf = (scenarioId: string): Criterion[] => library.get(scenarioId)?.rubric.criteria ?? [];
  return {
    name: "practice",
    calls,
    grade: (request) => {
      calls.push({ kind: "grade", ...request });
      const criteria = criteriaOf(request.scenarioId).map((criterion) => gradeOne(criterion, request.text, []));
      return Promise.resolve(report(request, criteria));
    },
    gradeProbe: (request) => {
      calls.push({ kind: "probe", ...request });
      const criterion = criteriaOf(request.scenarioId).find(({ id }) => id === request.criterionId);
      if (criterion === undefined) return Promise.reject(new Error(`no criterion ${request.criterionId}`));
      const contradiction: Note[] = request.probeAnswer.includes("contradicts")
        ? [{ kind: "contradiction", says: "Both cannot hold.", quotes: [] }]
        : [];
      return Promise.resolve(gradeOne(criterion, joinForProbe(request.answer, request.probeAnswer), contradiction));
    },
  };
}

function gradeOne(criterion: Criterion, text: string, notes: Note[]): CriterionGrade {
  const marker = [...text.matchAll(new RegExp(`\\b${criterion.id}=([0-3?])`, "g"))].at(-1);
  const level: LevelOrUnknown = marker === undefined ? 0 : toLevel(marker[1] ?? "0");
  const quotes: Quote[] =
    marker === undefined
      ? []
      : [{ start: marker.index, end: marker.index + marker[0].length, text: marker[0], marks: [] }];
  const capped = notes.length > 0 && level !== null && level > 1 ? 1 : level;
  return criterionGrade(criterion, capped, quotes, notes);
}

function toLevel(mark: string): LevelOrUnknown {
  const levels: Record<string, LevelOrUnknown> = { "0": 0, "1": 1, "2": 2, "3": 3 };
  return levels[mark] ?? null;
}

type Gradable = Pick<Criterion, "id" | "dimension" | "weight"> & { probes?: Criterion["probes"] };

/** A grade as the real graders shape it. */
export function criterionGrade(
  { id, dimension, weight, probes }: Gradable,
  level: LevelOrUnknown,
  quotes: Quote[] = [],
  notes: Note[] = [],
): CriterionGrade {
  const probeKey = level === 3 ? null : (level ?? "unsure");
  return {
    id,
    dimension,
    weight,
    level,
    confidence: "high",
    quotes,
    missing: level === 3 ? null : `say more about ${id}`,
    probe: probeKey === null ? null : (probes?.[probeKey] ?? `What about ${id}?`),
    probeKey,
    notes,
    rules: { level, named: [], links: [], support: [], because: `The marker says so for ${id}.` },
    examples: { expected: level, nearest: [{ id: "strong-one", similarity: 0.62, level: 2 }] },
  };
}

function report(request: JudgeRequest, criteria: CriterionGrade[]): GradeReport {
  return {
    scenario: request.scenarioId,
    rubricVersion: request.rubricVersion,
    graderVersion: "practice-1",
    score: weightedScore(criteria),
    max: 1,
    coverage: coverageOf(criteria),
    criteria,
    masked: [],
    flags: request.text.includes("all copied") ? ["mostly-copied"] : [],
    wordCount: request.text.split(/\s+/).length,
  };
}
