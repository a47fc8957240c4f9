import { Disclosure } from "../../components/ui/disclosure";
import { TextArea } from "../../components/ui/text-field";
import type { Field } from "../../labs/kit/fields";
import type { LabParams, LabProblem } from "../../labs/kit/lab";
import { FIRST_GROUP } from "../../labs/kit/page-keys";

export const LAB_FORM = "lab-form";
const idOf = (key: string) => `param-${key}`;

type FieldsProps = { fields: readonly Field[]; params: LabParams; problems: readonly LabProblem[] };

/** The knobs, group by group; the first group is open. */
export function KnobGroups({ fields, params, problems }: FieldsProps) {
  const knobs = fields.filter((field) => field.kind !== "text" || (field.rows ?? 1) < 4);
  const groups = [...new Set(knobs.map(({ group }) => group))];
  return groups.map((group) => {
    const ofGroup = knobs.filter((field) => field.group === group);
    const body = (
      <div className="grid gap-4">
        {ofGroup.map((field) => (
          <Knob key={field.key} field={field} value={params[field.key]} problems={problemsOf(problems, field)} />
        ))}
      </div>
    );
    const hasProblem = ofGroup.some((field) => problemsOf(problems, field).length > 0);
    return group === FIRST_GROUP || group === groups[0] ? (
      <fieldset key={group}>
        <legend className="mb-3 text-sm font-semibold text-ink-soft">{group}</legend>
        {body}
      </fieldset>
    ) : (
      <Disclosure key={group} summary={group} isOpen={hasProblem}>
        {body}
      </Disclosure>
    );
  });
}

/** Texts that need the width of the page: YAML, lists of events. */
export function LongTexts({ fields, params, problems }: FieldsProps) {
  return fields
    .filter((field) => field.kind === "text" && (field.rows ?? 1) >= 4)
    .map((field) => (
      <TextArea
        key={field.key}
        id={idOf(field.key)}
        form={LAB_FORM}
        name={field.key}
        label={field.label}
        hint={field.meaning}
        rows={field.rows}
        defaultValue={String(params[field.key] ?? "")}
        errors={problemsOf(problems, field)}
        spellCheck={false}
        autoComplete="off"
        wrap="off"
        className="max-h-[26rem] overflow-auto font-mono text-[0.82rem] leading-relaxed"
      />
    ));
}

function problemsOf(problems: readonly LabProblem[], { key }: Field): string[] {
  return problems
    .filter(({ field }) => field === key || field.startsWith(`${key}.`))
    .map(({ line, message }) => (line === null ? message : `Line ${String(line)}: ${message}`));
}

function Knob({
  field,
  value,
  problems,
}: {
  field: Field;
  value: LabParams[string] | undefined;
  problems: readonly string[];
}) {
  const { key, label, unit, meaning, kind } = field;
  const id = idOf(key);
  const described = `${id}-meaning${problems.length > 0 ? ` ${id}-problem` : ""}`;
  const wiring = {
    id,
    name: key,
    "aria-describedby": described,
    "aria-invalid": problems.length > 0 ? true : undefined,
  };
  if (kind === "switch") {
    return (
      <div>
        <label htmlFor={id} className="flex items-start gap-2.5">
          <input type="checkbox" {...wiring} value="true" defaultChecked={value === true} className="mt-1.5 size-4" />
          <span>{label}</span>
        </label>
        <Meaning id={id} meaning={meaning} problems={problems} />
      </div>
    );
  }
  return (
    <div>
      <label htmlFor={id} className="block">
        {label}
      </label>
      <span className="mt-1 flex items-center gap-2">
        {kind === "choice" ? (
          <select {...wiring} defaultValue={String(value)} className="min-h-10 w-full rounded-[3px] px-2">
            {field.options?.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...wiring}
            type={kind === "number" ? "number" : "text"}
            inputMode={kind === "number" ? "decimal" : undefined}
            step="any"
            min={field.min}
            max={field.max}
            defaultValue={String(value)}
            autoComplete="off"
            className={`min-h-10 rounded-[3px] px-2 ${kind === "number" ? "w-32 text-right" : "w-full"}`}
          />
        )}
        {unit === "" ? null : <span className="text-sm text-ink-soft">{unit}</span>}
      </span>
      <Meaning id={id} meaning={meaning} problems={problems} />
    </div>
  );
}

function Meaning({ id, meaning, problems }: { id: string; meaning: string; problems: readonly string[] }) {
  return (
    <>
      {problems.map((problem) => (
        <p key={problem} id={`${id}-problem`} className="mt-1 text-sm text-danger">
          {problem}
        </p>
      ))}
      <p id={`${id}-meaning`} className="mt-1 text-sm leading-snug text-ink-soft">
        {meaning}
      </p>
    </>
  );
}
