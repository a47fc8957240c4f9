import { Form } from "@remix-run/react";
import { BriefPanel } from "../../components/attempt/brief-panel";
import { Clarifications } from "../../components/attempt/clarifications";
import {
  DESIGN_FORM,
  DesignEditor,
  TEXT_FIELD,
  type ConflictItem,
} from "../../components/attempt/editor/design-editor";
import { OwnAnswer } from "../../components/attempt/own-answer";
import { useForgetReplies } from "../../components/attempt/reply/use-kept-reply";
import { useFocusOnChange } from "../../components/attempt/use-focus-on-change";
import { AnswerForm } from "../../components/interview/answer-form";
import { Dictation } from "../../components/interview/dictation";
import { PaceLine, RoomClock } from "../../components/interview/room-clock";
import { spokenId, Transcript } from "../../components/interview/transcript";
import { SAVING_SLOT } from "../../components/attempt/attempt-header";
import { Button, LinkButton } from "../../components/ui/button";
import { Disclosure } from "../../components/ui/disclosure";
import { FormError } from "../../components/ui/form-error";
import { Notice } from "../../components/ui/notice";
import { paths } from "../../paths";
import type { RoomView } from "../../services/interview/views";

export type SentToRoom = { problem: string; text: string | null; questionId: string | null };
type RoomProps = {
  view: RoomView;
  conflicts: readonly ConflictItem[];
  renderedAt: string;
  /** What came back with a refused form. */
  sent: SentToRoom | null;
};

/** The room: brief on one side; what was said, and what is to be done now, on the other. */
export function RoomPage({ view, conflicts, renderedAt, sent }: RoomProps) {
  // The new question is read out, and Tab goes on from it to the field below.
  useFocusOnChange(view.question === null ? "now" : spokenId(view.question.id));
  useForgetReplies(
    view.transcript.flatMap(({ id }) => (id.endsWith("-reply") ? [`${view.id}:${id.slice(0, -"-reply".length)}`] : [])),
  );
  return (
    <>
      <RoomHeader view={view} renderedAt={renderedAt} />
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <details
          open
          className="disclosure min-w-0 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:self-start lg:overflow-y-auto lg:pr-4"
        >
          <summary className="mb-3 text-xl">
            <h2>Brief</h2>
          </summary>
          <BriefPanel brief={view.brief} expectations={null} />
          {view.design === null ? null : (
            <div className="mt-5 border-t border-line pt-4 text-[0.94rem]">
              <Clarifications asked={view.design.asked} askable={view.design.askable} formId={DESIGN_FORM} />
            </div>
          )}
        </details>
        <div className="min-w-0">
          <Transcript lines={view.transcript} part={view.part} />
          {view.clock === null ? null : (
            <PaceLine clock={view.clock} isPaused={view.isPaused} renderedAt={renderedAt} />
          )}
          <div id="now" tabIndex={-1} className="mt-6 scroll-mt-24 outline-none">
            <Now view={view} conflicts={conflicts} sent={sent} />
          </div>
          {view.answer === null ? null : (
            <Disclosure summary="Your design" className="mt-10 border-t border-line pt-4">
              <OwnAnswer answer={view.answer} />
            </Disclosure>
          )}
        </div>
      </div>
    </>
  );
}

function RoomHeader({ view, renderedAt }: { view: RoomView; renderedAt: string }) {
  const { part, titles, clock, isPaused } = view;
  return (
    <header className="z-10 -mx-4 mb-8 -mt-8 border-b border-line bg-paper px-4 py-3 sm:sticky sm:top-0 sm:-mx-6 sm:px-6 md:-mt-10">
      <p className="text-sm text-ink-soft">
        Mock interview, {view.level}, scenario {part + 1} of {titles.length}
        {view.isWished ? null : " (added: your topics had no other scenario)"}
      </p>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
        <h1 className="text-lg font-semibold">{titles[part]}</h1>
        <p className="flex flex-wrap items-baseline gap-x-5 text-sm">
          {clock === null ? null : <RoomClock clock={clock} isPaused={isPaused} renderedAt={renderedAt} />}
          <span id={SAVING_SLOT} className="empty:hidden" />
        </p>
      </div>
    </header>
  );
}

/** The one thing to do now. */
function Now({ view, conflicts, sent }: Omit<RoomProps, "renderedAt">) {
  if (view.stage === "closed") return <Over view={view} />;
  if (view.isPaused) return <Paused sent={sent} />;
  if (view.design !== null) return <Design view={view} design={view.design} conflicts={conflicts} sent={sent} />;
  if (view.question !== null) return <Question view={view} question={view.question} sent={sent} />;
  return <Between view={view} sent={sent} />;
}

function Design({
  view,
  design,
  conflicts,
  sent,
}: Omit<RoomProps, "renderedAt"> & { design: NonNullable<RoomView["design"]> }) {
  return (
    <DesignEditor
      key={design.attemptId}
      attemptId={design.attemptId}
      draft={design.draft}
      limits={design.limits}
      conflicts={conflicts}
      problem={sent?.problem ?? null}
      refusedText={sent?.text ?? null}
      submitLabel="Hand it in"
      beside={<Dictation fieldId={TEXT_FIELD} />}
      extraButtons={<RoomButtons view={view} />}
    />
  );
}

/** The quiet buttons of the room, inside whatever form is open, so that what is typed goes along. */
function RoomButtons({ view }: { view: RoomView }) {
  const isLast = view.part === view.titles.length - 1;
  return (
    <>
      <Button name="intent" value="room:pause">
        Pause
      </Button>
      {view.stage === "closing" ? null : (
        <Button name="intent" value={`room:move-on:${String(view.part)}`}>
          {isLast ? "Go to the closing" : "Next scenario"}
        </Button>
      )}
      <Button name="intent" value="room:end">
        End early
      </Button>
    </>
  );
}

function Question({
  view,
  question,
  sent,
}: {
  view: RoomView;
  question: NonNullable<RoomView["question"]>;
  sent: SentToRoom | null;
}) {
  const isOfThis = sent?.questionId === question.id;
  return (
    <>
      {sent === null || isOfThis ? null : (
        <div className="mb-4 max-w-measure">
          <FormError errors={[sent.problem]} />
          {sent.text === null || sent.text === "" ? null : <p className="own-words mt-2">{sent.text}</p>}
        </div>
      )}
      <AnswerForm
        key={question.id}
        interviewId={view.id}
        questionId={question.id}
        unsent={isOfThis ? (sent.text ?? "") : question.unsent}
        error={isOfThis ? sent.problem : null}
        extraButtons={<RoomButtons view={view} />}
      />
    </>
  );
}

function Between({ view, sent }: { view: RoomView; sent: SentToRoom | null }) {
  const next = view.titles[view.part + 1];
  return (
    <Form method="post" className="grid max-w-measure gap-3">
      <FormError errors={sent === null ? [] : [sent.problem]} />
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" name="intent" value={`room:move-on:${String(view.part)}`}>
          {next === undefined ? "Go on to the closing" : "Go on to the next scenario"} <span aria-hidden="true">→</span>
        </Button>
        <Button name="intent" value="room:pause">
          Pause
        </Button>
        <Button name="intent" value="room:end">
          End early
        </Button>
      </div>
    </Form>
  );
}

function Paused({ sent }: { sent: SentToRoom | null }) {
  return (
    <div className="grid max-w-measure gap-4">
      <FormError errors={sent === null ? [] : [sent.problem]} />
      {sent?.text == null || sent.text === "" ? null : <p className="own-words">{sent.text}</p>}
      <Notice title="Paused">
        The clock stands still, and the report will say so. What you wrote is kept and comes back when you go on.
      </Notice>
      <Form method="post" className="flex flex-wrap gap-3">
        <Button variant="primary" name="intent" value="resume">
          Go on
        </Button>
        <Button name="intent" value="room:end">
          End early
        </Button>
      </Form>
    </div>
  );
}

function Over({ view }: { view: RoomView }) {
  return (
    <div className="grid max-w-measure gap-4">
      <Notice title="The interview is over">
        Before the report opens, judge your own answers: the gap between the two tells you most.
      </Notice>
      <p>
        <LinkButton to={paths.interviewJudge(view.id)} variant="primary">
          Judge yourself <span aria-hidden="true">→</span>
        </LinkButton>
      </p>
    </div>
  );
}
