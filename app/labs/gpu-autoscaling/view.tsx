import { Picture as Frame } from "../../components/figures/plot/plot";
import { Legend } from "../../components/figures/plot/series";
import { duration, percent, plain } from "../kit/number-words";
import type { Params } from "./params";
import { ROW } from "./picture/axes";
import { waveWord } from "./outcome";
import { FleetPanel } from "./picture/fleet-panel";
import { QueuePanel } from "./picture/queue-panel";
import { ReactionBar } from "./picture/reaction-bar";
import type { Result } from "./result";

type Props = { params: Params; result: Result };

/** Load against replicas, the way from the rush to the first new one, the queue, and the minutes that broke. */
export function Picture({ result, width }: Props & { width: number }) {
  const terms = (result.reaction?.terms ?? []).filter(({ seconds }) => seconds > 0);
  const columns = width < 500 ? 1 : 3;
  const fleet = { top: 22, height: 176, width };
  const bar = { top: fleet.top + fleet.height + 44, height: 24, width };
  const keys = terms.length === 0 ? ROW : Math.ceil(terms.length / columns) * ROW + ROW;
  const queue = { top: bar.top + bar.height + keys + 40, height: result.queue.peak === 0 ? 4 : 76, width };
  const height = queue.top + queue.height + 64;
  return (
    <Frame width={width} height={height} title="Load, replicas and queue through the rush" summary={summaryOf(result)}>
      <FleetPanel result={result} box={fleet} />
      <ReactionBar result={result} box={bar} columns={columns} />
      <QueuePanel result={result} box={queue} />
    </Frame>
  );
}

function summaryOf({ replicas, reaction, slo, queue }: Result): string {
  const first =
    reaction === null
      ? "no replica is added because of it"
      : `the first new replica serves ${duration(reaction.readyS)} after the ${waveWord(reaction)} began`;
  return `The rush needs ${plain(replicas.peakNeeded)} replicas where ${plain(replicas.standing, 0)} stand; ${first}. The queue reaches ${plain(queue.peak, 0)} requests, and ${percent(slo.worstShare)} miss in the worst ten minutes.`;
}

export function Detail({ params, result }: Props) {
  const { budget, cost, requests, slo } = result;
  return (
    <div className="space-y-3">
      <Legend
        items={[
          { tone: 1, label: "replicas that the load needs" },
          { tone: 2, label: "replicas that serve", isArea: true },
          { tone: 3, label: "replicas asked for" },
          { tone: "bad", label: "more load than replicas; minutes that miss", isArea: true },
        ]}
      />
      <p className="text-sm text-ink-soft">
        On paper, at worst: {plain(budget.metricAgeS)} s of metric age, {plain(budget.syncS)} s to the next sync and{" "}
        {plain(budget.windowS)} s of scale-up window are {plain(budget.beforePodS)} s before a pod exists;{" "}
        {plain(budget.nodeS)} s for its GPU, {plain(budget.pullS)} s of image, {plain(budget.weightsS)} s of weights and{" "}
        {plain(budget.engineS)} s of engine make it {plain(budget.chainS)} s.
      </p>
      <p className="text-sm text-ink-soft">
        {plain(requests.arrivals, 0)} requests: {plain(requests.served - requests.late, 0)} in time,{" "}
        {plain(requests.late, 0)} late, {plain(requests.shed, 0)} refused, {plain(requests.queued, 0)} still waiting.{" "}
        {plain(cost.gpuHours)} GPU-hours in the run; what stands beyond the quiet load costs $
        {plain(cost.standingExtraUsdPerHour)} an hour. With 26 such rushes a month {percent(slo.monthShare, 2)} of a
        month's requests miss.
        {params.maxWaitS === 0 ? " Nothing is refused." : ""}
      </p>
    </div>
  );
}
