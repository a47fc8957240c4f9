import type { Lab, LabParams } from "./lab";

/** A preset with changes and events on it, every default filled in. @throws ZodError for values out of range, Error for unknown ids */
export function paramsOf(
  lab: Lab,
  { preset, changes = {}, events = [] }: { preset?: string; changes?: LabParams; events?: readonly string[] },
): LabParams {
  const start = preset === undefined ? {} : found(lab.presets, preset, `preset of ${lab.id}`).params;
  const params = lab.params.parse({ ...start, ...changes });
  return events.reduce((now, id) => lab.params.parse(found(lab.events, id, `event of ${lab.id}`).apply(now)), params);
}

function found<T extends { id: string }>(list: readonly T[], id: string, what: string): T {
  const one = list.find((candidate) => candidate.id === id);
  if (one === undefined)
    throw new Error(`'${id}' is no ${what}. There are: ${list.map((each) => each.id).join(", ")}.`);
  return one;
}
