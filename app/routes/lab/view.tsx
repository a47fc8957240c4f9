import { Link } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { VerdictBadge } from "../../components/lab/verdict-badge";
import { Button } from "../../components/ui/button";
import { Disclosure } from "../../components/ui/disclosure";
import { FormError } from "../../components/ui/form-error";
import { PageTitle } from "../../components/ui/page";
import { LAB_KEYS } from "../../labs/kit/page-keys";
import { loadLabCode, type LabCode } from "../../labs/browser/lab-code";
import { paths } from "../../paths";
import type { LabPageView } from "../../services/lab/lab-views";
import { ClaimSection } from "./claim";
import { KnobGroups, LAB_FORM, LongTexts } from "./fields";
import { Predictions } from "./predictions";
import { QuestionBack, type SentAnswer } from "./question-back";
import { Result } from "./result";
import { TakeAway } from "./take-away";
import { TraceInput, traceOf } from "./trace-input";
import { useLabRun } from "./use-lab-run";

/** A lab: knobs and prediction on the left, the picture is the page, the attack is a button. */
export function LabPage({ view, sent }: { view: LabPageView; sent: SentAnswer | null }) {
  const { lab } = view;
  const { state, run, cancel, problemsFound } = useLabRun(view);
  const form = useRef<HTMLFormElement>(null);
  const code = useRef<LabCode | null>(null);
  const trouble = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState(view.query);
  useEffect(() => {
    void loadLabCode(lab.id).then((loaded) => {
      code.current = loaded;
    });
  }, [lab.id]);

  // The button may be a screen away from what is wrong.
  useEffect(() => {
    if (state.problems.length > 0) trouble.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [state.problems]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const loaded = code.current;
    // Until the lab's code has arrived the form goes to the server, which does the same.
    if (loaded === null || form.current === null) return;
    event.preventDefault();
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    void start(loaded, new FormData(form.current), submitter instanceof HTMLButtonElement ? submitter.value : "");
  }

  async function start(loaded: LabCode, fields: FormData, eventId: string): Promise<void> {
    const get = (key: string) => {
      const value = fields.get(key);
      return typeof value === "string" ? value : null;
    };
    const { params, problems } = loaded.paramsFrom(loaded.lab, get, { isForm: true });
    const read = loaded.readGuesses(loaded.lab, get);
    const source = traceOf(fields);
    const all = [...problems, ...read.problems, ...source.problems];
    if (all.length > 0) {
      problemsFound(all);
      return;
    }
    const thrown = loaded.lab.events.find(({ id }) => id === eventId);
    const wanted = thrown === undefined ? params : thrown.apply(params);
    await run({
      code: loaded,
      params: wanted,
      guesses: read.guesses,
      eventId: thrown?.id ?? null,
      source: source.file,
    });
    setQuery(loaded.queryOf(loaded.lab, wanted));
  }

  const { params, problems, progress, message } = state;
  // What the server could not use comes back as it was typed.
  const values = params === view.params ? { ...params, ...view.typed } : params;
  const shown = state.run;
  const errors = problems.map(({ field, line, message: says }) => ({
    message: line === null ? says : `Line ${String(line)}: ${says}`,
    fieldId: lab.fields.some(({ key }) => key === field) ? `param-${field}` : undefined,
  }));
  const logged = view.logged?.id === state.runId ? view.logged : null;
  // What an analyser reads is where one begins; a simulator's lists are for whoever needs them.
  const texts = (
    <div key={JSON.stringify(params)} className="grid gap-5">
      <LongTexts fields={lab.fields} params={values} problems={problems} />
    </div>
  );
  return (
    <>
      <PageTitle kicker={<Link to={paths.labs()}>Labs</Link>} lead={lab.asks}>
        {lab.title}
      </PageTitle>
      <Presets view={view} />
      <div className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <form
          id={LAB_FORM}
          ref={form}
          method="post"
          onSubmit={onSubmit}
          noValidate
          className="grid content-start gap-6"
        >
          {view.attempt === null ? null : (
            <p className="border-l-4 border-accent bg-accent-soft px-4 py-3">
              These are the numbers of your design: <Link to={paths.grade(view.attempt.id)}>{view.attempt.title}</Link>.
              <input type="hidden" name={LAB_KEYS.attempt} value={view.attempt.id} />
            </p>
          )}
          <div key={JSON.stringify(params)} className="grid gap-5">
            <KnobGroups fields={lab.fields} params={values} problems={problems} />
          </div>
          {lab.trace === null ? null : <TraceInput kind={lab.trace} problems={problems} />}
          <Predictions predictions={lab.predictions} guesses={state.guesses} problems={problems} />
          <div className="grid gap-3">
            <Button variant="primary" name={LAB_KEYS.event} value="">
              Lock and run
            </Button>
            <p className="text-sm text-ink-soft">Or throw something at this design:</p>
            <ul className="grid gap-2">
              {lab.events.map((one) => (
                <li key={one.id}>
                  <Button size="small" name={LAB_KEYS.event} value={one.id} className="w-full justify-start text-left">
                    {one.title}
                  </Button>
                  <p className="mt-0.5 text-sm leading-snug text-ink-soft">“{one.says}”</p>
                </li>
              ))}
            </ul>
          </div>
        </form>
        <div className="grid min-w-0 content-start gap-6">
          {lab.kind === "analyser" ? texts : null}
          <div ref={trouble}>
            <FormError title="This cannot run yet" errors={errors} />
          </div>
          {message === null ? null : (
            <p role="status" className="border-l-4 border-warn bg-warn-soft px-4 py-3">
              {message}
            </p>
          )}
          {sent !== null && shown === null ? <FormError errors={[sent.problem]} /> : null}
          {progress === null ? null : <Progress progress={progress} onCancel={cancel} />}
          {shown === null ? (
            <p className="max-w-measure border-l-4 border-line-strong pl-5 text-ink-soft">
              Nothing has run yet. Say what you expect, then run: a guess that is written down teaches more than a
              picture that is looked at.
            </p>
          ) : (
            <div>
              <Result labId={lab.id} run={shown} runs={state.runs} />
              <div className="mt-4">
                <TakeAway labId={lab.id} run={shown} query={query} />
              </div>
              <QuestionBack
                view={view}
                question={shown.explanation.question.text}
                runId={shown.traceName === null ? state.runId : null}
                reply={logged?.reply ?? null}
                sent={sent}
              />
            </div>
          )}
          {lab.kind === "analyser" ? null : texts}
        </div>
      </div>
      <ClaimSection lab={lab} />
    </>
  );
}

/** Where to begin; each leads to a page that runs it, and says folded what came of it. */
function Presets({ view: { lab, attempt } }: { view: LabPageView }) {
  const end = attempt === null ? "" : `&${LAB_KEYS.attempt}=${attempt.id}`;
  return (
    <nav aria-label="Presets" className="border-y border-line py-3">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {lab.presets.map((preset) => (
          <li key={preset.id}>
            <Link to={paths.lab(lab.id, preset.query + end)} title={preset.why} reloadDocument={false}>
              {preset.title}
            </Link>
          </li>
        ))}
      </ul>
      <Disclosure summary="What the presets do" className="mt-1 text-sm">
        <ul className="grid gap-3">
          {lab.presets.map((preset) => (
            <li key={preset.id}>
              <VerdictBadge verdict={preset.verdict} />{" "}
              <Link to={paths.lab(lab.id, `${preset.query === "" ? "" : `${preset.query}&`}${LAB_KEYS.show}=1${end}`)}>
                {preset.title}
              </Link>
              : {preset.headline} <span className="text-ink-soft">{preset.why}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </nav>
  );
}

function Progress({
  progress,
  onCancel,
}: {
  progress: { doing: "reading" | "running"; share: number };
  onCancel: () => void;
}) {
  const words = progress.doing === "reading" ? "Reading the trace" : "Running";
  return (
    <div role="status" className="flex items-center gap-4">
      <label className="flex items-center gap-3">
        {words}
        <progress max={1} value={progress.share} />
      </label>
      <Button size="small" type="button" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
