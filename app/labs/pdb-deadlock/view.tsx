import { DataTable } from "../../components/ui/data-table";
import { Disclosure } from "../../components/ui/disclosure";
import { Legend } from "../../components/figures/plot/series";
import { Picture as Frame } from "../../components/figures/plot/plot";
import { TRAP_NAMES } from "./budgets/trap-names";
import type { Params } from "./params";
import type { Result } from "./result";
import { BudgetRows, heightOfBudgets } from "./view/budget-rows";
import { DrainRows, heightOfDrain } from "./view/drain-rows";
import { MendedYaml } from "./view/mended-yaml";

const GAP = 14;

/** The budgets' arithmetic above, the drain over time below: which zero holds which node. */
export function Picture({ params, result, width }: { params: Params; result: Result; width: number }) {
  const top = heightOfBudgets(result, width);
  const height = top + GAP + heightOfDrain(result);
  return (
    <Frame width={width} height={height} title="Budgets, and the drain node by node" summary={summaryOf(result)}>
      <BudgetRows result={result} width={width} />
      <DrainRows params={params} result={result} width={width} top={top + GAP} />
    </Frame>
  );
}

function summaryOf({ counts, drain, nodes }: Result): string {
  const held = nodes.filter(({ left }) => left.length > 0).slice(0, 4);
  const who = held
    .map(({ name, left: [first] }) => `${name}: ${first === undefined ? "" : TRAP_NAMES[first.trap]}`)
    .join("; ");
  const end =
    drain.minutes === null
      ? `${String(drain.unfinished)} are not done`
      : `done after ${String(Math.round(drain.minutes))} min`;
  return `${String(counts.blocking)} of ${String(counts.budgets)} budgets block. Of ${String(drain.nodes)} nodes ${String(drain.done)} are drained; ${end}. ${who}`;
}

export function Detail({ result }: { params: Params; result: Result }) {
  return (
    <div className="space-y-4">
      <Legend
        items={[
          { tone: "bad", label: "evictions refused, asked again every 5 s", isArea: true },
          { tone: 2, label: "pods stopping", isArea: true },
          { tone: 3, label: "new kernel", isArea: true },
          { tone: 1, label: "done", isArea: true },
        ]}
      />
      <Findings result={result} />
      <Verdicts result={result} />
      <MendedYaml result={result} />
    </div>
  );
}

const MOST_VERDICTS = 24;

function Findings({ result }: { result: Result }) {
  if (result.findings.length === 0) return null;
  return (
    <ul className="space-y-1">
      {result.findings.map(({ trap, blocks, budget, line, says, byYaml }) => (
        <li key={`${trap}-${budget}-${String(line)}-${says}`}>
          <strong>
            {blocks ? "Trap" : "Warning"}: {TRAP_NAMES[trap]}
          </strong>{" "}
          <span className="text-ink-soft">(line {line})</span> {says}
          {blocks && !byYaml ? " No edit of the text mends this." : ""}
        </li>
      ))}
    </ul>
  );
}

function Verdicts({ result }: { result: Result }) {
  const shown = result.pods.slice(0, MOST_VERDICTS);
  const more = result.counts.pods - shown.length;
  return (
    <Disclosure
      summary={`Every pod's eviction: ${String(result.counts.refused)} of ${String(result.counts.pods)} refused`}
    >
      <DataTable
        caption="Answers to an eviction before the drain"
        columns={[
          { key: "pod", title: "Pod" },
          { key: "node", title: "Node" },
          { key: "ready", title: "Ready" },
          { key: "answer", title: "Answer" },
        ]}
        isWide
        rows={shown.map(({ name, node, isReady, answer }) => ({
          key: `${name}-${node}`,
          cells: { pod: name, node, ready: isReady ? "yes" : "no", answer },
        }))}
      />
      {more > 0 ? <p className="text-sm text-ink-soft">and {more} more; the tables hold up to 200.</p> : null}
    </Disclosure>
  );
}
