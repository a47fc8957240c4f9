import { Form, useFetcher, useSubmit } from "@remix-run/react";
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { countWords } from "../../../domain/attempt/word-count";
import type { DiffPart } from "../../../domain/attempt/version-diff";
import { saveStatus } from "../../../domain/attempt/saver-state";
import type { DesignView } from "../../../services/views";
import { Button } from "../../ui/button";
import { FormError } from "../../ui/form-error";
import { Kbd } from "../../ui/kbd";
import { Time, useIsHydrated } from "../../ui/time";
import { SAVING_SLOT } from "../attempt-header";
import { GOES_ON, useSubmitShortcut } from "../use-submit-shortcut";
import { BrowserVersion, RestoredNotice } from "./browser-version";
import { chosenText, parseIntent } from "./intent";
import { NUMBER_PREFIX } from "../number-fields";
import { sendDraft } from "./send-draft";
import { isTrouble, SaveAnnouncer, SaveLine } from "./save-line";
import { useDraftSaver } from "./use-draft-saver";
import { KeptVersion, StaleVersion } from "./version-choice";

export const DESIGN_FORM = "design-form";
export const TEXT_FIELD = "design-text";
const TEXT_STYLE =
  "field-sizing-content min-h-[22rem] w-full rounded-[3px] px-4 py-3 leading-[1.7] lg:min-h-[calc(100dvh-27rem)]";

// Read when this file is loaded, just before React takes the page over: what was typed on a slow line until then would
// otherwise be replaced by the text that the page came with.
const TYPED_BEFORE =
  typeof document === "undefined"
    ? null
    : (document.querySelector<HTMLTextAreaElement>(`#${TEXT_FIELD}`)?.value ?? null);
let isTypedBeforeUsed = false;

function takeTypedBefore(): string | null {
  if (isTypedBeforeUsed) return null;
  isTypedBeforeUsed = true;
  return TYPED_BEFORE;
}

export type ConflictItem = DesignView["conflicts"][number] & { parts: DiffPart[] };

/**
 * The design as a plain textarea. With scripts it saves by itself and every button of its form first makes sure that the text has
 * reached the server; without them the same buttons carry the text along.
 */
export function DesignEditor({
  attemptId,
  draft,
  limits,
  conflicts,
  problem,
  refusedText,
  submitLabel = "Judge it yourself",
  extraButtons = null,
  beside = null,
}: {
  attemptId: string;
  draft: DesignView["draft"];
  limits: DesignView["limits"];
  conflicts: readonly ConflictItem[];
  problem: string | null;
  /** A text that the server would not take (too large): shown again, for a page without scripts. */
  refusedText: string | null;
  /** What comes after handing in. */
  submitLabel?: string;
  /** More buttons of this form; each first makes sure that the text has reached the server. */
  extraButtons?: ReactNode;
  /** At the end of the label's line. */
  beside?: ReactNode;
}) {
  const [typedBefore] = useState(takeTypedBefore);
  const { state, saver, replaced, offered, settleOffer, dismissRestored } = useDraftSaver(
    { attemptId, ...draft, limitBytes: limits.draftBytes, keptTexts: conflicts.map(({ text }) => text) },
    typedBefore,
  );
  const [settled, setSettled] = useState<readonly string[]>([]);
  const [unsent, setUnsent] = useState<string | null>(null);
  const isHydrated = useIsHydrated();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  const fetcher = useFetcher();
  const hintId = useId();
  useSubmitShortcut(form);

  async function act(value: string): Promise<void> {
    const intent = parseIntent(value);
    if (intent === null) return;
    setUnsent(null);
    if (intent.kind === "resolve") {
      const halt = state.halt?.kind === "stale" && state.halt.conflictId === intent.conflictId ? state.halt.text : null;
      const other = halt ?? conflicts.find(({ id }) => id === intent.conflictId)?.text ?? state.text;
      saver.resolve(intent.conflictId, chosenText(intent.choice, state.text, other));
      setSettled((ids) => [...ids, intent.conflictId]);
      return;
    }
    const isSaved = await saver.flush();
    if (intent.kind === "save") return;
    const { text, revision } = saver.read();
    // Sending a saved text once more changes nothing; it tells whether the server is there, before the page is left to it.
    const probed = isSaved ? await sendDraft(attemptId, { text, base: revision, resolves: null }) : saver.read().halt;
    // Locked: another tab has submitted. The server decides what that means for this text.
    if (probed?.kind !== "saved" && probed?.kind !== "locked") {
      setUnsent(
        "That needs the server, and it does not answer as it should. Nothing is lost: your text is kept. Try again in a moment.",
      );
      return;
    }
    if (intent.kind === "submit" || intent.kind === "room") {
      submit({ intent: value, text, baseRevision: String(revision) }, { method: "post" });
    } else {
      fetcher.submit({ ...numbersOf(form.current), intent: value }, { method: "post" });
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    void act(submitter instanceof HTMLButtonElement ? submitter.value : "submit");
  }

  const text = isHydrated ? state.text : (refusedText ?? state.text);
  const status = saveStatus(state);
  const errors = [problem, unsent].filter((line) => line !== null);
  return (
    <section id="design" aria-labelledby={`${hintId}-title`} className="min-w-0">
      {replaced === null ? null : (
        <RestoredNotice
          serverText={replaced}
          onDismiss={dismissRestored}
          onUseServer={() => {
            saver.edit(replaced);
            dismissRestored();
          }}
        />
      )}
      {status === "stale" && state.halt?.kind === "stale" ? (
        <StaleVersion
          formId={DESIGN_FORM}
          conflictId={state.halt.conflictId}
          editor={state.text}
          other={state.halt.text}
        />
      ) : (
        conflicts
          .filter(({ id }) => !settled.includes(id))
          .map((kept) => (
            <KeptVersion
              key={kept.id}
              formId={DESIGN_FORM}
              conflictId={kept.id}
              title="A version that came too late is kept"
              about={
                <>
                  Written in another tab, received <Time iso={kept.createdAt} />, after the text in the editor had moved
                  on.
                </>
              }
              otherName="the kept version"
              parts={kept.parts}
            />
          ))
      )}
      {offered.map((offer) => (
        <BrowserVersion
          key={offer.key}
          offer={offer}
          editor={state.text}
          onSettle={(chosen) => {
            settleOffer(offer, chosen);
          }}
        />
      ))}
      <Form id={DESIGN_FORM} ref={form} method="post" onSubmit={onSubmit} className="grid gap-3">
        <input type="hidden" name="baseRevision" value={isHydrated ? state.revision : draft.revision} />
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={`${hintId}-title`} className="text-xl">
            <label htmlFor={TEXT_FIELD}>Your design</label>
          </h2>
          <span className="flex flex-wrap items-baseline gap-x-4 text-sm text-ink-soft">
            <TextLength text={text} most={limits.submitCharacters} />
            {beside}
          </span>
        </div>
        <FormError title="Not yet" errors={errors} />
        <textarea
          id={TEXT_FIELD}
          name="text"
          value={text}
          onChange={(event) => {
            saver.edit(event.target.value);
          }}
          onKeyDown={(event) => {
            if ((event.ctrlKey || event.metaKey) && event.key === "s") {
              event.preventDefault();
              void act("save");
            }
          }}
          rows={18}
          autoComplete="off"
          aria-describedby={`${hintId}-hint`}
          className={TEXT_STYLE}
        />
        <p id={`${hintId}-hint`} className="text-sm text-ink-soft">
          Plain text or Markdown. What you would do, and because of what: the cause, the number, the alternative that
          lost, how it breaks, in which order. Tab moves on.
        </p>
        <div className="sticky bottom-0 -mx-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-paper px-1 py-3">
          {/* The header says it as well where it sticks to the top; trouble belongs beside the buttons everywhere. */}
          <p className={`text-sm ${isHydrated && !isTrouble(status) ? "sm:hidden" : ""}`} aria-live="off">
            {isHydrated ? <SaveLine state={state} attemptId={attemptId} /> : <SavedOnServer savedAt={draft.savedAt} />}
          </p>
          <div className="ml-auto flex flex-wrap items-center gap-3">
            {extraButtons}
            <Button name="intent" value="save">
              Save
            </Button>
            <Button {...GOES_ON} name="intent" value="submit" variant="primary">
              {submitLabel} <span aria-hidden="true">→</span>
            </Button>
            <span className="hidden text-sm text-ink-soft lg:inline">
              <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
            </span>
          </div>
        </div>
      </Form>
      <SaveAnnouncer state={state} />
      <InHeader>
        <SaveLine state={state} attemptId={attemptId} />
      </InHeader>
    </section>
  );
}

/** The fields of the numbers that the lab can run; they belong to the form wherever they stand. */
function numbersOf(form: HTMLFormElement | null): Record<string, string> {
  const numbers: Record<string, string> = {};
  for (const [name, value] of form === null ? [] : new FormData(form)) {
    if (name.startsWith(NUMBER_PREFIX) && typeof value === "string") numbers[name] = value;
  }
  return numbers;
}

function SavedOnServer({ savedAt }: { savedAt: string | null }) {
  if (savedAt === null) return <span className="text-ink-soft">Not saved yet</span>;
  return (
    <span className="text-ink-soft">
      Saved <Time iso={savedAt} />
    </span>
  );
}

function TextLength({ text, most }: { text: string; most: number }) {
  const words = countWords(text);
  const isNear = text.length > most * 0.8;
  return (
    <>
      {words.toLocaleString("en-US")} {words === 1 ? "word" : "words"}
      {isNear ? (
        <span className={text.length > most ? "font-semibold text-danger" : ""}>
          {" "}
          · {text.length.toLocaleString("en-US")} of {most.toLocaleString("en-US")} characters
        </span>
      ) : null}
    </>
  );
}

/** The header belongs to the page around; the state of saving is known only here. */
function InHeader({ children }: { children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => {
    setSlot(document.getElementById(SAVING_SLOT));
  }, []);
  return slot === null ? null : createPortal(children, slot);
}
