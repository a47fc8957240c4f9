import { Link } from "@remix-run/react";
import { LinkButton } from "../../components/ui/button";
import { DataTable } from "../../components/ui/data-table";
import { DimensionTag } from "../../components/ui/dimension-tag";
import { LevelBadge } from "../../components/ui/level-badge";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { SIGNALS } from "../../domain/interview/hire-signal";
import type { InterviewReport } from "../../domain/interview/report/report-shape";
import {
  AUTOMATIC,
  headline,
  percent,
  probingWords,
  rangeWords,
  ruleWords,
  SEGMENT_TITLE,
  segmentWords,
  selfWords,
  timeWords,
} from "../../domain/interview/report/report-words";
import { DIMENSION_TITLE } from "../../domain/rubric/dimension";
import { sentenceCase } from "../../domain/wording/count";
import { paths } from "../../paths";
import type { LabEvidence } from "../../services/lab/lab-views";
import { PartReport } from "./part-report";

/** Words first: the signal, how sure it is, what to do next; then every criterion, with the candidate's own words. */
export function InterviewReportPage({
  report,
  evidence,
  labs,
}: {
  report: InterviewReport;
  evidence: readonly LabEvidence[];
  /** Scenarios with a lab. */
  labs: readonly string[];
}) {
  const { interviewId, verdict, level, minutes, startedAt } = report;
  return (
    <>
      <PageTitle
        kicker={
          <>
            Mock interview, {level}, {minutes} minutes, <Time iso={startedAt} />
          </>
        }
        lead={headline(report)}
      >
        {verdict === null ? "No signal" : sentenceCase(verdict.signal)}
      </PageTitle>
      <Measure>
        <p>{rangeWords(report)}</p>
        {selfWords(report) === null ? null : <p className="mt-3">{selfWords(report)}</p>}
        <p className="mt-3 text-sm text-ink-soft">
          {AUTOMATIC} <Link to={paths.trust()}>How far to trust a grade</Link>
        </p>
      </Measure>
      <NextSteps report={report} />
      <Rule report={report} />
      <TimeUsed report={report} />
      <Dimensions report={report} />
      <Section title="What the questions changed" headingAt="side">
        <p>{probingWords(report)}</p>
      </Section>
      {report.parts.map((part, index) => (
        <PartReport
          key={part.scenarioId}
          part={part}
          number={index + 1}
          hasLab={labs.includes(part.scenarioId)}
          evidence={evidence.filter(({ attemptId }) => attemptId === part.attemptId)}
        />
      ))}
      {report.closing === null ? null : (
        <Section title="Closing" headingAt="side">
          <p className="font-semibold">{report.closing.question}</p>
          <p className="own-words mt-2">{report.closing.reply ?? "No answer."}</p>
        </Section>
      )}
      <section className="no-print mt-10 border-t border-line pt-6">
        <h2 className="text-xl">Keep it</h2>
        <p className="mt-3 flex flex-wrap gap-3">
          <LinkButton to={paths.interviewFile(interviewId, "md")} reloadDocument>
            Markdown
          </LinkButton>
          <LinkButton to={paths.interviewFile(interviewId, "json")} reloadDocument>
            JSON
          </LinkButton>
        </p>
        <p className="mt-2 text-sm text-ink-soft">For a PDF, print this page: it has a style of its own for paper.</p>
      </section>
    </>
  );
}

function NextSteps({ report: { next } }: { report: InterviewReport }) {
  return (
    <Section title="Three things to practise next" headingAt="side">
      {next.length === 0 ? (
        <p>
          Nothing in it is left to practise: take <Link to={paths.library()}>another scenario</Link>, or hold the next
          one at staff level.
        </p>
      ) : (
        <ol className="grid list-decimal gap-4 pl-5">
          {next.map(({ attemptId, criterionId, scenarioId, scenarioTitle, title, dimension, level, missing }) => (
            <li key={`${attemptId}-${criterionId}`}>
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-semibold">{title}</span> <LevelBadge level={level} />{" "}
                <DimensionTag dimension={dimension} />
              </p>
              {missing === null ? null : <p>{sentenceCase(missing)}</p>}
              <p className="text-sm">
                <Link to={paths.contrast(attemptId)}>
                  Compare your answer<span className="sr-only"> on {title}</span>
                </Link>{" "}
                or <Link to={paths.scenario(scenarioId)}>practise {scenarioTitle}</Link>
              </p>
            </li>
          ))}
        </ol>
      )}
      <p className="no-print mt-4 text-sm text-ink-soft">
        Every criterion of this interview comes back in your <Link to={paths.review()}>reviews</Link>.
      </p>
    </Section>
  );
}

function Rule({ report }: { report: InterviewReport }) {
  const { chances } = report;
  if (chances === null) return null;
  return (
    <Section title="The rule, and how sure" headingAt="side">
      <ul className="grid list-disc gap-2 pl-5">
        {ruleWords(report).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="mt-5">
        <DataTable
          caption="Chance of each signal if the grader errs here as often as on the labelled answers it is measured on, each criterion on its own"
          columns={[
            { key: "signal", title: "Signal" },
            { key: "chance", title: "Chance", isNumber: true },
          ]}
          rows={[...SIGNALS].reverse().map((signal) => ({
            key: signal,
            cells: { signal: sentenceCase(signal), chance: percent(chances[signal]) },
          }))}
        />
      </div>
    </Section>
  );
}

function TimeUsed({ report }: { report: InterviewReport }) {
  const { parts, pace } = report;
  const rows = parts.flatMap(({ title, segments }, index) =>
    segments.map((segment) => ({
      key: `${String(index)}-${segment.kind}`,
      cells: { part: `${title}: ${SEGMENT_TITLE[segment.kind].toLowerCase()}`, time: segmentWords(segment) },
    })),
  );
  return (
    <Section title="Time" headingAt="side">
      <p className="mb-4">{timeWords(report)}</p>
      <DataTable
        caption="Time used of each part's budget"
        isCaptionHidden
        columns={[
          { key: "part", title: "Part" },
          { key: "time", title: "Used of budget", isNumber: true },
        ]}
        rows={[...rows, { key: "closing", cells: { part: "Closing", time: segmentWords(pace.closing) } }]}
      />
    </Section>
  );
}

function Dimensions({ report: { dimensions } }: { report: InterviewReport }) {
  if (dimensions.length === 0) return null;
  return (
    <Section title="By dimension" headingAt="side">
      <dl className="grid gap-2">
        {dimensions.map(({ dimension, levels }) => (
          <div
            key={dimension}
            className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line pb-2"
          >
            <dt>{DIMENSION_TITLE[dimension]}</dt>
            <dd className="flex flex-wrap gap-x-4">
              {levels.map((level, index) => (
                <LevelBadge key={index} level={level} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
