import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../../components/ui/button";
import { DataTable } from "../../components/ui/data-table";
import { Disclosure } from "../../components/ui/disclosure";
import { Meter } from "../../components/ui/meter";
import { Notice } from "../../components/ui/notice";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { durationWords } from "../../domain/progress/active-time";
import { BAR_MEANING, TARGET_TITLE } from "../../domain/progress/readiness/bars";
import { counted, sentenceCase } from "../../domain/wording/count";
import { paths } from "../../paths";
import type { PlanItem, PlanView } from "../../services/views";
import { PlanForm } from "./plan-form";

type Props = { plan: PlanView | null; lastResult: SubmissionResult | undefined };

/** What one has set oneself: this week first, then the weeks to come. */
export function PlanPage({ plan, lastResult }: Props) {
  if (plan === null) {
    return (
      <>
        <PageTitle lead="Say how long and how much. Scenarios and reviews are spread over the weeks, and spread anew whenever life comes between.">
          A plan
        </PageTitle>
        <PlanForm plan={null} lastResult={lastResult} />
      </>
    );
  }
  return (
    <>
      <PageTitle
        kicker={
          <>
            {TARGET_TITLE[plan.level]} loop, {plan.hoursPerWeek} {plan.hoursPerWeek === 1 ? "hour" : "hours"} a week,{" "}
            <Time iso={plan.startsOn} detail="date" /> to <Time iso={plan.endsOn} detail="date" />
          </>
        }
        lead={plan.line}
      >
        Your plan
      </PageTitle>
      {plan.breakWords === null ? null : <Break words={plan.breakWords} />}
      {plan.thisWeek === null ? <Over /> : <ThisWeek plan={plan} week={plan.thisWeek} />}
      <Reached plan={plan} />
      {plan.later.length === 0 ? null : <Later weeks={plan.later} />}
      {plan.past.length === 0 ? null : <Past weeks={plan.past} />}
      <Section title="Change it" id="change">
        <Disclosure summary="Another time, another level" isOpen={lastResult !== undefined}>
          <Measure>
            <p className="mb-4">A changed plan begins today. What you have practised counts in it.</p>
          </Measure>
          <PlanForm plan={plan} lastResult={lastResult} />
        </Disclosure>
        <Form method="post" className="mt-4">
          <Button name="intent" value="end">
            End this plan
          </Button>
        </Form>
      </Section>
    </>
  );
}

function Break({ words }: { words: string }) {
  return (
    <div className="mb-8">
      <Notice title="Back again">
        <p>{words}</p>
        <Form method="post" className="mt-3">
          <Button name="intent" value="resume">
            Go on from here
          </Button>
        </Form>
      </Notice>
    </div>
  );
}

function Over() {
  return (
    <Measure>
      <p>Its weeks are over. See what you can defend now, or go on with another plan below.</p>
      <p className="mt-5">
        <LinkButton to={paths.progress()} variant="primary">
          Your progress
        </LinkButton>
      </p>
    </Measure>
  );
}

function ThisWeek({ plan, week }: { plan: PlanView; week: NonNullable<PlanView["thisWeek"]> }) {
  const next = week.items.find(({ isDone }) => !isDone);
  const done = week.items.filter(({ isDone }) => isDone).length;
  return (
    <Section title="This week" hasRule={false}>
      <ul className="grid max-w-measure">
        {week.items.map((item) => (
          <li key={item.scenarioId} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2.5">
            <span>
              <span className="mr-2 text-sm text-ink-soft">{item.isDone ? "Done" : "To do"}</span>
              <Link
                to={item.openAttemptId === null ? paths.scenario(item.scenarioId) : paths.attempt(item.openAttemptId)}
              >
                {item.title}
              </Link>
            </span>
            <span className="text-sm text-ink-soft">
              {kindWords(item)}, about {item.minutes} minutes
            </span>
          </li>
        ))}
        <li className="flex flex-wrap justify-between gap-x-6 py-2.5">
          <span>Reviews, as they fall due</span>
          <span className="text-sm text-ink-soft">about {week.reviewMinutes} minutes</span>
        </li>
      </ul>
      {week.items.length === 0 ? null : (
        <div className="mt-4 max-w-md">
          <Meter
            label="Scenarios"
            value={done}
            max={week.items.length}
            words={`${String(done)} of ${String(week.items.length)} done`}
          />
        </div>
      )}
      <p className="mt-3 max-w-measure text-sm text-ink-soft">
        {week.seconds === 0
          ? "No work measured this week yet"
          : `${sentenceCase(durationWords(week.seconds))} of work so far`}
        , of {plan.hoursPerWeek} {plan.hoursPerWeek === 1 ? "hour" : "hours"}.
        {week.others > 0
          ? ` ${sentenceCase(counted(week.others, "scenario", "scenarios"))} besides what was planned.`
          : ""}
        {week.freeMinutes >= 30 ? " What is left of your hours is for reviews, or for anything you like." : ""}
      </p>
      <p className="mt-5">
        {next === undefined ? (
          <LinkButton to={paths.home()} variant="primary">
            See what is due
          </LinkButton>
        ) : (
          <LinkButton
            to={next.openAttemptId === null ? paths.scenario(next.scenarioId) : paths.attempt(next.openAttemptId)}
            variant="primary"
          >
            {next.openAttemptId === null ? "Start the next one" : "Go on where you were"}
          </LinkButton>
        )}
      </p>
    </Section>
  );
}

function kindWords({ kind }: PlanItem): string {
  return kind === "new" ? "new" : "again";
}

function Reached({ plan }: { plan: PlanView }) {
  const { count, all } = plan.reached;
  return (
    <Section title="How far" headingAt="side">
      <Measure>
        <p>
          {count} of {all} scenarios reach the {plan.level} bar in your newest answer.
        </p>
        <Disclosure summary="What the bar is" className="mt-2">
          <p>
            {TARGET_TITLE[plan.level]}: {BAR_MEANING[plan.level]}. A scenario that is below it comes back, two weeks
            later at the earliest.
          </p>
        </Disclosure>
      </Measure>
    </Section>
  );
}

function Later({ weeks }: { weeks: PlanView["later"] }) {
  return (
    <Section title="Weeks to come">
      <DataTable
        caption="What is planned for each week"
        isCaptionHidden
        columns={[
          { key: "week", title: "Week" },
          { key: "from", title: "From" },
          { key: "items", title: "Scenarios" },
        ]}
        rows={weeks.map(({ week, from, items }) => ({
          key: String(week),
          cells: {
            week: String(week),
            from: <Time iso={from} detail="date" />,
            items:
              items.length === 0
                ? "reviews alone"
                : items.map((item) => `${item.title} (${kindWords(item)})`).join("; "),
          },
        }))}
      />
    </Section>
  );
}

function Past({ weeks }: { weeks: PlanView["past"] }) {
  return (
    <Section title="Weeks before">
      <DataTable
        caption="What was done in each week"
        isCaptionHidden
        columns={[
          { key: "week", title: "Week" },
          { key: "from", title: "From" },
          { key: "graded", title: "Graded", isNumber: true },
          { key: "work", title: "Work" },
        ]}
        rows={weeks.map(({ week, from, graded, seconds }) => ({
          key: String(week),
          cells: {
            week: String(week),
            from: <Time iso={from} detail="date" />,
            graded: String(graded),
            work: seconds === 0 ? "none" : durationWords(seconds),
          },
        }))}
      />
    </Section>
  );
}
