import { Form, Link } from "@remix-run/react";
import { Claim } from "../../components/attempt/contrast/claim";
import { Button, LinkButton } from "../../components/ui/button";
import { DataTable } from "../../components/ui/data-table";
import { DimensionTag } from "../../components/ui/dimension-tag";
import { LevelBadge } from "../../components/ui/level-badge";
import { PageTitle, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { counted, sentenceCase } from "../../domain/wording/count";
import { paths } from "../../paths";
import type { FinishedView } from "../../services/views";

/** What came of it, what comes back and when, and what to do next. */
export function FinishedPage({ view }: { view: FinishedView }) {
  const { criteria, reviews, claim, sources, next } = view;
  return (
    <>
      <PageTitle lead={lead(criteria)}>Done</PageTitle>
      <DataTable
        caption="Levels before and after"
        isCaptionHidden
        columns={[
          { key: "title", title: "Criterion" },
          { key: "self", title: "You thought" },
          { key: "initial", title: "Your design" },
          { key: "final", title: "After the questions" },
        ]}
        rows={criteria.map(({ id, title, dimension, selfLevel, initialLevel, finalLevel }) => ({
          key: id,
          cells: {
            title: (
              <>
                {title} <DimensionTag dimension={dimension} />
              </>
            ),
            self: <LevelBadge level={selfLevel} />,
            initial: <LevelBadge level={initialLevel} />,
            final: <LevelBadge level={finalLevel} />,
          },
        }))}
      />
      <NextSteps next={next} />
      <Section title="What comes back">
        <Reviews reviews={reviews} />
      </Section>
      <Section title="The claim of this scenario">
        <Claim claim={claim} sources={sources} />
      </Section>
    </>
  );
}

function lead(criteria: FinishedView["criteria"]): string {
  const rank = (level: FinishedView["criteria"][number]["finalLevel"]) => level ?? -1;
  const lifted = criteria.filter(({ initialLevel, finalLevel }) => rank(finalLevel) > rank(initialLevel)).length;
  const defended = criteria.filter(({ finalLevel }) => finalLevel === 3).length;
  const first = `You defend ${String(defended)} of ${String(criteria.length)} criteria.`;
  return lifted === 0
    ? first
    : `${first} ${sentenceCase(counted(lifted, "criterion", "criteria"))} rose when you were asked.`;
}

function NextSteps({ next }: { next: FinishedView["next"] }) {
  return (
    <div className="mt-8 grid max-w-measure gap-4">
      {next === null ? (
        <p className="flex flex-wrap gap-3">
          <LinkButton to={paths.library()} variant="primary">
            Open the library
          </LinkButton>
          <LinkButton to={paths.progress()}>See your progress</LinkButton>
        </p>
      ) : (
        <>
          <p>
            <span className="font-semibold">Next: {next.title}.</span> {next.reason}
          </p>
          <p className="flex flex-wrap gap-3">
            <LinkButton
              to={next.openAttemptId === null ? paths.scenario(next.scenarioId) : paths.attempt(next.openAttemptId)}
              variant="primary"
            >
              {next.openAttemptId === null ? "Look at it" : "Go on with it"} <span aria-hidden="true">→</span>
            </LinkButton>
            <LinkButton to={paths.progress()}>See your progress</LinkButton>
          </p>
        </>
      )}
      <Form method="post" className="flex flex-wrap items-baseline gap-3 text-sm text-ink-soft">
        <Button size="small">Start this one afresh</Button>
        This attempt stays as it is.
      </Form>
    </div>
  );
}

function Reviews({ reviews }: { reviews: FinishedView["reviews"] }) {
  if (reviews.length === 0) return <p>Nothing: this attempt does not count.</p>;
  return (
    <>
      <ul className="grid max-w-measure">
        {reviews.map(({ criterionId, title, dueAt }) => (
          <li
            key={criterionId}
            className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2 last:border-0"
          >
            <span>{title}</span>
            <span className="text-sm text-ink-soft">
              due <Time iso={dueAt} detail="date" />
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-ink-soft">
        They are asked one at a time, another way, under <Link to={paths.review()}>Review</Link>.
      </p>
    </>
  );
}
