import { Form } from "@remix-run/react";
import { useRef } from "react";
import { LevelChoice, LevelGuide, openWords } from "../../components/attempt/self-judgement";
import { OwnAnswer } from "../../components/attempt/own-answer";
import { GOES_ON, useSubmitShortcut } from "../../components/attempt/use-submit-shortcut";
import { Button } from "../../components/ui/button";
import { Disclosure } from "../../components/ui/disclosure";
import { FormError } from "../../components/ui/form-error";
import { Kbd } from "../../components/ui/kbd";
import { PageTitle } from "../../components/ui/page";
import type { Level } from "../../domain/rubric/level";
import type { InterviewJudgeView } from "../../services/interview/views";

type SentLevels = { levels: Record<string, Level>; missing: string[]; problem: string | null };

/** Every criterion of every design, one's own words beside them, and no grade yet. */
export function InterviewJudgePage({ view, sent }: { view: InterviewJudgeView; sent: SentLevels | null }) {
  const form = useRef<HTMLFormElement>(null);
  useSubmitShortcut(form);
  const { parts } = view;
  const missing = new Set(sent?.missing ?? []);
  const open = parts.flatMap(({ criteria }) => criteria).filter(({ id }) => missing.has(id));
  const [first] = open;
  const errors = [
    ...(sent?.problem == null ? [] : [{ message: sent.problem }]),
    ...(first === undefined ? [] : [{ message: openWords(open.length, first.title), fieldId: `${first.id}-0` }]),
  ];
  return (
    <>
      <PageTitle
        lead={
          parts.length === 0
            ? "No design was handed in, so there is nothing to judge. The report says what was asked and how the time went."
            : "The interview is over. How far do your answers carry, by your own judgement? The report opens right after."
        }
      >
        Judge yourself
      </PageTitle>
      <Form method="post" ref={form} className="grid max-w-[46rem] gap-8">
        <FormError title="Almost" errors={errors} />
        {parts.length === 0 ? null : (
          <Disclosure summary="What the levels mean" isOpen>
            <LevelGuide />
          </Disclosure>
        )}
        {parts.map(({ title, answer, replies, criteria }) => (
          <section key={title} className="border-t border-line pt-6">
            <h2 className="mb-3 text-xl">{title}</h2>
            <Disclosure summary="What you said" className="mb-5">
              <OwnAnswer answer={answer} />
              {replies.map(({ question, text }) => (
                <div key={question} className="mt-4">
                  <p className="font-semibold">{question}</p>
                  <p className="own-words mt-1">{text}</p>
                </div>
              ))}
            </Disclosure>
            <div className="grid gap-6">
              {criteria.map((criterion) => (
                <LevelChoice
                  key={criterion.id}
                  criterion={criterion}
                  chosen={sent?.levels[criterion.id]}
                  isMissing={missing.has(criterion.id)}
                />
              ))}
            </div>
          </section>
        ))}
        <div className="flex flex-wrap items-center gap-3">
          <Button {...GOES_ON} variant="primary">
            Open the report <span aria-hidden="true">→</span>
          </Button>
          <span className="hidden text-sm text-ink-soft sm:inline">
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
          </span>
        </div>
      </Form>
    </>
  );
}
