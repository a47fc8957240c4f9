import type { Claim } from "../kit/lab";

const READ = "2026-11-24";

export const claim: Claim = {
  headline:
    "The default autoscaler watches CPU while the GPU sits at 100%, so the fleet never scales, or scales 90 seconds too late.",
  verdict: "depends",
  summary:
    "Both halves can be had, from two set-ups. On CPU the fleet never scales, because 20% of a 70% target asks for nothing. With a signal that moves, 60 s of metric age, a 15 s sync and a 15 s scale-up window are 90 s before a pod exists; but a pod is not a replica, and a new node and the weights come on top. Ninety seconds is the floor of a chain that is four to five times as long.",
  assumptions: [
    "CPU: the HPA reads nothing else, and the GPU does the work.",
    "90 s: the value is as old as a one-minute average gets, a sync has just been missed, and a higher count must be wanted for 15 s (the HPA's own default for that window is 0).",
    "The rest: nodes take 240 s, weights 60 s and the engine 30 s, the scenario's figures.",
  ],
  reproduces: [
    {
      says: "15 + 60 + 15: 90 s before a pod exists.",
      preset: "headline",
      path: "budget.beforePodS",
      expected: 90,
      tolerance: 0,
    },
    {
      says: "On CPU no replica is ever added.",
      preset: "naive",
      path: "replicas.added",
      expected: 0,
      tolerance: 0,
    },
    {
      says: "The scenario's chain on paper: 30 + 15 + 240 + 90 = 375 s.",
      preset: "reactive",
      path: "budget.chainS",
      expected: 375,
      tolerance: 0,
    },
    {
      says: "The scenario's 45% of the rush's first window, without headroom and with the surplus refused.",
      preset: "reactive",
      params: { quietInFlight: 320, maxReplicas: 90 },
      path: "slo.rushShare",
      expected: 0.45,
      tolerance: 0.015,
    },
    {
      says: "Its 18% with twice the load ready and new nodes.",
      preset: "reactive",
      params: { quietInFlight: 320, maxReplicas: 90, target: 20 },
      path: "slo.rushShare",
      expected: 0.18,
      tolerance: 0.015,
    },
    {
      says: "Its 4.8% with 2.7 times the load ready (a target of 15 of 40).",
      preset: "reactive",
      params: { quietInFlight: 320, maxReplicas: 90, target: 15 },
      path: "slo.rushShare",
      expected: 0.048,
      tolerance: 0.015,
    },
    {
      says: "Its 4.2% with twice the load ready and 8 GPUs lent to batch work.",
      preset: "reactive",
      params: { quietInFlight: 320, maxReplicas: 90, target: 20, lentGpus: 8 },
      path: "slo.rushShare",
      expected: 0.042,
      tolerance: 0.015,
    },
  ],
  stops: [
    {
      says: "Ninety seconds is a floor: with a node and the weights the headline's own chain is 420 s on paper.",
      preset: "headline",
      path: "budget.chainS",
      expected: 420,
      tolerance: 0,
    },
    {
      says: "On a GPU taken back from batch work the chain is 145 s: the node was the longest link, not the metrics.",
      preset: "reactive",
      path: "budget.lentChainS",
      expected: 145,
      tolerance: 0,
    },
    {
      says: "With a chain of 21 s nothing has to stand ready: the rush's first window keeps its p95.",
      preset: "everything-at-hand",
      path: "slo.broken",
      expected: 0,
      tolerance: 0,
    },
    {
      says: "Eighteen replicas standing and 8 GPUs lent: an unannounced launch breaks no window at all.",
      preset: "defended",
      events: ["launch"],
      path: "slo.broken",
      expected: 0,
      tolerance: 0,
    },
    {
      says: "A monthly SLO would not notice: with 26 such rushes fewer than 4% of a month's requests miss, even on CPU.",
      preset: "naive",
      path: "slo.monthShare",
      expected: 0.038,
      tolerance: 0.002,
    },
    {
      says: "It is also worse than the headline: with the surplus refused and not counted, a good signal never scales either.",
      preset: "hidden-load",
      path: "replicas.added",
      expected: 0,
      tolerance: 0,
    },
  ],
  sources: [
    {
      title:
        "kubernetes/kubernetes, pkg/controller/podautoscaler: replica_calculator.go, its test, and metrics/utilization.go",
      url: "https://github.com/kubernetes/kubernetes/tree/master/pkg/controller/podautoscaler",
      readOn: READ,
      says: "How samples become a replica count: truncated percentages, a tolerance for each direction, unready and missing pods, no reversal. Every case of its test is among this lab's tests.",
    },
    {
      title: "kube-controller-manager, command line reference",
      url: "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
      readOn: READ,
      says: "Sync period 15 s, tolerance 0.1, downscale stabilisation 5 minutes, CPU initialisation period 5 minutes, initial readiness delay 30 s.",
    },
    {
      title: "KEDA, ScaledObject specification",
      url: "https://keda.sh/docs/latest/reference/scaledobject-spec",
      readOn: READ,
      says: "pollingInterval 30 s and cooldownPeriod 300 s by default.",
    },
    {
      title: "Best practices for autoscaling LLM inference workloads with GPUs on GKE",
      url: "https://cloud.google.com/kubernetes-engine/docs/best-practices/machine-learning/inference/autoscaling",
      readOn: READ,
      says: "Queue size and batch size as signals; CPU alone is not recommended; GPU utilisation is a duty cycle and does not say how much work is done.",
    },
  ],
};
