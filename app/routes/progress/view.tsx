import { Link } from "@remix-run/react";
import { LevelChart, type LevelChartData } from "../../components/figures/level-chart";
import { AttemptList } from "../../components/practice/attempt-list";
import { LinkButton } from "../../components/ui/button";
import { DataTable } from "../../components/ui/data-table";
import { Disclosure } from "../../components/ui/disclosure";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { DIMENSION_MEANING, DIMENSION_TITLE } from "../../domain/rubric/schema";
import { paths } from "../../paths";
import type { ProgressView } from "../../services/views";
import { Calibration } from "./calibration";
import { CriteriaHistory } from "./criteria-history";
import { meanWords, trendWords } from "./words";

/** What one can defend now and could not before: words first, then curves, then tables. */
export function ProgressPage({ view, charts }: { view: ProgressView; charts: readonly LevelChartData[] }) {
  if (view.attempts.length === 0) return <Empty />;
  const hasGrades = view.dimensions.some((one) => one.points.length > 0);
  return (
    <>
      <PageTitle lead="Per reasoning dimension: the mean level of its criteria in each graded attempt, answers to probes included.">
        What you can defend
      </PageTitle>
      {hasGrades ? (
        <>
          <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
            {view.dimensions.map((one, index) => (
              <DimensionFigure key={one.dimension} dimension={one} chart={charts[index]} />
            ))}
          </div>
          <ChartTable view={view} />
          <Calibration view={view} />
          <CriteriaHistory criteria={view.criteria} />
        </>
      ) : (
        <Measure>
          <p>Nothing is graded yet. Submit an answer and judge it yourself; the curves begin with the first grade.</p>
        </Measure>
      )}
      <Section title="Attempts">
        <AttemptList attempts={view.attempts} hasScenario />
      </Section>
    </>
  );
}

function Empty() {
  return (
    <>
      <PageTitle lead="Here stands what you can defend now and could not six weeks ago, how well you judge yourself, and every attempt.">
        Progress
      </PageTitle>
      <Measure>
        <p>It begins with your first graded answer. One scenario is enough for the first line of the record.</p>
        <p className="mt-5">
          <LinkButton to={paths.library()} variant="primary">
            Choose a scenario
          </LinkButton>
        </p>
      </Measure>
    </>
  );
}

function DimensionFigure({
  dimension: { dimension, points, latest },
  chart,
}: {
  dimension: ProgressView["dimensions"][number];
  chart: LevelChartData | undefined;
}) {
  return (
    <figure>
      <figcaption className="mb-2">
        <span className="font-semibold">{DIMENSION_TITLE[dimension]}</span>
        <span className="block text-sm text-ink-soft">
          {latest === null ? `${DIMENSION_MEANING[dimension]}: nothing graded yet` : `now ${meanWords(latest)}`}
        </span>
      </figcaption>
      {chart === undefined || points.length === 0 ? null : (
        <LevelChart
          chart={chart}
          title={`${DIMENSION_TITLE[dimension]}: level over attempts`}
          summary={trendWords(points.map((point) => point.level))}
        />
      )}
    </figure>
  );
}

function ChartTable({ view }: { view: ProgressView }) {
  const titleOf = new Map(view.attempts.map((attempt) => [attempt.id, attempt.scenarioTitle]));
  const rows = view.dimensions.flatMap((one) =>
    one.points.map((point) => ({
      key: `${one.dimension}-${point.attemptId}`,
      cells: {
        dimension: DIMENSION_TITLE[one.dimension],
        attempt: <Link to={paths.attempt(point.attemptId)}>{titleOf.get(point.attemptId) ?? "Attempt"}</Link>,
        at: <Time iso={point.at} />,
        level: `${point.level.toFixed(1)}, ${meanWords(point.level)}`,
      },
    })),
  );
  return (
    <Disclosure summary="The curves as a table" className="mt-6">
      <DataTable
        caption="Mean level per dimension and attempt; 0 is Not found, 3 is Defended"
        columns={[
          { key: "dimension", title: "Dimension" },
          { key: "attempt", title: "Attempt" },
          { key: "at", title: "When" },
          { key: "level", title: "Mean level" },
        ]}
        rows={rows}
      />
    </Disclosure>
  );
}
