import { Link } from "@remix-run/react";
import { LevelChart, type LevelChartData } from "../../components/figures/level-chart";
import { AttemptList } from "../../components/practice/attempt-list";
import { Recall } from "../../components/practice/recall";
import { LinkButton } from "../../components/ui/button";
import { DataTable } from "../../components/ui/data-table";
import { Disclosure } from "../../components/ui/disclosure";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { durationWords } from "../../domain/progress/active-time";
import { DIMENSION_MEANING, DIMENSION_TITLE } from "../../domain/rubric/dimension";
import { TRACK_TITLE } from "../../domain/scenario/track";
import { counted } from "../../domain/wording/count";
import { paths } from "../../paths";
import type { ProgressView } from "../../services/views";
import { Calibration } from "./calibration";
import { CriteriaHistory } from "./criteria-history";
import { Explain } from "./explain";
import { MasterySection } from "./mastery";
import { ReadinessSection } from "./readiness";
import { ReasoningSection } from "./reasoning";
import { meanWords, trendWords } from "./words";

/** What one can defend now and could not before: words first, then curves, then tables. */
export function ProgressPage({
  view,
  charts,
  reasoningChart,
}: {
  view: ProgressView;
  charts: readonly LevelChartData[];
  reasoningChart: LevelChartData | null;
}) {
  if (view.paging.total === 0) return <Empty />;
  const hasGrades = view.dimensions.some((one) => one.points.length > 0);
  return (
    <>
      <PageTitle lead={view.planLine ?? undefined}>What you can defend</PageTitle>
      <NextStep view={view} />
      {hasGrades ? (
        <>
          <Changes changes={view.changes} />
          <div className="mt-10 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
            {view.dimensions.map((one, index) => (
              <DimensionFigure key={one.dimension} dimension={one} chart={charts[index]} />
            ))}
          </div>
          <ChartTable view={view} />
          <ReadinessSection readiness={view.readiness} />
          <MasterySection view={view} />
          <ReasoningSection reasoning={view.reasoning} chart={reasoningChart} />
          <Calibration calibration={view.calibration} />
          {view.recall.count === 0 ? null : <Recall recall={view.recall} />}
          <TimeSpent time={view.time} reviews={view.reviewsThisMonth} />
          <CriteriaHistory criteria={view.criteria} />
        </>
      ) : (
        <Measure>
          <p>Nothing is graded yet. Submit an answer and judge it yourself; the curves begin with the first grade.</p>
        </Measure>
      )}
      <Section title="Attempts" id="attempts">
        <AttemptList attempts={view.attempts} hasScenario />
        <Paging paging={view.paging} />
      </Section>
    </>
  );
}

/** The one thing to do from here. */
function NextStep({ view: { next, planLine, reviewsFirst } }: { view: ProgressView }) {
  if (reviewsFirst !== null)
    return (
      <p className="no-print mb-8 flex max-w-measure flex-wrap items-center gap-x-4 gap-y-2">
        <LinkButton to={paths.review()} variant="primary">
          Begin the reviews
        </LinkButton>
        <span className="text-sm text-ink-soft">{reviewsFirst}</span>
        {next === null ? null : <Link to={paths.scenario(next.scenarioId)}>Then: {next.title}</Link>}
      </p>
    );
  if (next === null) return null;
  const to = next.openAttemptId === null ? paths.scenario(next.scenarioId) : paths.attempt(next.openAttemptId);
  return (
    <p className="no-print mb-8 flex max-w-measure flex-wrap items-center gap-x-4 gap-y-2">
      <LinkButton to={to} variant="primary">
        {next.title}
      </LinkButton>
      <span className="text-sm text-ink-soft">{next.reason}</span>
      {planLine === null ? <Link to={paths.plan()}>Make a plan</Link> : <Link to={paths.plan()}>Your plan</Link>}
    </p>
  );
}

function Changes({ changes }: { changes: readonly string[] }) {
  return (
    <section>
      <h2 className="text-xl">Since last month</h2>
      <ul className="mt-2 grid max-w-measure list-disc gap-1 pl-5">
        {changes.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Explain>
        <p>
          The last 30 days against everything before, by what was said before any probe. A dimension is named only when
          it is nine in ten sure that it moved and there are at least four answers on either side; the rest is chance.
        </p>
      </Explain>
    </section>
  );
}

function TimeSpent({ time, reviews }: { time: ProgressView["time"]; reviews: number }) {
  return (
    <Section title="Time spent" id="time" headingAt="side">
      <Measure>
        <p>
          {time.all === 0
            ? "No time has been measured yet."
            : `${durationWords(time.all)} in all, ${time.month === 0 ? "none of it" : durationWords(time.month)} in the last 30 days.`}
        </p>
        {time.tracks.length < 2 ? null : (
          <p className="mt-1 text-ink-soft">
            {time.tracks.map(({ track, seconds }) => `${TRACK_TITLE[track]}: ${durationWords(seconds)}`).join("; ")}.
          </p>
        )}
        {reviews === 0 ? null : (
          <p className="mt-1 text-ink-soft">
            And {counted(reviews, "review", "reviews")} in the last 30 days, which are not timed.
          </p>
        )}
        <Explain>
          <p>
            The time between one save or step of an attempt and the next, as the server saw them, in the loop, in mock
            interviews and in the second chair alike. A gap of more than 15 minutes counts as a break, none of it as
            work. Reading a page without doing anything is not seen.
          </p>
        </Explain>
      </Measure>
    </Section>
  );
}

function Paging({ paging: { page, pages, total } }: { paging: ProgressView["paging"] }) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages of attempts" className="no-print mt-4 flex flex-wrap gap-4 text-sm">
      <span className="text-ink-soft">
        Page {page} of {pages}, {total} attempts
      </span>
      {page > 1 ? <Link to={`${paths.progress(page - 1)}#attempts`}>Newer</Link> : null}
      {page < pages ? <Link to={`${paths.progress(page + 1)}#attempts`}>Older</Link> : null}
      <a href={paths.exportAttempts()}>All as CSV</a>
    </nav>
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
    <figure className="break-inside-avoid">
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
        attempt: (
          <>
            <Link to={paths.attempt(point.attemptId)}>{titleOf.get(point.attemptId) ?? "Attempt"}</Link>
            {point.attempts === 1 ? null : ` and ${String(point.attempts - 1)} before it`}
          </>
        ),
        at: <Time iso={point.at} />,
        level: `${point.level.toFixed(1)}, ${meanWords(point.level)}`,
      },
    })),
  );
  return (
    <Disclosure summary="How the curves are computed, and the same as a table" className="mt-6">
      <p className="mb-3 max-w-measure text-sm text-ink-soft">
        Per reasoning dimension, the mean level of its criteria in each graded attempt of your own words, answers to
        probes included. In a long history neighbouring attempts share one of 24 dots.
      </p>
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
