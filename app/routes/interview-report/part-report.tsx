import { Link } from "@remix-run/react";
import { LabEvidenceList } from "../../components/attempt/grade/lab-evidence";
import { LevelChange } from "../../components/attempt/grade/level-change";
import { OwnAnswer } from "../../components/attempt/own-answer";
import { DimensionTag } from "../../components/ui/dimension-tag";
import { Disclosure } from "../../components/ui/disclosure";
import { LevelBadge } from "../../components/ui/level-badge";
import { Measure, Section } from "../../components/ui/page";
import type { ReportCriterion, ReportPart } from "../../domain/interview/report/report-shape";
import { changeWords, clarificationWords, QUESTION_TITLE } from "../../domain/interview/report/report-words";
import { sentenceCase } from "../../domain/wording/count";
import { paths } from "../../paths";
import type { LabEvidence } from "../../services/lab/lab-views";

/** One scenario of the interview: what was asked, every criterion with the candidate's words, and what its lab said. */
export function PartReport({
  part,
  number,
  evidence,
  hasLab,
}: {
  part: ReportPart;
  hasLab: boolean;
  number: number;
  evidence: readonly LabEvidence[];
}) {
  const { attemptId, title, answer, criteria, clarifications, questions } = part;
  return (
    <Section title={`${String(number)}. ${title}`} aside={<PartLink part={part} />}>
      {attemptId === null ? (
        <p>This scenario was not reached.</p>
      ) : (
        <Measure>
          <p>{clarificationWords(part)}</p>
          {clarifications.asked.length + clarifications.missed.length === 0 ? null : (
            <ul className="mt-2 grid list-disc gap-1 pl-5 text-[0.94rem]">
              {clarifications.asked.map(({ id, ask, worth, because }) => (
                <li key={id}>
                  {ask} <span className="font-semibold">{sentenceCase(worth)}.</span> {because}
                </li>
              ))}
              {clarifications.missed.map(({ id, ask, because }) => (
                <li key={id}>
                  Not asked: {ask} {because}
                </li>
              ))}
            </ul>
          )}
          {answer === null ? <p className="mt-4">No design was handed in; a draft is kept with the attempt.</p> : null}
        </Measure>
      )}
      {criteria.map((criterion) => (
        <CriterionReport
          key={criterion.id}
          criterion={criterion}
          evidence={evidence.filter(({ outcome }) => outcome.criterionId === criterion.id)}
        />
      ))}
      {hasLab && attemptId !== null && answer !== null ? (
        <p className="no-print mt-4">
          <Link to={`${paths.grade(attemptId)}#lab`}>Run this design in its lab</Link>
        </p>
      ) : null}
      {questions.length === 0 ? null : <h3 className="mb-2 mt-8 font-semibold">What was asked</h3>}
      {questions.map((question) => (
        <article key={question.text} className="max-w-measure border-b border-line py-4 last:border-0">
          <p className="text-sm text-ink-soft">{QUESTION_TITLE[question.kind]}</p>
          <p className="font-semibold">{question.text}</p>
          {question.reply === null ? null : <p className="own-words mt-2">{question.reply}</p>}
          <p className="mt-2 text-ink-soft">{changeWords(question)}</p>
        </article>
      ))}
      {answer === null ? null : (
        <Disclosure summary="Your design, whole" className="mt-4">
          <OwnAnswer answer={answer} />
        </Disclosure>
      )}
    </Section>
  );
}

function PartLink({ part: { attemptId, answer, title } }: { part: ReportPart }) {
  if (attemptId === null) return null;
  return (
    <span className="no-print">
      <Link to={answer === null ? paths.design(attemptId) : paths.contrast(attemptId)}>
        {answer === null ? "Go on with the draft" : "Compare with two other answers"}
        <span className="sr-only">: {title}</span>
      </Link>
    </span>
  );
}

function CriterionReport({ criterion, evidence }: { criterion: ReportCriterion; evidence: readonly LabEvidence[] }) {
  const { title, dimension, self, initial, final, quotes, missing, warnings } = criterion;
  return (
    <article className="max-w-measure border-b border-line py-5">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-semibold">
          {title} <DimensionTag dimension={dimension} />
        </h3>
        <p className="flex flex-wrap items-baseline gap-x-4">
          <LevelBadge level={self} prefix="you" />
          {initial === final ? (
            <LevelBadge level={final} prefix="grade" />
          ) : (
            <LevelChange before={initial} after={final} />
          )}
        </p>
      </header>
      {quotes.map((quote) => (
        <blockquote key={quote} className="own-words mt-2 border-l-2 border-line pl-4">
          {quote}
        </blockquote>
      ))}
      {warnings.map((warning) => (
        <p key={warning} className="mt-2">
          <span className="font-semibold">Red flag:</span> {warning}
        </p>
      ))}
      {missing === null ? null : (
        <p className="mt-2">
          <span className="font-semibold">Still missing:</span> {missing}
        </p>
      )}
      <div className="mt-3">
        <LabEvidenceList evidence={evidence} />
      </div>
    </article>
  );
}
