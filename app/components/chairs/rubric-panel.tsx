import { LEVELS, levelName } from "../../domain/rubric/level";
import type { InterviewerChair, RubricItem } from "../../services/chairs/chair-views";
import { Button } from "../ui/button";
import { DimensionTag } from "../ui/dimension-tag";
import { Disclosure } from "../ui/disclosure";
import { LevelShape } from "../ui/level-badge";

const HEARD: Record<string, string> = {
  "0": "If nothing was said",
  "1": "If it was only named",
  "2": "If it was explained",
  unsure: "If you cannot tell",
};

/** The criteria with what a knowledge and a reasoning answer say, the next question, a level and a private note. */
export function RubricPanel({
  criteria,
  isLocked,
  canAsk,
  onChange,
  onAsk,
}: {
  criteria: readonly RubricItem[];
  /** The comparison is open: the levels stand. */
  isLocked: boolean;
  canAsk: boolean;
  onChange: () => void;
  /** Asks without leaving the page. */
  onAsk: (intent: string) => void;
}) {
  return (
    <div className="grid gap-6">
      {criteria.map((item) => (
        <Criterion key={item.id} item={item} {...{ isLocked, canAsk, onChange, onAsk }} />
      ))}
    </div>
  );
}

type CriterionProps = {
  item: RubricItem;
  isLocked: boolean;
  canAsk: boolean;
  onChange: () => void;
  onAsk: (intent: string) => void;
};

function Criterion({ item, isLocked, canAsk, onChange, onAsk }: CriterionProps) {
  const { id, title, dimension, why, knowledge, reasoning, probes, level, note } = item;
  return (
    <fieldset className="border-b border-line pb-5" disabled={isLocked}>
      <legend className="font-semibold">{title}</legend>
      <DimensionTag dimension={dimension} />
      <div className="mt-2 grid grid-cols-2 gap-2">
        {LEVELS.map((one) => (
          <label
            key={one}
            htmlFor={`${id}-${String(one)}`}
            className="flex min-h-10 items-center gap-1.5 whitespace-nowrap rounded-[3px] border border-line-strong px-2 text-sm hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold"
          >
            <input
              type="radio"
              id={`${id}-${String(one)}`}
              name={`level:${id}`}
              value={one}
              defaultChecked={level === one}
              onChange={onChange}
            />
            <LevelShape level={one} />
            {levelName(one)}
          </label>
        ))}
      </div>
      <Disclosure summary="What to listen for" className="mt-2 text-[0.94rem]">
        <p className="mb-2 text-ink-soft">{why}</p>
        <p className="mb-2">
          <span className="font-semibold">A knowledge answer:</span> {knowledge}
        </p>
        <p>
          <span className="font-semibold">A reasoning answer:</span> {reasoning}
        </p>
      </Disclosure>
      <Disclosure summary="Questions to ask" className="text-[0.94rem]">
        <ul className="grid gap-2">
          {probes.map(({ key, question, isAsked }) => (
            <li key={key} className="flex items-baseline justify-between gap-3">
              <span id={`${id}-probe-${key}`}>
                <span className="text-sm text-ink-soft">{HEARD[key]}: </span>
                {question}
              </span>
              {isAsked ? (
                <span className="text-sm text-ink-soft">asked</span>
              ) : canAsk ? (
                <Button
                  size="small"
                  name="intent"
                  value={`probe:${id}:${key}`}
                  aria-describedby={`${id}-probe-${key}`}
                  onClick={(event) => {
                    event.preventDefault();
                    onAsk(`probe:${id}:${key}`);
                  }}
                >
                  Ask
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </Disclosure>
      <label htmlFor={`${id}-note`} className="mt-2 block text-sm text-ink-soft">
        Private note
      </label>
      <textarea
        id={`${id}-note`}
        name={`note:${id}`}
        defaultValue={note}
        rows={2}
        maxLength={2000}
        autoComplete="off"
        onChange={onChange}
        className="field-sizing-content min-h-12 w-full px-3 py-1.5 text-[0.94rem]"
      />
    </fieldset>
  );
}

/** What the candidate may ask from the list, what the answer is and what it was worth. */
export function ClarificationKey({ clarifications }: { clarifications: InterviewerChair["clarifications"] }) {
  return (
    <ul className="grid gap-2 text-[0.94rem]">
      {clarifications.map(({ id, ask, answer, worth, isAsked }) => (
        <li key={id} className="border-b border-line pb-2 last:border-0">
          <p>
            {ask}{" "}
            <span className="text-sm text-ink-soft">
              ({worth}
              {isAsked ? ", asked" : ""})
            </span>
          </p>
          <p className="text-ink-soft">{answer}</p>
        </li>
      ))}
    </ul>
  );
}
