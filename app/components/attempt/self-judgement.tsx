import { Form, useNavigation } from "@remix-run/react";
import { useRef } from "react";
import { LEVEL_MEANING, LEVELS, levelName, type Level } from "../../domain/rubric/level";
import { countWord, sentenceCase } from "../../domain/wording/count";
import type { JudgeView } from "../../services/views";
import { Button } from "../ui/button";
import { DimensionTag } from "../ui/dimension-tag";
import { FormError } from "../ui/form-error";
import { Kbd } from "../ui/kbd";
import { LevelBadge, LevelShape } from "../ui/level-badge";
import { GOES_ON, useSubmitShortcut } from "./use-submit-shortcut";

export const levelField = (criterionId: string) => `level:${criterionId}`;

/** What the levels mean, once, above the list that uses them. */
export function LevelGuide() {
  return (
    <dl className="grid max-w-measure gap-2 text-[0.94rem]">
      {LEVELS.map((level) => (
        <div key={level} className="grid grid-cols-[8rem_minmax(0,1fr)] items-baseline gap-3">
          <dt>
            <LevelBadge level={level} />
          </dt>
          <dd className="text-ink-soft">{LEVEL_MEANING[levelName(level)]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A level per criterion, as native radios: arrows choose, Tab goes on to the next criterion. */
export function SelfJudgement({
  criteria,
  chosen,
  missing,
  problem,
}: {
  criteria: JudgeView["criteria"];
  /** What was chosen before the form came back. */
  chosen: Readonly<Record<string, Level>>;
  missing: readonly string[];
  problem: string | null;
}) {
  const form = useRef<HTMLFormElement>(null);
  const isSending = useNavigation().state === "submitting";
  useSubmitShortcut(form);
  const open = criteria.filter(({ id }) => missing.includes(id));
  const first = open[0];
  const errors = [
    ...(problem === null ? [] : [{ message: problem }]),
    ...(first === undefined ? [] : [{ message: openWords(open.length, first.title), fieldId: `${first.id}-0` }]),
  ];
  return (
    <Form method="post" ref={form} className="grid gap-6">
      <FormError title="Almost" errors={errors} />
      {criteria.map((criterion) => (
        <LevelChoice
          key={criterion.id}
          criterion={criterion}
          chosen={chosen[criterion.id]}
          isMissing={missing.includes(criterion.id)}
        />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button {...GOES_ON} variant="primary" aria-disabled={isSending}>
          Show the grade <span aria-hidden="true">→</span>
        </Button>
        <span className="hidden text-sm text-ink-soft sm:inline">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
        </span>
      </div>
    </Form>
  );
}

/** One criterion's four levels, as native radios. */
export function LevelChoice({
  criterion: { id, title, dimension },
  chosen,
  isMissing,
}: {
  criterion: JudgeView["criteria"][number];
  chosen: Level | undefined;
  isMissing: boolean;
}) {
  return (
    <fieldset
      className={`border-b pb-5 ${isMissing ? "border-danger" : "border-line"}`}
      aria-describedby={`${id}-dimension`}
    >
      <legend className="font-semibold">{title}</legend>
      <p id={`${id}-dimension`}>
        <DimensionTag dimension={dimension} hasMeaning />
        {isMissing ? <span className="ml-2 text-sm font-semibold text-danger">No level yet</span> : null}
      </p>
      <div className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4">
        {LEVELS.map((level) => (
          <label
            key={level}
            htmlFor={`${id}-${String(level)}`}
            className="flex min-h-11 items-center gap-1.5 whitespace-nowrap rounded-[3px] border border-line-strong px-2 text-sm hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold"
          >
            <input
              type="radio"
              id={`${id}-${String(level)}`}
              name={levelField(id)}
              value={level}
              defaultChecked={chosen === level}
            />
            <LevelShape level={level} />
            {levelName(level)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function openWords(count: number, firstTitle: string): string {
  if (count === 1) return `One criterion has no level yet: ${firstTitle}.`;
  return `${sentenceCase(countWord(count))} criteria have no level yet, the first is: ${firstTitle}.`;
}

/** The judgement after it was given: what one thought, without a way to change it. */
export function GivenJudgement({ criteria }: { criteria: JudgeView["criteria"] }) {
  return (
    <ul className="grid">
      {criteria.map(({ id, title, dimension, selfLevel }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-2.5 last:border-0"
        >
          <span>
            {title} <DimensionTag dimension={dimension} />
          </span>
          <LevelBadge level={selfLevel} prefix="you" />
        </li>
      ))}
    </ul>
  );
}
