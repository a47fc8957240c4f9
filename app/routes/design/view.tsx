import type { ReactNode } from "react";
import { BriefPanel } from "../../components/attempt/brief-panel";
import { Clarifications, type Asked } from "../../components/attempt/clarifications";
import { DESIGN_FORM, DesignEditor, type ConflictItem } from "../../components/attempt/editor/design-editor";
import { Hints } from "../../components/attempt/hints";
import { OwnAnswer } from "../../components/attempt/own-answer";
import { DesignNumbers } from "../../components/attempt/design-numbers";
import { Button, LinkButton } from "../../components/ui/button";
import { Notice } from "../../components/ui/notice";
import { Time } from "../../components/ui/time";
import { paths } from "../../paths";
import type { DesignView } from "../../services/views";

type DesignPageProps = {
  view: Omit<DesignView, "asked" | "conflicts">;
  asked: readonly Asked[];
  conflicts: readonly ConflictItem[];
  problem: { problem: string; text: string | null } | null;
};

/** The design: the brief stays in view, the page is the answer. */
export function DesignPage({ view, asked, conflicts, problem }: DesignPageProps) {
  const { frame, brief, expectations, isLocked } = view;
  const panel = (
    <>
      <BriefPanel brief={brief} expectations={expectations} />
      {isLocked ? (
        <AskedList asked={asked} />
      ) : (
        <div className="mt-5 grid gap-3 border-t border-line pt-4 text-[0.94rem]">
          <Clarifications asked={asked} askable={view.askable} formId={DESIGN_FORM} />
          <Hints hints={view.hints} formId={DESIGN_FORM} />
        </div>
      )}
    </>
  );
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <h1 className="sr-only">Design: {frame.title}</h1>
      <p className="-mb-3 text-sm lg:hidden">
        <a href="#design">Straight to your design</a>
      </p>
      <BriefFrame>{panel}</BriefFrame>
      {isLocked ? (
        <LockedDesign view={view} conflicts={conflicts} />
      ) : (
        <div className="min-w-0">
          <DesignEditor
            key={frame.id}
            attemptId={frame.id}
            draft={view.draft}
            limits={view.limits}
            conflicts={conflicts}
            problem={problem?.problem ?? null}
            refusedText={problem?.text ?? null}
          />
          <NumbersForLab view={view} />
        </div>
      )}
    </div>
  );
}

/** A few numbers of the design, for its lab: under the text they come from, and no part of the grade. */
function NumbersForLab({ view: { numbers } }: { view: DesignPageProps["view"] }) {
  if (numbers === null) return null;
  return (
    <details id="numbers" className="disclosure mt-6 border-t border-line pt-4" open={numbers.isConfirmed}>
      <summary>
        <h2 className="inline text-base">Your numbers, for the lab{numbers.isConfirmed ? ": confirmed" : ""}</h2>
      </summary>
      <div className="mt-3 grid gap-4">
        <p className="max-w-measure text-sm text-ink-soft">
          After the grade your design can be run: {numbers.labTitle}. Nothing of this is graded. Only what you confirm
          is used.
        </p>
        <DesignNumbers numbers={numbers} formId={DESIGN_FORM} />
        <p className="flex flex-wrap gap-3">
          <Button size="small" form={DESIGN_FORM} name="intent" value="find-numbers">
            Look for them in my text
          </Button>
          <Button size="small" form={DESIGN_FORM} name="intent" value="confirm-numbers">
            Confirm these numbers
          </Button>
        </p>
      </div>
    </details>
  );
}

/** Beside the editor on a wide screen, above it on a narrow one; foldable, and open to begin with. */
function BriefFrame({ children }: { children: ReactNode }) {
  return (
    <details
      open
      className="disclosure min-w-0 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:self-start lg:overflow-y-auto lg:pr-4"
    >
      <summary className="mb-3 text-xl">
        <h2>Brief</h2>
      </summary>
      {children}
    </details>
  );
}

function AskedList({ asked }: { asked: readonly Asked[] }) {
  if (asked.length === 0) return null;
  return (
    <dl className="mt-5 grid gap-2 border-t border-line pt-4 text-[0.94rem]">
      {asked.map(({ id, ask, answer }) => (
        <div key={id}>
          <dt className="text-ink-soft">{ask}</dt>
          <dd className="border-l-2 border-accent pl-3">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}

/** After submission: the text as it was handed in, and what other versions were kept. */
function LockedDesign({ view, conflicts }: { view: DesignPageProps["view"]; conflicts: readonly ConflictItem[] }) {
  const { frame, draft } = view;
  return (
    <section id="design" aria-labelledby="submitted" className="min-w-0">
      <h2 id="submitted" className="mb-3 text-xl">
        Your design
      </h2>
      <Notice title="Submitted, and locked">
        {frame.submittedAt === null ? null : <Time iso={frame.submittedAt} />} This is the text that is graded.
      </Notice>
      <div className="mt-5">
        <OwnAnswer answer={draft.text} />
      </div>
      {conflicts.map((kept) => (
        <details key={kept.id} className="disclosure mt-5 border-t border-line pt-3">
          <summary className="text-accent">
            Another version, kept <Time iso={kept.createdAt} />, not part of the answer
          </summary>
          <p className="own-words mt-2 max-w-measure text-ink-soft">{kept.text}</p>
        </details>
      ))}
      <p className="mt-8">
        <LinkButton to={paths[frame.phase](frame.id)} variant="primary">
          Go on where you were <span aria-hidden="true">→</span>
        </LinkButton>
      </p>
    </section>
  );
}
