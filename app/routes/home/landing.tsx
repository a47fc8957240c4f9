import { Form, Link } from "@remix-run/react";
import { Button } from "../../components/ui/button";
import { LevelBadge } from "../../components/ui/level-badge";
import { Measure, Section } from "../../components/ui/page";
import { DIMENSION_MEANING, DIMENSION_TITLE, DIMENSIONS } from "../../domain/rubric/schema";
import { LEVEL_MEANING, LEVELS, levelName, type LevelOrUnknown } from "../../domain/rubric/level";
import { paths } from "../../paths";
import type { LandingExample } from "../../services/views";
import { GradedExample } from "./graded-example";

const STEPS = [
  [
    "Brief",
    "A situation with its numbers. Ask the interviewer; some questions change the design, some waste the time.",
  ],
  ["Design", "Write your answer as you would say it. It is saved on every pause and survives a crash."],
  ["Judge yourself", "Give yourself a level per criterion before you see ours. The gap is worth knowing."],
  ["Grade", "Your own sentences, with what earned the level marked and the missing step named."],
  ["Probe", "The interviewer pushes on what was only named, then changes one constraint."],
  [
    "Contrast",
    "A knowledge answer, yours, a reasoning answer. You say the difference first; then comes the principle.",
  ],
] as const;

const ALL_LEVELS: readonly LevelOrUnknown[] = [...LEVELS, null];

/** The first page for somebody who has not begun: what it is, shown on a real grade, and one button. */
export function Landing({ example, scenarioCount }: { example: LandingExample | null; scenarioCount: number }) {
  return (
    <>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[5fr_7fr]">
        <div>
          <h1 className="text-[2.25rem] leading-[1.08] md:text-[3rem]">
            Design this.
            <br />
            Now defend it.
          </h1>
          <p className="mt-6 max-w-measure text-lg leading-relaxed">
            People who fail a senior infrastructure loop usually know more tools than those who pass. What they lack is
            the reasoning: the cause, the number, the alternative that lost, the way it breaks.
          </p>
          <p className="mt-4 max-w-measure text-ink-soft">
            Answer an open design question in your own words and see which sentence carried it, which only sounded like
            it, and what step is missing.
          </p>
          <StartForm />
          <p className="mt-4 text-sm text-ink-soft">
            No form to fill in: you begin as a guest, your work is kept, and it can become an account later.{" "}
            <Link to={paths.library()}>Read the {scenarioCount === 1 ? "scenario" : "scenarios"} first</Link>.
          </p>
        </div>
        {example === null ? <LevelsInWords /> : <GradedExample example={example} />}
      </div>

      <Section title="How a session goes" headingAt="side">
        <ol className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
          {STEPS.map(([name, text], index) => (
            <li key={name} className="grid grid-cols-[1.6rem_1fr] items-baseline">
              <span className="text-ink-faint">{index + 1}</span>
              <div>
                <h3 className="text-base">{name}</h3>
                <p className="mt-1 text-ink-soft">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </Section>

      <Section
        title="Six dimensions of reasoning"
        aside="What transfers from one scenario to the next"
        headingAt="side"
      >
        <dl className="grid gap-x-10 gap-y-3 sm:grid-cols-2">
          {DIMENSIONS.map((dimension) => (
            <div key={dimension}>
              <dt className="font-semibold">{DIMENSION_TITLE[dimension]}</dt>
              <dd className="text-ink-soft">{DIMENSION_MEANING[dimension]}</dd>
            </div>
          ))}
        </dl>
      </Section>

      {example === null ? null : (
        <Section title="Four levels, and an honest fifth" headingAt="side">
          <LevelsInWords />
        </Section>
      )}

      <Section title="What it is not" headingAt="side">
        <Measure className="grid gap-4">
          <p>
            <strong>It is not a mind reader.</strong> The grade comes from written patterns and marked examples, on this
            machine, without a language model. It can miss a good sentence in words nobody foresaw. That is why every
            level shows the words it rests on, and why <em>Can&rsquo;t tell</em> is an answer it gives.{" "}
            <Link to={paths.trust()}>How far to trust a grade</Link>
          </p>
          <p>
            <strong>It is not a quiz.</strong> There is no list of tools to recite and no single right design. Naming
            the right thing is the first level of three.
          </p>
          <p>
            <strong>It is not a verdict on you.</strong> Interviews are noisy. What you get is the next sentence to
            learn to say, and a record of what you can defend now and could not before.
          </p>
        </Measure>
        <StartForm />
      </Section>
    </>
  );
}

function StartForm() {
  return (
    <Form method="post" action={paths.start()} className="mt-7">
      <Button variant="primary" size="large">
        Start practising
      </Button>
    </Form>
  );
}

function LevelsInWords() {
  return (
    <dl className="grid max-w-measure content-start gap-3">
      {ALL_LEVELS.map((level) => (
        <div key={level ?? "unknown"} className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
          <dt>
            <LevelBadge level={level} />
          </dt>
          <dd className="text-ink-soft">{LEVEL_MEANING[levelName(level)]}</dd>
        </div>
      ))}
    </dl>
  );
}
