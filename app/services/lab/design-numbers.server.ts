import { findDesignNumbers, storeDesignNumbers } from "../../db/lab-repo.server";
import { findNumbers } from "../../domain/lab-run/find-numbers";
import { fieldsOf, type Field } from "../../labs/kit/fields";
import type { Lab } from "../../labs/kit/lab";
import { labOf } from "../../labs/registry";
import { loadAttempt, type AttemptKey } from "../attempt/step.server";
import type { AppContext } from "../context.server";
import { RefusedError } from "../errors";
import type { DesignNumbersView } from "./lab-views";

/** The numbers that the lab of a scenario can run: as confirmed, otherwise as they stand in the text. null where there is no lab. */
export async function viewDesignNumbers(
  { db }: Pick<AppContext, "db">,
  { userId, attemptId, scenarioId, text }: AttemptKey & { scenarioId: string; text: string },
): Promise<DesignNumbersView | null> {
  const lab = labOf(scenarioId);
  if (lab === null || lab.designFields.length === 0) return null;
  const confirmed = await findDesignNumbers(db, userId, attemptId);
  const found = findNumbers(
    text,
    lab.designFields.map(({ param, find }) => ({ param, ...find })),
  );
  return {
    labTitle: lab.title,
    isConfirmed: confirmed !== null,
    fields: numberFields(lab).map(({ field, label, fromBase }) => {
      const figure = found.find(({ param }) => param === field.key);
      const value =
        confirmed?.[field.key] ??
        (confirmed === null && figure !== undefined ? fit(fromBase(figure.value), field) : null);
      const { key: param, unit, meaning, min = 0, max = 0, step = 1 } = field;
      return {
        param,
        label,
        unit,
        meaning,
        min,
        max,
        step,
        value,
        quote: value === null ? null : (figure?.quote ?? null),
      };
    }),
  };
}

/** Confirms the numbers of a design; what is left empty stays the lab's default. Throws RefusedError for one out of range. */
export async function confirmNumbers(
  ctx: Pick<AppContext, "db" | "now">,
  key: AttemptKey,
  given: Readonly<Record<string, number | null>>,
): Promise<{ scenarioId: string; confirmed: Record<string, number> }> {
  const { scenarioId } = await loadAttempt(ctx.db, key);
  const lab = labOf(scenarioId);
  if (lab === null) throw new RefusedError("There is no lab for this scenario.");
  const numbers: Record<string, number> = {};
  for (const { field, label } of numberFields(lab)) {
    const value = given[field.key] ?? null;
    if (value === null) continue;
    const { min = -Infinity, max = Infinity, unit } = field;
    if (!(value >= min && value <= max)) {
      throw new RefusedError(`${label} must be between ${String(min)} and ${String(max)} ${unit}`.trim() + ".");
    }
    numbers[field.key] = value;
  }
  await storeDesignNumbers(ctx.db, { attemptId: key.attemptId, numbers, at: ctx.now() });
  return { scenarioId, confirmed: numbers };
}

function numberFields(lab: Lab): { field: Field; label: string; fromBase: (value: number) => number }[] {
  const fields = fieldsOf(lab.params);
  return lab.designFields.flatMap(({ param, label, fromBase }) => {
    const field = fields.find(({ key }) => key === param);
    return field === undefined ? [] : [{ field, label, fromBase }];
  });
}

/** A figure of a text that the field can hold, on its step; null when it is out of range, so that it is not offered. */
function fit(value: number, { min = -Infinity, max = Infinity, step = 1 }: Field): number | null {
  if (!Number.isFinite(value) || value < min || value > max) return null;
  return Number((Math.round(value / step) * step).toPrecision(12));
}
