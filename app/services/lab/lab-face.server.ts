import { fieldsOf } from "../../labs/kit/fields";
import type { Lab } from "../../labs/kit/lab";
import { queryOf } from "../../labs/kit/link";
import { paramsOf } from "../../labs/kit/params-of";
import type { AppContext } from "../context.server";
import type { LabFace } from "./lab-views";
import { runHere } from "./run-of.server";

const presetsByLab = new WeakMap<Lab, LabFace["presets"]>();

/** What a page needs to show a lab's form; the presets' outcomes are worked out once per process. */
export function labFace({ library }: Pick<AppContext, "library">, lab: Lab): LabFace {
  const { id, title, kind, asks, about, claim, trace } = lab;
  return {
    ...{ id, title, kind, asks, about, claim, trace },
    fields: fieldsOf(lab.params),
    presets: presetsOf(lab),
    events: lab.events.map((event) => ({ id: event.id, title: event.title, says: event.says })),
    predictions: lab.predictions.map((one) =>
      one.kind === "choice"
        ? { id: one.id, ask: one.ask, kind: one.kind, options: one.options }
        : { id: one.id, ask: one.ask, kind: one.kind, unit: one.unit, min: one.min, max: one.max, step: one.step },
    ),
    functions: Object.entries(lab.functions).map(([name, { summary }]) => ({ name, summary })),
    hasScenario: library.get(id) !== undefined,
  };
}

function presetsOf(lab: Lab): LabFace["presets"] {
  const known = presetsByLab.get(lab);
  if (known !== undefined) return known;
  const presets = lab.presets.map(({ id, title, why }) => {
    const params = paramsOf(lab, { preset: id });
    const ran = runHere(lab, params, []);
    if (!("run" in ran)) throw new Error(`The preset ${id} of ${lab.id} does not run.`);
    const { verdict, headline } = ran.run.outcome;
    return { id, title, why, query: queryOf(lab, params), verdict, headline };
  });
  presetsByLab.set(lab, presets);
  return presets;
}
