import type { LabTable } from "../kit/lab";
import { clockWords, timeWords } from "./outcome";
import type { Result } from "./result";

const tenth = (value: number): number => Math.round(value * 10) / 10;
const cent = (value: number): number => Math.round(value * 100) / 100;

export function tablesOf(result: Result): readonly LabTable[] {
  return [summary(result), outages(result), zones(result), days(result), timeline(result)];
}

function summary({ bill, slo, requests, drain, noonWithoutLargestZone }: Result): LabTable {
  return {
    id: "summary",
    title: "Money and minutes",
    columns: [
      { key: "figure", title: "Figure" },
      { key: "value", title: "Value", isNumber: true },
      { key: "unit", title: "Unit" },
    ],
    rows: [
      ["Bill, all on demand", cent(bill.onDemand), "$ per hour"],
      ["Bill of the design", cent(bill.total), "$ per hour"],
      ["of which baseline", cent(bill.baseline), "$ per hour"],
      ["of which spot", cent(bill.spot), "$ per hour"],
      ["of which fallback", cent(bill.fallback), "$ per hour"],
      ["of which batch", cent(bill.batch), "$ per hour"],
      ["Cut", tenth(100 * bill.cut), "%"],
      [
        "Discount needed for the wanted cut",
        bill.discountNeeded === null ? null : tenth(100 * bill.discountNeeded),
        "%",
      ],
      ["Load above capacity", tenth(slo.unavailableMinutesDay), "minutes a day"],
      ["Full outage, weighted by the failed share", cent(slo.lostMinutesDay), "minutes a day"],
      ["Error budget", cent(slo.budgetMinutesDay), "minutes a day"],
      ["Requests refused", cent(1e4 * requests.refusedShare), "per 10,000"],
      ["Requests sent to a dead replica", cent(1e4 * requests.deadShare), "per 10,000"],
      ["Streams cut", cent(1e4 * requests.cutShare), "per 10,000"],
      ["Left of the notice for finishing", drain.usableSeconds, "s"],
      ["Replacement after the loss", drain.gapSeconds, "s"],
      ["At the peak without the fullest zone", noonWithoutLargestZone.gpus, "GPUs"],
    ],
  };
}

function outages({ outages: list, outageCount }: Result): LabTable {
  const title =
    outageCount > list.length
      ? `Load above capacity: the first ${list.length} of ${outageCount} times`
      : "Load above capacity";
  return {
    id: "outages",
    title,
    columns: [
      { key: "from", title: "From" },
      { key: "minutes", title: "For", unit: "min", isNumber: true },
      { key: "cause", title: "Cause" },
      { key: "zone", title: "Zone" },
      { key: "lost", title: "Lost", unit: "GPUs", isNumber: true },
      { key: "load", title: "Load", unit: "GPUs", isNumber: true },
      { key: "capacity", title: "Capacity", unit: "GPUs", isNumber: true },
      { key: "unserved", title: "Not served", unit: "%", isNumber: true },
    ],
    rows: list.map((one) => [
      clockWords(one.fromSeconds),
      tenth(one.minutes),
      one.cause,
      one.zone,
      one.lostGpus,
      tenth(one.load),
      tenth(one.capacity),
      tenth(100 * one.unservedShare),
    ]),
  };
}

function zones({ zones: list }: Result): LabTable {
  return {
    id: "zones",
    title: "Zones",
    columns: [
      { key: "zone", title: "Zone" },
      { key: "discount", title: "Discount", unit: "%", isNumber: true },
      { key: "up", title: "Gives GPUs", unit: "% of the time", isNumber: true },
      { key: "reclaims", title: "Reclaimed", unit: "times", isNumber: true },
      { key: "lost", title: "Lost", unit: "GPUs", isNumber: true },
      { key: "mean", title: "Paid on average", unit: "GPUs", isNumber: true },
    ],
    rows: list.map((zone) => [
      zone.name,
      tenth(100 * zone.discount),
      tenth(100 * zone.upShare),
      zone.reclaims,
      zone.gpusLost,
      cent(zone.meanGpus),
    ]),
  };
}

function days({ perDay }: Result): LabTable {
  return {
    id: "days",
    title: "Day by day",
    columns: [
      { key: "day", title: "Day", isNumber: true },
      { key: "unavailable", title: "Load above capacity", unit: "min", isNumber: true },
      { key: "lost", title: "Full outage", unit: "min", isNumber: true },
      { key: "gpus", title: "GPUs lost", isNumber: true },
    ],
    rows: perDay.map((one) => [one.day, tenth(one.unavailableMinutes), cent(one.lostMinutes), one.gpusLost]),
  };
}

function timeline({ timeline: line }: Result): LabTable {
  return {
    id: "timeline",
    title: `Day ${line.day}, in steps of ${line.stepSeconds / 60} minutes`,
    columns: [
      { key: "time", title: "Time" },
      { key: "load", title: "Load", unit: "GPUs", isNumber: true },
      { key: "baseline", title: "Baseline", unit: "GPUs", isNumber: true },
      { key: "spot", title: "Spot", unit: "GPUs", isNumber: true },
      { key: "fallback", title: "Fallback", unit: "GPUs", isNumber: true },
    ],
    rows: line.load.map((load, index) => [
      timeWords(line.fromSeconds + index * line.stepSeconds),
      load,
      line.baseline[index] ?? 0,
      line.spot[index] ?? 0,
      line.fallback[index] ?? 0,
    ]),
  };
}
