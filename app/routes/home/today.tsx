import { Link } from "@remix-run/react";
import { LinkButton } from "../../components/ui/button";
import { Disclosure } from "../../components/ui/disclosure";
import { DimensionTag } from "../../components/ui/dimension-tag";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { PHASE_WORDS } from "../../components/practice/phase-words";
import { MINUTES_EACH } from "../../domain/review/bounds";
import { TRACK_TITLE } from "../../domain/scenario/schema";
import { counted } from "../../domain/wording/count";
import { paths } from "../../paths";
import type { AttemptSummary, NextUp, TodayView } from "../../services/views";

/** The list says what kind of work it is; all of it stands on the review page. */
const DUE_SHOWN = 4;

/** What to do now: one thing first, the rest below it. */
export function Today({ today }: { today: TodayView }) {
  const [draft, ...otherDrafts] = today.drafts;
  // What is open is already on the page; naming it again as the next one would be two ways to one place.
  const next = today.drafts.some((open) => open.scenarioId === today.next?.scenarioId) ? null : today.next;
  const isNextFirst = draft === undefined && today.due.length === 0;
  const isEmpty = draft === undefined && today.due.length === 0 && today.progressLine === null;
  return (
    <>
      <PageTitle lead={today.progressLine ?? undefined}>{isEmpty ? "Your first answer" : "Today"}</PageTitle>
      {isEmpty ? (
        <Measure className="-mt-4 mb-8">
          <p className="text-ink-soft">
            Nothing is due and nothing is open. A first attempt takes about an hour; you can stop at any moment and go
            on where you were. Write before you read: what you find out by trying is what stays.
          </p>
        </Measure>
      ) : null}
      {today.planLine === null ? null : (
        <p className="-mt-4 mb-8 max-w-measure text-sm">
          <Link to={paths.plan()}>{today.planLine}</Link>
        </p>
      )}
      {draft === undefined ? null : <Resume draft={draft} />}
      {today.due.length === 0 ? null : <Due today={today} isFirst={draft === undefined} />}
      {isNextFirst && next !== null ? <Next next={next} others={today.others} isFirst /> : null}
      {otherDrafts.length === 0 ? null : (
        <Section title="Also open" headingAt="side">
          <ul className="grid gap-2">
            {otherDrafts.map((other) => (
              <li key={other.id}>
                <Link to={paths.attempt(other.id)}>{other.scenarioTitle}</Link>{" "}
                <span className="text-sm text-ink-soft">
                  {PHASE_WORDS[other.phase]}, <Time iso={other.updatedAt} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {!isNextFirst && next !== null ? (
        <Section title="Next" headingAt="side">
          <Next next={next} others={today.others} isFirst={false} />
        </Section>
      ) : null}
      {draft === undefined && next === null && today.due.length === 0 ? (
        <Measure>
          <p>Every scenario here is defended. Practise one again to see whether it holds, or look at the record.</p>
          <p className="mt-5 flex flex-wrap gap-3">
            <LinkButton to={paths.library()} variant="primary">
              Open the library
            </LinkButton>
            <LinkButton to={paths.progress()}>Your progress</LinkButton>
          </p>
        </Measure>
      ) : null}
      <p className="mt-10 border-t border-line pt-4">
        <Link to={paths.interviews()}>Hold a mock interview</Link>{" "}
        <span className="text-ink-soft">- the real loop, with a clock and no hints.</span>
      </p>
      <p className="mt-2">
        <Link to={paths.chairs()}>Practise with a colleague</Link>{" "}
        <span className="text-ink-soft">- one interviews, the other answers, then you change chairs.</span>
      </p>
      {isEmpty || today.planLine !== null ? null : (
        <p className="mt-2">
          <Link to={paths.plan()}>Make a plan: so many weeks, so many hours</Link>
        </p>
      )}
    </>
  );
}

function Resume({ draft }: { draft: AttemptSummary }) {
  return (
    <section className="border-l-4 border-accent pl-5">
      <p className="text-sm text-ink-soft">
        {PHASE_WORDS[draft.phase]}, last touched <Time iso={draft.updatedAt} />
      </p>
      <h2 className="mt-1 text-xl">{draft.scenarioTitle}</h2>
      <p className="mt-4">
        <LinkButton to={paths.attempt(draft.id)} variant="primary">
          Go on where you were
        </LinkButton>
      </p>
    </section>
  );
}

function Next({ next, others, isFirst }: { next: NextUp; others: readonly NextUp[]; isFirst: boolean }) {
  return (
    <section className={isFirst ? "border-l-4 border-accent pl-5" : ""}>
      <p className="text-sm text-ink-soft">{TRACK_TITLE[next.track]}</p>
      <h2 className="mt-1 text-xl">{next.title}</h2>
      <p className="mt-2 max-w-measure text-ink-soft">{next.reason}</p>
      <p className="mt-4 flex flex-wrap gap-3">
        <LinkButton to={paths.scenario(next.scenarioId)} variant={isFirst ? "primary" : "quiet"}>
          Read the brief
        </LinkButton>
        {isFirst ? <LinkButton to={paths.library()}>Choose another</LinkButton> : null}
      </p>
      {others.length === 0 ? null : (
        <Disclosure summary="Something else" className="mt-3">
          <ul className="grid max-w-measure gap-2">
            {others.map((other) => (
              <li key={other.scenarioId}>
                <Link to={paths.scenario(other.scenarioId)}>{other.title}</Link>
                <span className="block text-sm text-ink-soft">{other.reason}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function Due({ today, isFirst }: { today: TodayView; isFirst: boolean }) {
  const [first] = today.due;
  if (first === undefined) return null;
  return (
    <Section
      title={`Due: ${counted(today.due.length, "criterion", "criteria")} to defend again`}
      hasRule={!isFirst}
      aside={today.dueLater === 0 ? null : `${String(today.dueLater)} more on later days`}
    >
      <ul className="grid max-w-measure">
        {today.due.slice(0, DUE_SHOWN).map((item) => (
          <li key={`${item.scenarioId}-${item.criterionId}`} className="border-b border-line py-2 last:border-0">
            <p className="font-semibold">{item.title}</p>
            <p className="text-sm text-ink-soft">
              <DimensionTag dimension={item.dimension} /> in {item.scenarioTitle}
            </p>
          </li>
        ))}
      </ul>
      {today.due.length > DUE_SHOWN ? (
        <p className="mt-2 text-sm text-ink-soft">And {String(today.due.length - DUE_SHOWN)} more today.</p>
      ) : null}
      <p className="mt-4">
        <LinkButton
          to={paths.reviewQuestion(first.scenarioId, first.criterionId)}
          variant={isFirst ? "primary" : "quiet"}
        >
          Begin: about {String(today.due.length * MINUTES_EACH)} minutes
        </LinkButton>
      </p>
    </Section>
  );
}
