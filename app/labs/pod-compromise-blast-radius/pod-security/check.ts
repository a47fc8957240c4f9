import type { Container, PodSpec } from "../manifests/pod-schema";

/** A pod as the checks see it, with the path at which its spec stands in the manifest. */
export type CheckedPod = {
  annotations: Readonly<Record<string, string | null>>;
  spec: PodSpec;
  /** "spec", or "spec.template.spec" of a Deployment. */
  specAt: string;
  metadataAt: string;
};
export type Finding = { field: string; message: string };
export type PodCheck = {
  /** The id in k8s.io/pod-security-admission/policy. */
  id: string;
  level: "baseline" | "restricted";
  /** The baseline check that this one stands in for at the restricted level. */
  replaces: string | null;
  find(pod: CheckedPod): Finding[];
};

/** Every container of the pod, init and ephemeral ones too, with its path. */
export function containersOf(pod: CheckedPod): { container: Container; at: string }[] {
  const lists = ["initContainers", "containers", "ephemeralContainers"] as const;
  return lists.flatMap((list) =>
    (pod.spec[list] ?? []).map((container, index) => ({ container, at: `${pod.specAt}.${list}[${index}]` })),
  );
}

/** The places where a security context may stand: the pod's own first, then each container's. */
export function contextsOf(pod: CheckedPod) {
  const own = { who: "The pod", context: pod.spec.securityContext ?? null, at: `${pod.specAt}.securityContext` };
  const inner = containersOf(pod).map(({ container, at }) => ({
    who: named(container),
    context: container.securityContext ?? null,
    at: `${at}.securityContext`,
  }));
  return [own, ...inner];
}

export function named(container: Container): string {
  return `Container "${container.name}"`;
}

export function isWindows(pod: CheckedPod): boolean {
  return pod.spec.os?.name === "windows";
}

/** Root inside such a pod is nobody outside: since v1.35 three checks no longer ask for more. */
export function hasUserNamespace(pod: CheckedPod): boolean {
  return pod.spec.hostUsers === false;
}
