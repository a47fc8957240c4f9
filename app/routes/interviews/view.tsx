import { Form, Link, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "../../components/ui/button";
import { FormError } from "../../components/ui/form-error";
import { PageTitle, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { TRACK_TITLE } from "../../domain/scenario/track";
import { counted, joinWords, sentenceCase } from "../../domain/wording/count";
import { paths } from "../../paths";
import type { InterviewItem, InterviewsView } from "../../services/interview/views";

const LEVEL_LINES = {
  senior: "Senior: the design stands, for reasons you give; three dimensions hold under questions.",
  staff: "Staff: the same, with more push back, a higher bar and four dimensions.",
} as const;
const LENGTH_LINES = {
  20: "20 minutes: two short designs. A warm-up.",
  45: "45 minutes: two designs. The usual loop.",
  60: "60 minutes: three designs. Stamina.",
} as const;

/** Set one up, go on with the open one, and look at those that were held. */
export function InterviewsPage({ view, problem }: { view: InterviewsView; problem: string | null }) {
  const [open = null, ...others] = view.interviews.filter(({ isReportOpen }) => !isReportOpen);
  return (
    <>
      <PageTitle lead="Two or three designs against a clock, with an interviewer who asks and pushes back. No hints and no grade until it is over; then a report, and a signal with the rule that gave it.">
        Mock interviews
      </PageTitle>
      {open === null ? null : <Resume open={open} others={others} />}
      <SetUp view={view} problem={problem} isFirst={open === null} />
      <Past interviews={view.interviews} />
    </>
  );
}

/** The newest one that has no report yet, and below it those that were left before. */
function Resume({ open, others }: { open: InterviewItem; others: readonly InterviewItem[] }) {
  const isOver = open.closedAt !== null;
  return (
    <section className="mb-10 border-l-4 border-accent pl-5">
      <p className="text-sm text-ink-soft">
        {standing(open)}, begun <Time iso={open.createdAt} />
      </p>
      <h2 className="mt-1 text-xl">{joinWords(open.titles)}</h2>
      <p className="mt-4">
        <LinkButton to={onward(open)} variant="primary">
          {isOver ? "Judge yourself" : "Go on where you were"}
        </LinkButton>
      </p>
      {others.length === 0 ? null : (
        <ul className="mt-5 grid gap-1.5">
          {others.map((one) => (
            <li key={one.id}>
              <Link to={onward(one)}>{joinWords(one.titles)}</Link>{" "}
              <span className="text-sm text-ink-soft">
                {standing(one)}, begun <Time iso={one.createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const standing = ({ closedAt }: InterviewItem): string => (closedAt === null ? "Still open" : "Over, not judged yet");

function onward({ id, closedAt }: InterviewItem): string {
  return closedAt === null ? paths.interview(id) : paths.interviewJudge(id);
}

function SetUp({ view, problem, isFirst }: { view: InterviewsView; problem: string | null; isFirst: boolean }) {
  const isSending = useNavigation().state === "submitting";
  return (
    <Form method="post" className="grid max-w-measure gap-6" aria-label="Set up an interview">
      {isFirst ? null : <h2 className="text-xl">Or begin another</h2>}
      <FormError errors={problem === null ? [] : [problem]} />
      <Choices legend="Level">
        {(["senior", "staff"] as const).map((level) => (
          <Choice key={level} name="level" value={level} isChosen={level === "senior"}>
            {LEVEL_LINES[level]}
          </Choice>
        ))}
      </Choices>
      <Choices legend="Length">
        {([20, 45, 60] as const).map((minutes) => (
          <Choice key={minutes} name="minutes" value={String(minutes)} isChosen={minutes === 45}>
            {LENGTH_LINES[minutes]}
          </Choice>
        ))}
      </Choices>
      <Choices legend="Topics">
        <Choice name="topic" value="any" isChosen>
          Anything: designs you have seen least, from different tracks.
        </Choice>
        {view.hasGrades ? (
          <Choice name="topic" value="weak" isChosen={false}>
            My weak spots: designs that ask for the dimensions you defend least.
          </Choice>
        ) : null}
        {view.collections.map(({ id, title, about }) => (
          <Choice key={id} name="topic" value={`collection:${id}`} isChosen={false}>
            {title}: {about}
          </Choice>
        ))}
        <Choice name="topic" value="tracks" isChosen={false}>
          Only these tracks:
        </Choice>
        <div className="ml-8 flex flex-wrap gap-x-6 gap-y-1" role="group" aria-label="Tracks">
          {view.tracks.map(({ track, scenarios }) => (
            <label key={track} className="flex min-h-9 items-center gap-2">
              <input type="checkbox" name="track" value={track} />
              {TRACK_TITLE[track]}
              <span className="text-sm text-ink-soft">{counted(scenarios, "design", "designs")}</span>
            </label>
          ))}
        </div>
      </Choices>
      <p className="flex flex-wrap items-center gap-3">
        <Button variant={isFirst ? "primary" : "quiet"} aria-disabled={isSending}>
          Begin the interview
        </Button>
        <span className="text-sm text-ink-soft">
          The clock starts at once. You can pause; the report says how long.
        </span>
      </p>
    </Form>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {children}
    </fieldset>
  );
}

function Choice({
  name,
  value,
  isChosen,
  children,
}: {
  name: string;
  value: string;
  isChosen: boolean;
  children: ReactNode;
}) {
  return (
    <label className="flex min-h-9 items-baseline gap-2">
      <input type="radio" name={name} value={value} defaultChecked={isChosen} />
      <span>{children}</span>
    </label>
  );
}

function Past({ interviews }: { interviews: readonly InterviewItem[] }) {
  const held = interviews.filter(({ isReportOpen }) => isReportOpen);
  if (held.length === 0) {
    return (
      <Section title="Held so far" headingAt="side">
        <p className="text-ink-soft">None yet. Each one stands here with its signal and its report.</p>
      </Section>
    );
  }
  return (
    <Section title="Held so far" headingAt="side">
      <ul className="grid">
        {held.map(({ id, level, minutes, titles, createdAt, signal }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-0.5 border-b border-line py-2.5 first:pt-0 last:border-0"
          >
            <div className="min-w-0">
              <Link to={paths.interviewReport(id)}>{joinWords(titles)}</Link>
              <p className="text-sm text-ink-soft">
                {sentenceCase(level)}, {minutes} minutes, <Time iso={createdAt} />
              </p>
            </div>
            <p className="font-semibold">{signal === null ? "No signal" : sentenceCase(signal)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
