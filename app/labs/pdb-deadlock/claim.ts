import type { Claim, ClaimCheck } from "../kit/lab";

const READ = "2026-11-24";
const check = (
  says: string,
  preset: string,
  path: string,
  expected: number | string,
  more: Partial<ClaimCheck> = {},
): ClaimCheck => ({
  says,
  preset,
  path,
  expected,
  tolerance: 0,
  ...more,
});

export const claim: Claim = {
  headline:
    "Drains hang forever when a PodDisruptionBudget can never be satisfied; there are four such configurations.",
  verdict: "holds",
  summary:
    "All four follow from one subtraction, allowed = currentHealthy - desiredHealthy, and from an eviction that takes a pod first and adds none. They are not equally endless: the autoscaled one ends when the load adds a pod, the crash-looping one when somebody mends the pods. A fifth, two budgets on one pod, is answered with 500 and ends the drain with an error. And a budget that can be met may still be too weak: it counts ready pods, not members that have caught up.",
  assumptions: [
    "The drain goes through the Eviction API and has no timeout, as plain kubectl drain does; it asks again every five seconds.",
    "Nothing changes the number of healthy pods in the meantime: no autoscaler, no rollout, no person.",
    "The pods are Running: Pending, Succeeded, Failed and terminating ones are evicted whatever the budget says.",
  ],
  reproduces: [
    check("minAvailable 1 of one replica allows 0.", "headline", "budgets.0.disruptionsAllowed", 0),
    check("maxUnavailable 0 of three members wants 3 of 3.", "headline", "budgets.1.desiredHealthy", 3),
    check("minAvailable 2 at an autoscaler's floor of 2 allows 0.", "headline", "budgets.2.disruptionsAllowed", 0),
    check("Three crash-looping pods: 0 healthy, 2 wanted, 0 allowed.", "headline", "budgets.3.currentHealthy", 0),
    check("Four budgets, four different traps.", "headline", "counts.traps", 4),
    check("The drain never ends.", "headline", "drain.end", "stuck"),
    check("Three of the four wait for ever; the fourth ends when the load rises.", "headline", "drain.stuckNodes", 3),
    check("In three hours one pod is refused 2,160 times.", "headline", "drain.refusalsOfOne", 2160, {
      params: { deadlineMin: 180 },
    }),
    check("With all four nodes cordoned the pool is two nodes short.", "headline", "drain.nodesShort", 2, {
      params: { loadRisesMin: 0 },
    }),
  ],
  stops: [
    check("At noon the API's budget allows 8 of 10.", "noon", "budgets.2.disruptionsAllowed", 8),
    check("With a forced managed upgrade the drain ends.", "managed", "drain.end", "done"),
    check("With AlwaysAllow the crash-looping pods let their node go.", "always-allow", "nodes.3.end", "done"),
    check(
      "90% of 9 replicas is 8.1 and becomes 9: the trap hides in a percentage.",
      "naive",
      "budgets.4.desiredHealthy",
      9,
    ),
    check(
      "A second budget on the same pods is no wait: the drain ends with an error.",
      "defended",
      "drain.end",
      "error",
      {
        events: ["second-budget"],
        params: { roll: false },
      },
    ),
    check(
      "A store's budget that can be met is blind for 340 s after a restart.",
      "ready-too-early",
      "worst.blindSeconds",
      340,
    ),
    check(
      "With maxUnavailable 1 and ready at an open port the store has no caught-up majority for 390 s.",
      "ready-too-early",
      "worst.noMajoritySeconds",
      390,
      { tolerance: 1 },
    ),
    check("The mended night ends.", "headline", "after.end", "done"),
  ],
  sources: [
    {
      title: "Specifying a Disruption Budget for your Application",
      url: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
      readOn: READ,
      says: "maxUnavailable 0 or minAvailable equal to the replicas: the drain never completes; percentages round up; maxUnavailable 1 for quorum stores; pods without a built-in controller need a whole minAvailable.",
    },
    {
      title: "kubernetes/kubernetes: pkg/controller/disruption/disruption.go and disruption_test.go at 003e862",
      url: "https://github.com/kubernetes/kubernetes/blob/003e86297d18a8538c9da3619871393f9703bf70/pkg/controller/disruption/disruption.go",
      readOn: READ,
      says: "allowed = currentHealthy - desiredHealthy, never below 0, and 0 when no pod is expected; the scale of the controllers is the base of every percentage and of maxUnavailable. The rows of its tests are reproduced.",
    },
    {
      title: "kubernetes/kubernetes: pkg/registry/core/pod/storage/eviction.go and eviction_test.go",
      url: "https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/pod/storage/eviction.go",
      readOn: READ,
      says: "429 when nothing is allowed, 500 for more than one budget, no check for Pending, Succeeded, Failed and terminating pods, AlwaysAllow and IfHealthyBudget for pods that are not ready.",
    },
    {
      title: "kubernetes/kubectl: pkg/drain/drain.go at 97f0e10",
      url: "https://github.com/kubernetes/kubectl/blob/97f0e109d6c043924ae799c68d2c8c095f3de179/pkg/drain/drain.go",
      readOn: READ,
      says: "A timeout of 0 is infinite; 429 is asked again after a delay, any other error ends the eviction of that pod, and the drain reports it when the others are done.",
    },
    {
      title: "KEP-3017: Unhealthy Pod Eviction Policy for PDBs",
      url: "https://www.kubernetes.dev/resources/keps/3017/",
      readOn: READ,
      says: "unhealthyPodEvictionPolicy: alpha in 1.26, beta in 1.27, stable in 1.31.",
    },
    {
      title: "Managed node update behavior (Amazon EKS User Guide)",
      url: "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html",
      readOn: READ,
      says: "Pods that do not leave for 15 minutes fail the update; when it is forced they are deleted.",
    },
    {
      title: "AgentPoolUpgradeSettings.DrainTimeoutInMinutes (Azure Kubernetes Service)",
      url: "https://learn.microsoft.com/en-us/dotnet/api/microsoft.azure.management.containerservice.models.agentpoolupgradesettings.draintimeoutinminutes?view=az-ps-12",
      readOn: READ,
      says: "The wait per node honours budgets, 30 minutes unless set; after it the upgrade fails.",
    },
  ],
};
