import { containersOf } from "../pod-security/check";
import type { Workload } from "../manifests/workloads";

/** Host paths from which the node is taken over: its disk, its processes, the kubelet's files, a container runtime's socket. */
const NODE_PATHS = [
  "/etc",
  "/proc",
  "/root",
  "/run",
  "/var/run",
  "/var/lib/kubelet",
  "/var/lib/containerd",
  "/var/lib/docker",
];
const NODE_CAPABILITIES = new Set(["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "DAC_READ_SEARCH"]);

/** Why code in this pod is as good as root on its node, without any bug; null when it is not. */
export function hostAccessOf({ spec }: Workload): string | null {
  const containers = containersOf({ spec, annotations: {}, specAt: "spec", metadataAt: "metadata" }).map(
    ({ container }) => container.securityContext ?? {},
  );
  if (containers.some(({ privileged }) => privileged === true)) return "privileged container";
  if (spec.hostPID === true) return "hostPID";
  const path = (spec.volumes ?? []).map(({ hostPath }) => hostPath?.path ?? null).find(isNodePath);
  if (path !== undefined && path !== null) return `hostPath ${path}`;
  if (spec.hostUsers === false) return null;
  const added = containers.flatMap(({ capabilities }) => capabilities?.add ?? []);
  const capability = added.find((one) => NODE_CAPABILITIES.has(one));
  return capability === undefined ? null : `capability ${capability}`;
}

function isNodePath(path: string | null): boolean {
  if (path === null) return false;
  const plain = path.replace(/\/+$/, "");
  return (
    plain === "" ||
    plain === "/var" ||
    plain === "/var/lib" ||
    NODE_PATHS.some((one) => plain === one || plain.startsWith(`${one}/`))
  );
}
