import { OwnAnswer } from "../../components/attempt/own-answer";
import { GivenJudgement, LevelGuide, SelfJudgement } from "../../components/attempt/self-judgement";
import { LinkButton } from "../../components/ui/button";
import { Disclosure } from "../../components/ui/disclosure";
import { PageTitle } from "../../components/ui/page";
import { ScrollFrame } from "../../components/ui/scroll-frame";
import type { Level } from "../../domain/rubric/level";
import { paths } from "../../paths";
import type { JudgeView } from "../../services/views";

type JudgePageProps = {
  view: JudgeView;
  /** What came back with a refused form. */
  sent: { levels: Record<string, Level>; missing: string[]; problem: string | null } | null;
};

/** One's own answer on one side, the criteria on the other, and no grade yet. */
export function JudgePage({ view, sent }: JudgePageProps) {
  const { frame, answer, criteria, isLocked } = view;
  return (
    <>
      <PageTitle
        lead={
          isLocked
            ? "This is what you thought of your answer before you saw the grade."
            : "How far does your answer carry, by your own judgement? The grade comes right after, and the gap between the two is worth more than either."
        }
      >
        Judge yourself
      </PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
        <ScrollFrame
          label="Your answer"
          className="min-w-0 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:self-start lg:overflow-y-auto lg:pr-4"
        >
          <h2 className="mb-3 text-xl">Your answer</h2>
          <OwnAnswer answer={answer} />
        </ScrollFrame>
        <section aria-labelledby="criteria">
          <h2 id="criteria" className="mb-3 text-xl">
            The criteria
          </h2>
          {isLocked ? (
            <>
              <GivenJudgement criteria={criteria} />
              <p className="mt-6">
                <LinkButton to={paths.grade(frame.id)} variant="primary">
                  To the grade <span aria-hidden="true">→</span>
                </LinkButton>
              </p>
            </>
          ) : (
            <>
              <Disclosure summary="What the levels mean" isOpen className="mb-6">
                <LevelGuide />
              </Disclosure>
              <SelfJudgement
                criteria={criteria}
                chosen={sent?.levels ?? {}}
                missing={sent?.missing ?? []}
                problem={sent?.problem ?? null}
              />
            </>
          )}
        </section>
      </div>
    </>
  );
}
