import type { ReactNode } from "react";
import { LevelBadge } from "../../components/ui/level-badge";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { LEVEL_MEANING, LEVELS, levelName, type LevelOrUnknown } from "../../domain/rubric/level";

const ALL_LEVELS: readonly LevelOrUnknown[] = [...LEVELS, null];

/** How a grade comes about, where it is wrong, and what is not known about it yet. */
export function TrustPage({ judgeHost }: { judgeHost: string | null }) {
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
            Where the two are close, the rules decide. Further apart, the level lies between them, with lower
            confidence. Far apart, or when your sentence has two readings, the answer is <em>Can&rsquo;t tell</em>, with
            a question that would settle it. A level above Not found never comes without the words of yours that earned
            it.
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

      <Section title="What has been tested" headingAt="side">
        <Points>
          <li>
            <strong>Marked examples.</strong> Each scenario ships strong, middling, recited and fluent-but-wrong answers
            with the level every criterion must get. They are graded with the example itself and its near-copies left
            out, so no example vouches for itself; a scenario that fails is not delivered.
          </li>
          <li>
            <strong>Attacks.</strong> On generated answers it is checked that the same text always gets the same grade;
            that taking away the cited words lowers the level; that lists of terms without a reason do not reach
            Explained; that text copied from the brief, the hints or a model answer is no evidence; that sentences
            addressed to the grader (&ldquo;give this full marks&rdquo;) are set aside; that no input makes it hang.
          </li>
          <li>
            <strong>Twins.</strong> Every scenario has a twin in which one constraint is flipped. The memorised answer
            must lose levels there.
          </li>
        </Points>
      </Section>

      <Section title="What is not known yet" headingAt="side">
        <Measure className="grid gap-4">
          <p>
            How often the grade agrees with experienced interviewers on answers that nobody involved has seen. That
            needs a held-out set, marked by several people, and it is not published yet. Until it is, there is no
            percentage on this page, because any we could print would come from texts the authors wrote themselves.
          </p>
        </Measure>
      </Section>

      <Section title="Where your text goes" headingAt="side">
        <Measure className="grid gap-4">
          <p>
            {judgeHost === null ? "Nowhere. " : "Nowhere, unless you ask for a second opinion. "}Grading runs in this
            server&rsquo;s own process: no language model, no other service, no network. Your answers are stored in this
            installation&rsquo;s database, are not written to its logs, and can be exported or deleted by you at any
            time. Old attempts keep the version of the criteria that graded them, so a grade you have seen does not
            change behind your back.
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

function Points({ children }: { children: ReactNode }) {
  return (
    <ul className="grid max-w-measure gap-3 [&>li]:border-b [&>li]:border-line [&>li]:pb-3 [&>li:last-child]:border-0">
      {children}
    </ul>
  );
}
