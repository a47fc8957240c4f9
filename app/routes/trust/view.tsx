import type { ReactNode } from "react";
import { LevelBadge } from "../../components/ui/level-badge";
import { Disclosure } from "../../components/ui/disclosure";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { Notice } from "../../components/ui/notice";
import { mainSplit } from "../../domain/evaluation/limits";
import { LEVEL_MEANING, LEVELS, levelName, type LevelOrUnknown } from "../../domain/rubric/level";
import { joinWords } from "../../domain/wording/count";
import type { TrustView } from "../../services/view/view-trust.server";
import { Attacks, InShort, Invariance, SPLIT_TITLE, SplitTables } from "./figures";

const ALL_LEVELS: readonly LevelOrUnknown[] = [...LEVELS, null];

/** How a grade comes about, where it is wrong, and what is not known about it yet. */
export function TrustPage({ view, judgeHost }: { view: TrustView; judgeHost: string | null }) {
  const { unmeasured } = view;
  return (
    <>
      <PageTitle lead="In short: enough to decide what to work on next, not enough to decide anything about a person. Read the words a level rests on; where they do not convince you, you are probably right.">
        How far to trust a grade
      </PageTitle>

      <Section title="How a grade comes about" headingAt="side">
        <Measure className="grid gap-4">
          <p>
            Every scenario has five or six criteria. For each one the grader reads your text in two ways that know
            nothing of each other, and then compares them.
          </p>
          <p>
            <strong>By rules.</strong> The authors wrote down which things count as naming the point, and which
            connections count as a reason: a cause before its effect, one thing compared with another, an order, what
            would happen without it. A reason that stands beside a number, a rejected alternative, a failure or a
            condition is defended. What is denied (&ldquo;we do not need &hellip;&rdquo;) does not count as said.
          </p>
          <p>
            <strong>By examples.</strong> The authors also wrote passages and whole answers and marked them. The grader
            looks for the ones whose wording is nearest to yours and asks what level they carry.
          </p>
          <p>
            How much each finding counts was learned from labelled answers: the same weights for every scenario, a fixed
            table, no language model. They give each level a chance. When none is likely enough the answer is{" "}
            <em>Can&rsquo;t tell</em>, with a question that would settle it. The rules keep the last word: a list of
            words, a denial or a contradiction stays at Named, and nothing is Defended without a step that they found.
          </p>
        </Measure>
        <dl className="mt-6 grid max-w-measure gap-3">
          {ALL_LEVELS.map((level) => (
            <div key={level ?? "unknown"} className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
              <dt>
                <LevelBadge level={level} />
              </dt>
              <dd className="text-ink-soft">{LEVEL_MEANING[levelName(level)]}</dd>
            </div>
          ))}
        </dl>
      </Section>

      <Section title="What it cannot do" headingAt="side">
        <Points>
          <li>
            <strong>Understand.</strong> It recognises wordings, their order and their numbers. A right idea in words
            nobody foresaw can be graded Not found. If you can point to the sentence, trust the sentence.
          </li>
          <li>
            <strong>Know that a design would work.</strong> A well-argued answer on wrong facts can grade well, unless
            an author foresaw that mistake.
          </li>
          <li>
            <strong>Read what is not English</strong>, or pictures, or very short notes. It says so when it sees it.
          </li>
          <li>
            <strong>Hear how you speak.</strong> Clarity, listening and pace decide interviews too; none of it is in the
            grade.
          </li>
          <li>
            <strong>Predict an interview.</strong> There is no pass mark here and no score that stands for you.
          </li>
        </Points>
      </Section>

      <Measured view={view} />

      <Section title="What is not known" headingAt="side">
        <Measure className="grid gap-4">
          <p>
            How often the grade agrees with experienced interviewers. Answers and labels above are{" "}
            <strong>synthetic gold</strong>: made for the measurement, neither by candidates nor by interviewers. They
            show how the grader does on wording that it was not built from, and no more.
          </p>
          {unmeasured.length === 0 ? null : <p>Nothing has been measured yet for {joinWords(unmeasured)}.</p>}
        </Measure>
      </Section>

      <Section title="Where your text goes" headingAt="side">
        <Measure className="grid gap-4">
          <p>
            {judgeHost === null ? "Nowhere. " : "Nowhere, unless you ask for a second opinion. "}Grading runs in this
            server&rsquo;s own process: no language model, no other service, no network. Your answers are stored in this
            installation&rsquo;s database, are not written to its logs, and can be exported or deleted by you at any
            time. A sentence that you mark with &ldquo;You missed my point&rdquo; can be read by whoever writes this
            installation&rsquo;s scenarios, without your name. Old attempts keep the version of the criteria that graded
            them, so a grade you have seen does not change behind your back.
          </p>
          {judgeHost === null ? null : (
            <p>
              A second opinion is another matter: the one answer that you ask about is sent to a language model at{" "}
              <strong className="break-words">{judgeHost}</strong>, each time only after you have agreed. Its quotes are
              checked against your text, a level without evidence is not accepted, and neither your grade nor your
              progress depends on it.
            </p>
          )}
        </Measure>
      </Section>
    </>
  );
}

/** Everything in here comes from the stored measurement; its date and version stand first. */
function Measured({ view: { report, runningVersion, limits } }: { view: TrustView }) {
  const { date, graderVersion, splits, attacks } = report;
  const main = mainSplit(report);
  const others = splits.filter((split) => split !== main);
  return (
    <>
      <Section
        title="How well it agrees with labelled answers"
        id="agreement"
        aside={
          <>
            Synthetic gold, grader {graderVersion}, measured on <time dateTime={date}>{date}</time>
          </>
        }
      >
        {graderVersion === runningVersion ? null : (
          <Notice
            tone="warn"
            title={`These are the figures of grader ${graderVersion}; this installation runs ${runningVersion}`}
          >
            They need not hold for the grades that you get here.
          </Notice>
        )}
        <Measure className="mb-6 mt-4 grid gap-4">
          <p>
            Whole answers were written for this from the question alone, and labellers gave each criterion a level
            without sight of the grader&rsquo;s or of each other&rsquo;s. Of some answers, the errors were read while
            the grader was mended; where there are others, only their figures are looked at, and those are the ones that
            count.
          </p>
          <p>
            <strong>Agreement</strong> is weighted kappa: 1 when both always give the same level, 0 for guessing in the
            right proportions; being two levels off weighs four times as much as one. The labellers worked from the same
            descriptions, so their agreement with each other is as high as it gets.
          </p>
        </Measure>
        <InShort splits={splits} />
        {main === undefined ? null : (
          <div className="mt-8">
            <SplitTables split={main} />
          </div>
        )}
        {others.map((split) => (
          <Disclosure
            key={split.split}
            summary={`The same tables: ${SPLIT_TITLE[split.split].toLowerCase()}`}
            className="mt-6"
          >
            <SplitTables split={split} />
          </Disclosure>
        ))}
      </Section>

      <Section title="Attempts to fool it">
        <Attacks attacks={attacks} />
        {main === undefined ? null : (
          <div className="mt-8">
            <Invariance split={main} />
          </div>
        )}
      </Section>

      <Section title="What is weak" headingAt="side">
        <Points>
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </Points>
      </Section>
    </>
  );
}

function Points({ children }: { children: ReactNode }) {
  return (
    <ul className="grid max-w-measure gap-3 [&>li]:border-b [&>li]:border-line [&>li]:pb-3 [&>li:last-child]:border-0">
      {children}
    </ul>
  );
}
