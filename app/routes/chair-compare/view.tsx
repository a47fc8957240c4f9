import type { ReactNode } from "react";
import { OwnAnswer } from "../../components/attempt/own-answer";
import { LevelGuide, SelfJudgement } from "../../components/attempt/self-judgement";
import { SwapForm } from "../../components/chairs/chair-end";
import { FollowLine } from "../../components/chairs/follow-line";
import { useFollow } from "../../components/chairs/use-follow";
import { LinkButton } from "../../components/ui/button";
import { DataTable } from "../../components/ui/data-table";
import { DimensionTag } from "../../components/ui/dimension-tag";
import { Disclosure } from "../../components/ui/disclosure";
import { LevelBadge } from "../../components/ui/level-badge";
import { QuoteText } from "../../components/ui/marked-text";
import { PageTitle, Section } from "../../components/ui/page";
import type { Role } from "../../domain/chairs/state";
import type { Level, LevelOrUnknown } from "../../domain/rubric/level";
import { paths } from "../../paths";
import type { ComparedCriterion, ComparisonView } from "../../services/chairs/chair-views";

type Sent = { levels: Record<string, Level>; missing: string[]; problem: string | null } | null;

/** The end of a round: the candidate judges, then both see three judgements side by side. */
export function ComparePage({ view, sent }: { view: ComparisonView; sent: Sent }) {
  const { frame } = view;
  const { following } = useFollow(frame.id, frame.cursor);
  const line = <FollowLine following={following} address={paths.chairCompare(frame.id)} />;
  switch (view.kind) {
    case "wait":
      return <Waiting view={view} line={line} />;
    case "judge":
      return <Judge view={view} sent={sent} line={line} />;
    case "open":
      return <Compared view={view} line={line} />;
  }
}

type Of<Kind extends ComparisonView["kind"]> = Extract<ComparisonView, { kind: Kind }>;

function Waiting({ view: { role, stage, frame, nextId }, line }: { view: Of<"wait">; line: ReactNode }) {
  const isJudging = stage === "judging" && role === "interviewer";
  return (
    <>
      <PageTitle
        kicker={frame.title}
        aside={line}
        lead={
          isJudging
            ? "The candidate is judging the answer. Then all three judgements open here, for both of you."
            : stage === "ended"
              ? "This round ended before an answer was handed in: there is nothing to compare."
              : "The comparison opens when the interview has ended and the candidate has judged the answer."
        }
      >
        Not yet
      </PageTitle>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={paths.chair(frame.id)} variant="primary">
          Back to the session
        </LinkButton>
        {stage === "judging" || stage === "ended" ? <SwapForm pairId={frame.id} nextId={nextId} /> : null}
      </div>
    </>
  );
}

function Judge({ view: { answer, criteria, frame }, sent, line }: { view: Of<"judge">; sent: Sent; line: ReactNode }) {
  return (
    <>
      <PageTitle
        kicker={frame.title}
        aside={line}
        lead="How far does your answer carry, by your own judgement? Your interviewer's levels and the grade come right after."
      >
        Judge yourself
      </PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
        <section aria-labelledby="yours" className="min-w-0">
          <h2 id="yours" className="mb-3 text-xl">
            Your answer
          </h2>
          <OwnAnswer answer={answer} />
        </section>
        <section aria-labelledby="criteria">
          <h2 id="criteria" className="mb-3 text-xl">
            The criteria
          </h2>
          <Disclosure summary="What the levels mean" isOpen className="mb-6">
            <LevelGuide />
          </Disclosure>
          <SelfJudgement
            criteria={criteria}
            chosen={sent?.levels ?? {}}
            missing={sent?.missing ?? []}
            problem={sent?.problem ?? null}
          />
        </section>
      </div>
    </>
  );
}

const WHO: Record<Role, { human: string; self: string }> = {
  interviewer: { human: "You", self: "Candidate" },
  candidate: { human: "Interviewer", self: "You" },
};

function Compared({ view, line }: { view: Of<"open">; line: ReactNode }) {
  const { role, frame, nextId, answer, attemptId, criteria, agreement } = view;
  const who = WHO[role];
  const [widest] = agreement.differences;
  return (
    <>
      <PageTitle
        kicker={frame.title}
        aside={line}
        lead={
          widest === undefined
            ? "Nobody differs on any criterion. Talk about what would have made it stronger."
            : `You differ most on "${widest.title}": ${widest.sentence} Begin there.`
        }
      >
        Three judgements
      </PageTitle>
      <DataTable
        caption="Levels by criterion, from the interviewer, the candidate and the grader"
        isCaptionHidden
        isWide
        columns={[
          { key: "criterion", title: "Criterion" },
          { key: "human", title: who.human },
          { key: "self", title: who.self },
          { key: "automatic", title: "Grader" },
        ]}
        rows={criteria.map(({ id, title, dimension, human, self, automatic }) => ({
          key: id,
          cells: {
            criterion: (
              <>
                {title} <DimensionTag dimension={dimension} />
              </>
            ),
            human: <Given level={human} />,
            self: <Given level={self} />,
            automatic: <LevelBadge level={automatic} />,
          },
        }))}
      />
      <Section title="How far you agree" headingAt="side">
        <dl className="grid gap-3">
          {agreement.pairs.map(({ between, sentence }) => (
            <div key={between.join("-")}>
              <dt className="font-semibold">{COUPLE[between.join("-")]}</dt>
              <dd className="text-ink-soft">{sentence}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {agreement.differences.length === 0 ? null : (
        <Section title="What to talk about" headingAt="side">
          <ol className="grid list-decimal gap-3 pl-5">
            {agreement.differences.map(({ criterionId, title, sentence }) => (
              <li key={criterionId}>
                <span className="font-semibold">{title}:</span> {sentence}
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title="What the grader rests on" headingAt="side">
        <div className="grid gap-5">
          {criteria.map((criterion) => (
            <Evidence key={criterion.id} criterion={criterion} />
          ))}
        </div>
      </Section>
      <Section title="The answer" headingAt="side">
        <OwnAnswer answer={answer} />
      </Section>
      <div className="mt-10 flex flex-wrap gap-3 border-t border-line pt-6">
        <SwapForm pairId={frame.id} nextId={nextId} />
        {attemptId === null ? null : (
          <LinkButton to={paths.attempt(attemptId)}>Go on with this answer alone: probes, twist, contrast</LinkButton>
        )}
        <LinkButton to={paths.chair(frame.id)}>Back to the session</LinkButton>
      </div>
    </>
  );
}

const COUPLE: Record<string, string> = {
  "human-automatic": "Interviewer and grader",
  "human-self": "Interviewer and candidate",
  "self-automatic": "Candidate and grader",
};

/** A level that a person gave, or did not. */
function Given({ level }: { level: LevelOrUnknown }) {
  return level === null ? <span className="text-sm text-ink-soft">no level given</span> : <LevelBadge level={level} />;
}

function Evidence({ criterion: { title, quotes, missing, note } }: { criterion: ComparedCriterion }) {
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">{title}</h3>
      {quotes.length === 0 ? <p className="text-ink-soft">Nothing in the answer speaks to this.</p> : null}
      {quotes.map((quote) => (
        <blockquote key={quote.start} className="border-l-2 border-line-strong pl-4">
          <QuoteText quote={quote} />
        </blockquote>
      ))}
      {missing === null ? null : <p>Missing: {missing}</p>}
      {note === null ? null : (
        <p className="text-ink-soft">
          <span className="font-semibold text-ink">Your note:</span> {note}
        </p>
      )}
    </div>
  );
}
