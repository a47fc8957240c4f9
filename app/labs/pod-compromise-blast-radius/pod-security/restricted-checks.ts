import type { Volume } from "../manifests/pod-schema";
import { isSet, looseSeccomp, unmaskedProc } from "./baseline-checks";
import {
  containersOf,
  contextsOf,
  hasUserNamespace,
  isWindows,
  named,
  type CheckedPod,
  type Finding,
  type PodCheck,
} from "./check";

/** The checks that the restricted level adds, at v1.37. Those about Linux leave out pods whose spec.os.name is windows. */
const ALLOWED_VOLUMES = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
] as const;

export const RESTRICTED_CHECKS: readonly PodCheck[] = [
  restricted("allowPrivilegeEscalation", null, (pod) =>
    isWindows(pod)
      ? []
      : containersOf(pod)
          .filter(({ container }) => container.securityContext?.allowPrivilegeEscalation !== false)
          .map(({ container, at }) => ({
            field: `${at}.securityContext.allowPrivilegeEscalation`,
            message: `${named(container)} has to set allowPrivilegeEscalation to false.`,
          })),
  ),
  restricted("capabilities_restricted", "capabilities_baseline", (pod) => (isWindows(pod) ? [] : capabilities(pod))),
  restricted("procMount_restricted", "procMount", unmaskedProc),
  restricted("restrictedVolumes", "hostPathVolumes", ({ spec, specAt }) =>
    (spec.volumes ?? []).flatMap((volume, index) =>
      ALLOWED_VOLUMES.some((kind) => isSet(volume[kind])) || hasNoSource(volume)
        ? []
        : [
            {
              field: `${specAt}.volumes[${index}]`,
              message: `Volume "${volume.name ?? ""}" is of a kind that is not allowed.`,
            },
          ],
    ),
  ),
  restricted("runAsNonRoot", null, (pod) => (hasUserNamespace(pod) ? [] : runAsNonRoot(pod))),
  restricted("runAsUser", null, (pod) =>
    hasUserNamespace(pod)
      ? []
      : contextsOf(pod)
          .filter(({ context }) => context?.runAsUser === 0)
          .map(({ who, at }) => ({ field: `${at}.runAsUser`, message: `${who} runs as user 0.` })),
  ),
  restricted("seccompProfile_restricted", "seccompProfile_baseline", (pod) => (isWindows(pod) ? [] : seccomp(pod))),
];

function restricted(id: string, replaces: string | null, find: PodCheck["find"]): PodCheck {
  return { id, level: "restricted", replaces, find };
}

/** The API server makes an emptyDir of a volume that says nothing. */
function hasNoSource(volume: Volume): boolean {
  return Object.entries(volume).every(([key, value]) => key === "name" || !isSet(value));
}

function capabilities(pod: CheckedPod): Finding[] {
  return containersOf(pod).flatMap(({ container, at }) => {
    const { add, drop } = container.securityContext?.capabilities ?? {};
    const field = `${at}.securityContext.capabilities`;
    const missing = (drop ?? []).includes("ALL")
      ? []
      : [{ field: `${field}.drop`, message: `${named(container)} has to drop ALL capabilities.` }];
    const added = (add ?? [])
      .filter((capability) => capability !== "NET_BIND_SERVICE")
      .map((capability) => ({ field: `${field}.add`, message: `${named(container)} adds ${capability}.` }));
    return [...missing, ...added];
  });
}

/** Asked of the pod, or of each container: whoever says false fails, whoever says nothing needs the pod's true. */
function runAsNonRoot(pod: CheckedPod): Finding[] {
  const isPodSafe = pod.spec.securityContext?.runAsNonRoot === true;
  return contextsOf(pod).flatMap(({ who, context, at }, index) => {
    const field = `${at}.runAsNonRoot`;
    const own = context?.runAsNonRoot ?? null;
    if (own === false) return [{ field, message: `${who} sets runAsNonRoot to false.` }];
    const isInner = index > 0;
    if (own === null && isInner && !isPodSafe) {
      return [{ field, message: `${who} or its pod has to set runAsNonRoot to true.` }];
    }
    return [];
  });
}

function seccomp(pod: CheckedPod): Finding[] {
  const loose = looseSeccomp(pod);
  const isPodSafe =
    isSet(pod.spec.securityContext?.seccompProfile) &&
    !loose.some(({ field }) => field.startsWith(`${pod.specAt}.securityContext`));
  if (isPodSafe) return loose;
  const missing = containersOf(pod)
    .filter(({ container }) => !isSet(container.securityContext?.seccompProfile))
    .map(({ container, at }) => ({
      field: `${at}.securityContext.seccompProfile`,
      message: `${named(container)} or its pod has to set the seccomp profile to RuntimeDefault or Localhost.`,
    }));
  return [...loose, ...missing];
}
