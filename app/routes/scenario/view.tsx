import { Link } from "@remix-run/react";
import { TimeBudget } from "../../components/figures/time-budget";
import { AttemptList } from "../../components/practice/attempt-list";
import { Facts } from "../../components/practice/facts";
import { StateBadge } from "../../components/practice/state-badge";
import { Diagram } from "../../components/ui/diagram";
import { PageTitle, Section } from "../../components/ui/page";
import { Prose } from "../../components/ui/prose";
import { DIMENSION_MEANING, DIMENSION_TITLE } from "../../domain/rubric/schema";
import { TRACK_TITLE } from "../../domain/scenario/schema";
import { paths } from "../../paths";
import type { ScenarioView } from "../../services/views";
import { StartForm } from "./start-form";

/** A scenario before it is tried: the brief, what is expected, how long it takes - and one button. */
export function ScenarioPage({ view, isSignedIn }: { view: ScenarioView; isSignedIn: boolean }) {
  const { brief } = view;
  return (
    <article>
      <PageTitle
        kicker={
          <>
            <Link to={paths.library({ track: brief.track })}>{TRACK_TITLE[brief.track]}</Link>
            {isSignedIn ? (
              <>
                <span className="px-2" aria-hidden="true">
                  ·
                </span>
                <StateBadge state={view.state} />
              </>
            ) : null}
          </>
        }
      >
        {brief.title}
      </PageTitle>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div>
          <p className="max-w-measure border-l-4 border-accent pl-5 text-lg leading-relaxed">{brief.question}</p>
          <div className="mt-7">
            <StartForm view={view} isSignedIn={isSignedIn} />
          </div>
          <h2 className="mb-4 mt-10 text-xl">The situation</h2>
          <Prose html={brief.storyHtml} />
        </div>
        <section aria-labelledby="facts" className="lg:border-l lg:border-line lg:pl-8">
          <h2 id="facts" className="mb-4 text-xl">
            The numbers
          </h2>
          <Facts facts={brief.facts} />
        </section>
      </div>

      {brief.diagram === null ? null : (
        <div className="mt-10 border-t border-line pt-6">
          <Diagram diagram={brief.diagram} />
        </div>
      )}

      <Section title="What is expected">
        <div className="grid gap-x-14 gap-y-8 md:grid-cols-2">
          <Expectation title="At senior level" items={view.expectations.senior} />
          <Expectation title="At staff level, also" items={view.expectations.staff} />
        </div>
      </Section>

      <Section title="How it is looked at">
        <div className="grid gap-x-14 gap-y-8 md:grid-cols-2">
          <div>
            <p>
              {view.criteriaCount} criteria over {view.dimensions.length}{" "}
              {view.dimensions.length === 1 ? "dimension" : "dimensions"}. Their titles stay hidden until your answer is
              in.
            </p>
            <dl className="mt-3 grid gap-1">
              {view.dimensions.map((dimension) => (
                <div key={dimension}>
                  <dt className="inline font-semibold">{DIMENSION_TITLE[dimension]}: </dt>
                  <dd className="inline text-ink-soft">{DIMENSION_MEANING[dimension]}</dd>
                </div>
              ))}
            </dl>
          </div>
          <div>
            <h3 className="mb-3 text-base">Time budget</h3>
            <TimeBudget minutes={brief.minutes} />
          </div>
        </div>
      </Section>

      {view.attempts.length === 0 ? null : (
        <Section title="Your attempts">
          <AttemptList attempts={view.attempts} hasScenario={false} />
        </Section>
      )}
    </article>
  );
}

function Expectation({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <h3 className="mb-2 text-base">{title}</h3>
      <ul className="grid gap-2">
        {items.map((item) => (
          <li key={item} className="border-b border-line pb-2 last:border-0">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}
