import { DimensionTag } from "../../components/ui/dimension-tag";
import { LevelBadge } from "../../components/ui/level-badge";
import { MarkedText, MarkLegend } from "../../components/ui/marked-text";
import type { LandingExample } from "../../services/views";

const TITLE = { recited: "A recited answer", reasoned: "A reasoned answer" } as const;

/** Two answers to one criterion with the marks, words and questions the grader really gave them. */
export function GradedExample({ example }: { example: LandingExample }) {
  const roles = [
    ...new Set(
      example.answers.flatMap(({ grade }) => grade.quotes.flatMap((quote) => quote.marks.map((mark) => mark.role))),
    ),
  ];
  return (
    <section
      aria-labelledby="example-title"
      className="border-t border-line pt-6 lg:border-l lg:border-t-0 lg:pl-10 lg:pt-1"
    >
      <p className="text-sm text-ink-soft">
        Graded on this server by the grader that will grade you, on &ldquo;{example.scenarioTitle}&rdquo;
      </p>
      <h2 id="example-title" className="mt-1 text-lg">
        {example.criterionTitle}
      </h2>
      <DimensionTag dimension={example.dimension} hasMeaning />
      {example.answers.map(({ kind, text, grade }) => (
        <article key={kind} className="mt-6">
          <h3 className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 text-base">
            {TITLE[kind]} <LevelBadge level={grade.level} />
          </h3>
          <MarkedText text={text} marks={grade.quotes.flatMap((quote) => quote.marks)} />
          <dl className="mt-2 grid gap-1 text-[0.94rem]">
            {grade.missing === null ? null : (
              <div>
                <dt className="inline font-semibold">Missing: </dt>
                <dd className="inline">{grade.missing}</dd>
              </div>
            )}
            {grade.probe === null ? null : (
              <div>
                <dt className="inline font-semibold">The interviewer: </dt>
                <dd className="inline">&ldquo;{grade.probe}&rdquo;</dd>
              </div>
            )}
          </dl>
        </article>
      ))}
      <div className="mt-5">
        <MarkLegend roles={roles} />
      </div>
    </section>
  );
}
