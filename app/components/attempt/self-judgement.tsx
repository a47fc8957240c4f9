import { Form, useNavigation } from "@remix-run/react";
import { useRef } from "react";
import { LEVEL_MEANING, LEVELS, levelName, type Level } from "../../domain/rubric/level";
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
  const errors = [
    ...(problem === null ? [] : [{ message: problem }]),
    ...criteria
      .filter(({ id }) => missing.includes(id))
      .map(({ id, title }) => ({ message: `Give a level: ${title}`, fieldId: `${id}-0` })),
  ];
  return (
    <Form method="post" ref={form} className="grid gap-6">
      <FormError title="Almost" errors={errors} />
      {criteria.map(({ id, title, dimension }) => (
        <fieldset key={id} className="border-b border-line pb-5" aria-describedby={`${id}-dimension`}>
          <legend className="font-semibold">{title}</legend>
          <p id={`${id}-dimension`}>
            <DimensionTag dimension={dimension} hasMeaning />
          </p>
          <div className="mt-2 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
            {LEVELS.map((level) => (
              <label
                key={level}
                htmlFor={`${id}-${String(level)}`}
                className="flex min-h-11 items-center gap-2 rounded-[3px] border border-line-strong px-3 text-sm hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold"
              >
                <input
                  type="radio"
                  id={`${id}-${String(level)}`}
                  name={levelField(id)}
                  value={level}
                  defaultChecked={chosen[id] === level}
                />
                <LevelShape level={level} />
                {levelName(level)}
              </label>
            ))}
          </div>
        </fieldset>
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
