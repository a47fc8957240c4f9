import type { Claim, LabParams } from "../kit/lab";

/** Spot that is always there: what remains is the arithmetic of prices. */
const ALWAYS_THERE: LabParams = { downHours: 0, singlesPerDay: 0 };
const READ = "2026-11-24";

export const CLAIM: Claim = {
  headline: "A 70/30 baseline-plus-spot mix cuts the GPU bill 40-55% with no SLO hit, if the drain logic is correct.",
  verdict: "depends",
  summary:
    "The saving holds in the reading that the wording does not suggest: 30% baseline and 70% of all GPUs on spot, at a discount between 57% and 79%. With 70% baseline even free spot saves only 30%. That no SLO is hit does not follow from a correct drain: it protects running requests, while those that come next need capacity, and a zone takes all of its GPUs together. The baseline has to carry the load alone, or other capacity has to be there in the same minutes.",
  assumptions: [
    "70/30 means 70% on spot, and the share is of all GPUs, batch among them.",
    "The discount is between 57% and 79% and stays there.",
    "When a zone goes, the baseline carries the load, or other zones or on demand give GPUs in the same minutes.",
    "The longest stream fits into the notice less the seconds until the router has stopped sending.",
  ],
  reproduces: [
    {
      says: "70% of all GPUs on spot at a discount of 60%, always available, cut the bill by 42%.",
      ...{
        preset: "headline",
        params: { ...ALWAYS_THERE, discount: 60 },
        path: "bill.cut",
        expected: 0.42,
        tolerance: 1e-9,
      },
    },
    {
      says: "At $1.40 instead of $4.00, 65%, the same mix costs $109 an hour, a cut of 45.5%.",
      ...{ preset: "headline", params: ALWAYS_THERE, path: "bill.total", expected: 109, tolerance: 1e-9 },
    },
    {
      says: "A cut of 40% needs a discount of 57.1%.",
      ...{
        preset: "headline",
        params: ALWAYS_THERE,
        path: "bill.discountNeeded",
        expected: 0.4 / 0.7,
        tolerance: 1e-9,
      },
    },
    {
      says: "A cut of 55% needs a discount of 78.6%.",
      ...{
        preset: "headline",
        params: { ...ALWAYS_THERE, targetCut: 55 },
        path: "bill.discountNeeded",
        expected: 0.55 / 0.7,
        tolerance: 1e-9,
      },
    },
    {
      says: "With the scenario's drain no running stream is cut: 105 s remain for a longest stream of 90 s.",
      ...{ preset: "headline", path: "drain.cutShareOfRunning", expected: 0, tolerance: 0 },
    },
    {
      says: "The scenario's design costs about $115.50 an hour; here a little more, because GPUs are whole and asked for ahead.",
      ...{ preset: "defended", params: ALWAYS_THERE, path: "bill.total", expected: 115.5, tolerance: 1 },
    },
  ],
  stops: [
    {
      says: "70% baseline and 30% spot, as the words suggest: 19.5%.",
      ...{ preset: "literal", params: ALWAYS_THERE, path: "bill.cut", expected: 0.195, tolerance: 1e-9 },
    },
    {
      says: "The same with free spot: 30%, so no discount reaches 40%.",
      ...{
        preset: "literal",
        params: { ...ALWAYS_THERE, discount: 100 },
        path: "bill.cut",
        expected: 0.3,
        tolerance: 1e-9,
      },
    },
    {
      says: "Batch outside the mix: 70% of serving on spot is 36.4% of the bill.",
      ...{
        preset: "headline",
        params: { ...ALWAYS_THERE, batchSpotShare: 0 },
        path: "bill.cut",
        expected: 0.364,
        tolerance: 1e-9,
      },
    },
    {
      says: "The zone goes at the peak: 12 of 40 GPUs are left, 70% of the requests find nothing.",
      ...{
        preset: "headline",
        params: ALWAYS_THERE,
        events: ["reclaim-zone"],
        path: "outages.0.unservedShare",
        expected: 0.7,
        tolerance: 1e-9,
      },
    },
    {
      says: "That uses up the month's 43.2 minutes in 62 minutes.",
      ...{
        preset: "headline",
        params: ALWAYS_THERE,
        events: ["reclaim-zone"],
        path: "slo.budgetGoneMinutes",
        expected: 43.2 / 0.7,
        tolerance: 1e-6,
      },
    },
    {
      says: "At a notice of 30 s, 15 s remain, and 57.6% of the running streams need longer.",
      ...{
        preset: "headline",
        events: ["short-notice"],
        path: "drain.cutShareOfRunning",
        expected: 0.576,
        tolerance: 0.0005,
      },
    },
    {
      says: "The discount falls to 20%: the design that cut 42% cuts about 24%.",
      ...{ preset: "discount-shrinks", params: ALWAYS_THERE, path: "bill.cut", expected: 0.246, tolerance: 0.01 },
    },
  ],
  sources: [
    {
      title: "Spot availability and preemption traces (skypilot-org/spot-traces, commit 221da1a)",
      url: "https://github.com/skypilot-org/spot-traces",
      readOn: READ,
      says: "16-node V100 series of us-west-2a from 27 August 2023, 4,736 samples five minutes apart: 16 machines in 41.8%, none in 55.4%; 55 of 145 steps down go from 16 to 0; mean time with any machine 1.75 h, without 2.21 h. Of its 98 losses down to none, 28 are within ten minutes of one in us-west-2c. In the nine single-V100 series of 2023 one zone has a machine in 17% to 91% of the samples, us-east-1 as a whole in 71.3%, us-west-2 in 96.1%, all nine in 99.2%. Recomputed from the files.",
    },
    {
      title: "Spot Instance interruption notices (Amazon EC2 User Guide)",
      url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html",
      readOn: READ,
      says: "Two minutes of notice, on a best-effort basis; check for it every 5 seconds; with hibernation it does not come two minutes in advance.",
    },
    {
      title: "Spot VMs in GKE (Google Cloud)",
      url: "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/spot-vms",
      readOn: READ,
      says: "30 s for graceful termination by default, 15 s for your pods and then 15 s for system pods; it can be extended to 120 s, on standard node pools from 1.35.0-gke.1171000.",
    },
    {
      title: "SkyServe: Serving AI Models across Regions and Clouds with Spot Instances (arXiv 2411.01438v2)",
      url: "https://arxiv.org/abs/2411.01438",
      readOn: READ,
      says: "Spreads spot replicas over failure domains against correlated preemptions, runs more of them than needed, falls back to on demand; 43% lower cost on average.",
    },
  ],
};
