import { Link } from "@remix-run/react";
import { LinkButton } from "../../components/ui/button";
import { DimensionTag } from "../../components/ui/dimension-tag";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { MINUTES_EACH } from "../../domain/review/bounds";
import { counted, sentenceCase } from "../../domain/wording/count";
import { paths } from "../../paths";
import type { ReviewView } from "../../services/review/review-views";
import { Recall } from "../../components/practice/recall";

/** What is due today, what waits and until when, and one way to begin. */
export function ReviewPage({ view }: { view: ReviewView }) {
  const { today, recall } = view;
  const [first] = today;
  return (
    <>
      <PageTitle lead={lead(view)}>Review</PageTitle>
      {first === undefined ? (
        <Nothing view={view} />
      ) : (
        <>
          <p>
            <LinkButton to={paths.reviewQuestion(first.scenarioId, first.criterionId)} variant="primary" size="large">
              {view.doneToday === 0 ? "Begin" : "Go on"} <span aria-hidden="true">→</span>
            </LinkButton>
          </p>
          <Section title="Today" aside={<Waiting view={view} />}>
            <ol className="grid max-w-measure">
              {today.map((item) => (
                <li
                  key={`${item.scenarioId}/${item.criterionId}`}
                  className="border-b border-line py-2 first:pt-0 last:border-0"
                >
                  <p className="font-semibold">{item.title}</p>
                  <p className="text-sm text-ink-soft">
                    <DimensionTag dimension={item.dimension} /> in {item.scenarioTitle}
                    {item.isLeech ? ", with its two answers to read first" : null}
                  </p>
                </li>
              ))}
            </ol>
          </Section>
        </>
      )}
      {recall.count === 0 ? null : <Recall recall={recall} />}
      <p className="mt-10 text-sm text-ink-soft">
        How many a day, and how firmly: <Link to={paths.reviewSettings()}>review settings and calendar</Link>.
      </p>
    </>
  );
}

function lead({ today, doneToday }: ReviewView): string {
  const done = doneToday === 0 ? "" : ` ${sentenceCase(counted(doneToday, "is", "are"))} done today.`;
  if (today.length === 0) return `Nothing is left for today.${done}`;
  const questions = sentenceCase(counted(today.length, "question", "questions"));
  return `${questions}, about ${String(today.length * MINUTES_EACH)} minutes: each asked another way than last time.${done}`;
}

function Waiting({ view: { waiting, later, dailyCap } }: { view: ReviewView }) {
  if (waiting.until === null) return later === 0 ? null : <>{later} more on later days</>;
  return (
    <>
      {waiting.count} more are spread until <Time iso={waiting.until} detail="date" />, {dailyCap} a day at most
    </>
  );
}

function Nothing({ view }: { view: ReviewView }) {
  const { nextAt, waiting, later } = view;
  if (later === 0 && waiting.until === null && view.doneToday === 0) {
    return (
      <Measure>
        <p>
          Here comes back what you have practised, one criterion at a time, shortly before you would forget it. Finish a
          first attempt, and its criteria find their way here.
        </p>
        <p className="mt-5">
          <LinkButton to={paths.library()} variant="primary">
            Choose a scenario
          </LinkButton>
        </p>
      </Measure>
    );
  }
  return (
    <Measure>
      <p>
        {waiting.until !== null ? (
          <>
            {sentenceCase(counted(waiting.count, "question waits", "questions wait"))}, spread over the days until{" "}
            <Time iso={waiting.until} detail="date" />. More today would help less than it costs.
          </>
        ) : nextAt === null ? null : (
          <>
            The next one comes back on <Time iso={nextAt} detail="date" />.
          </>
        )}
      </p>
      <p className="mt-5">
        <LinkButton to={paths.home()} variant="primary">
          What else is there today
        </LinkButton>
      </p>
    </Measure>
  );
}
