import type { TrustAgreement, TrustReport, TrustSplit } from "../../app/domain/evaluation/trust-report";

const interval = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 });

function agreement(kappa: number, exact: number): TrustAgreement {
  return {
    judgements: 60,
    coverage: 0.97,
    kappaAll: interval(kappa),
    kappa: interval(kappa),
    exact: interval(exact),
    adjacent: interval(0.85),
    middle: { value: null, low: null, high: null },
  };
}

function split(name: TrustSplit["split"], kappa: number): TrustSplit {
  return {
    split: name,
    answers: 12,
    labellers: { kappa: 0.9, exact: 0.8 },
    all: agreement(kappa, 0.6),
    scenarios: [
      { id: "small-fleet", title: "Keep a small fleet up", answers: 6, agreement: agreement(kappa, 0.6) },
      { id: "large-fleet", title: "Keep a large fleet up", answers: 6, agreement: agreement(kappa - 0.2, 0.5) },
    ],
    kinds: [
      { kind: "strong", answers: 8, agreement: agreement(0.5, 0.7) },
      { kind: "wrong", answers: 4, agreement: agreement(0, 0.125) },
    ],
    baselines: [
      { name: "rules alone", kappa: 0.4, exact: 0.5 },
      { name: "answer length", kappa: 0.41, exact: 0.33 },
      { name: "commonest label", kappa: null, exact: 0.3 },
    ],
    confusion: [
      [6, 2, 2, 0, 0],
      [0, 10, 2, 0, 1],
      [0, 1, 8, 1, 0],
      [1, 1, 3, 15, 0],
    ],
    ranking: { pairs: 20, right: 0.85 },
    invariance: [
      { id: "typos", title: "Typos", texts: 12, criteria: 60, changed: 0 },
      { id: "units", title: "Units written out", texts: 8, criteria: 40, changed: 2 },
    ],
  };
}

/** A measurement as `eval:grader -- --report` writes it, with figures that are easy to find again. */
export function makeTrustReport(): TrustReport {
  return {
    format: 1,
    date: "2026-03-01",
    graderVersion: "0.9.0",
    paraphrase: { pairs: 18, within: 0.5, meanGap: 0.25 },
    splits: [split("dev", 0.72), split("blind", 0.5)],
    attacks: [
      {
        id: "keyword-list",
        title: "A list of the right terms",
        resists: { kind: "at-most", level: 1 },
        attempts: 40,
        resisted: 40,
      },
      { id: "filler", title: "Fine words", resists: { kind: "no-higher" }, attempts: 40, resisted: 39 },
      { id: "nonsense", title: "Fluent nonsense", resists: { kind: "at-most", level: 1 }, attempts: 40, resisted: 30 },
    ],
  };
}
