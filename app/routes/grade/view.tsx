import { Form } from "@remix-run/react";
import { useRef } from "react";
import { ClarificationReview } from "../../components/attempt/grade/clarification-review";
import { gapWords } from "../../components/attempt/grade/gap-words";
import { GradedBlock } from "../../components/attempt/grade/graded-criterion";
import { GradeNotices, TrustLine } from "../../components/attempt/grade/grade-notices";
import { LabEvidenceList } from "../../components/attempt/grade/lab-evidence";
import { MissedPoints, type SentMissed } from "../../components/attempt/grade/missed-points";
import { OwnAnswer } from "../../components/attempt/own-answer";
import { OpinionSection } from "../../components/attempt/second-opinion/opinion-section";
import { useSubmitShortcut } from "../../components/attempt/use-submit-shortcut";
import { Button, LinkButton } from "../../components/ui/button";
import { Disclosure } from "../../components/ui/disclosure";
import { MarkLegend } from "../../components/ui/marked-text";
import { PageTitle, Section } from "../../components/ui/page";
import { paths } from "../../paths";
import type { GradeView } from "../../services/views";
import { RunDesign } from "./run-design";

/** The grade: words and quotes first, the gap to one's own judgement large, numbers on request. */
export function GradePage({ view, sent }: { view: GradeView; sent: SentMissed | null }) {
  const { frame, criteria, answer, masked } = view;
  const gap = gapWords(view.selfGap, criteria);
  const quotes = criteria.flatMap((criterion) => criterion.quotes);
  const marks = quotes.flatMap((quote) => quote.marks);
  return (
    <>
      <PageTitle lead={view.headline}>Your grade</PageTitle>
      <GradeNotices
        flags={view.flags}
        masked={masked}
        isCounted={view.isCounted}
        isCurrentRubric={view.isCurrentRubric}
      />
      {gap === null ? null : (
        <div className="mb-8 mt-6 max-w-measure border-l-4 border-accent pl-5">
          <p className="text-xl leading-snug">{gap.large}</p>
          <p className="mt-1 text-ink-soft">{gap.small}</p>
        </div>
      )}
      <section aria-labelledby="criteria" className="mt-8">
        <h2 id="criteria" className="sr-only">
          Criterion by criterion
        </h2>
        <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 border-b border-line pb-3">
          {marks.length === 0 ? null : <MarkLegend roles={[...new Set(marks.map(({ role }) => role))]} />}
          <TrustLine />
        </div>
        {criteria.map((criterion) => (
          <GradedBlock
            key={criterion.id}
            criterion={criterion}
            secondOpinion={view.secondOpinion?.given?.criteria.find(({ id }) => id === criterion.id)}
          >
            <LabEvidenceList
              evidence={view.lab?.evidence.filter(({ outcome }) => outcome.criterionId === criterion.id) ?? []}
            />
            <MissedPoints
              criterion={criterion}
              answer={answer}
              sentences={view.sentences}
              noted={view.noted.filter(({ criterionId }) => criterionId === criterion.id)}
              sent={sent?.criterionId === criterion.id ? sent : null}
            />
          </GradedBlock>
        ))}
      </section>
      <NextStep view={view} />
      <RunDesign lab={view.lab} problem={sent?.criterionId === "" ? sent.problem : null} />
      <OpinionSection attemptId={frame.id} view={view.secondOpinion} />
      <Section title="What you asked">
        <ClarificationReview clarifications={view.clarifications} hintsTaken={view.hintsTaken} />
      </Section>
      <div className="mt-10 grid gap-2 border-t border-line pt-5">
        <Disclosure summary="Your whole answer, with what was found in it">
          <OwnAnswer answer={answer} marks={marks} masked={masked} />
        </Disclosure>
        <Disclosure summary="The number, if you want one">
          <GradeNumber view={view} />
        </Disclosure>
      </div>
      <p className="sr-only">{frame.title}</p>
    </>
  );
}

function NextStep({ view }: { view: GradeView }) {
  const { frame } = view;
  const form = useRef<HTMLFormElement>(null);
  useSubmitShortcut(form);
  if (frame.phase !== "grade") {
    return (
      <p className="mt-6">
        <LinkButton to={paths.probe(frame.id)} variant="primary">
          To the questions <span aria-hidden="true">→</span>
        </LinkButton>
      </p>
    );
  }
  return (
    <Form method="post" ref={form} className="mt-6 flex flex-wrap items-center gap-4">
      <Button variant="primary">
        Let the interviewer push back <span aria-hidden="true">→</span>
      </Button>
      <span className="text-sm text-ink-soft">What you answer now is graded into the same criteria.</span>
    </Form>
  );
}

function GradeNumber({ view }: { view: GradeView }) {
  const { score, coverage, rubricVersion, graderVersion } = view;
  return (
    <div className="max-w-measure text-[0.94rem]">
      <p>
        {score === null
          ? "Nothing could be told, so there is no number."
          : `${String(Math.round(score * 100))} of 100 of the weighted levels, over ${String(Math.round(coverage * 100))}% of the weight that could be told.`}
      </p>
      <p className="mt-1 text-sm text-ink-soft">
        Rubric {rubricVersion}, grader {graderVersion}. The same answer always gets the same grade from the same
        versions.
      </p>
    </div>
  );
}
