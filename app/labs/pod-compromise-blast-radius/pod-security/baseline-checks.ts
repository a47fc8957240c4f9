import {
  containersOf,
  contextsOf,
  hasUserNamespace,
  named,
  type CheckedPod,
  type Finding,
  type PodCheck,
} from "./check";

/**
 * The baseline checks of the Pod Security Standards at v1.37, after the policies of k8s.io/pod-security-admission (Apache-2.0):
 * which fields they look at and which values they let through. The words are this lab's.
 */
const ADDABLE_CAPABILITIES = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);
const SAFE_SYSCTLS = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_unprivileged_port_start",
  // v1.27
  "net.ipv4.ip_local_reserved_ports",
  // v1.29
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  // v1.32
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_wmem",
  // v1.37
  "net.ipv4.tcp_slow_start_after_idle",
  "net.ipv4.tcp_notsent_lowat",
]);
const SELINUX_TYPES = new Set(["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"]);
const CONFINING_PROFILES = new Set(["RuntimeDefault", "Localhost"]);
const APPARMOR_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";
const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"] as const;
const HOOKS = ["postStart", "preStop"] as const;

export const BASELINE_CHECKS: readonly PodCheck[] = [
  baseline("appArmorProfile", (pod) => [...appArmorFields(pod), ...appArmorAnnotations(pod)]),
  baseline("capabilities_baseline", (pod) =>
    containersOf(pod).flatMap(({ container, at }) =>
      (container.securityContext?.capabilities?.add ?? [])
        .filter((capability) => !ADDABLE_CAPABILITIES.has(capability))
        .map((capability) => ({
          field: `${at}.securityContext.capabilities.add`,
          message: `${named(container)} adds ${capability}, which is not among the default capabilities.`,
        })),
    ),
  ),
  baseline("hostNamespaces", ({ spec, specAt }) =>
    (["hostNetwork", "hostPID", "hostIPC"] as const)
      .filter((key) => spec[key] === true)
      .map((key) => ({
        field: `${specAt}.${key}`,
        message: `The pod shares a namespace of the host: ${key} is true.`,
      })),
  ),
  baseline("hostPathVolumes", ({ spec, specAt }) =>
    (spec.volumes ?? []).flatMap((volume, index) =>
      isSet(volume.hostPath)
        ? [
            {
              field: `${specAt}.volumes[${index}].hostPath`,
              message: `Volume "${volume.name ?? ""}" mounts ${volume.hostPath.path ?? "a path"} of the host.`,
            },
          ]
        : [],
    ),
  ),
  baseline("hostPorts", (pod) =>
    containersOf(pod).flatMap(({ container, at }) =>
      (container.ports ?? []).flatMap(({ hostPort }, index) =>
        (hostPort ?? 0) === 0
          ? []
          : [
              {
                field: `${at}.ports[${index}].hostPort`,
                message: `${named(container)} takes port ${hostPort ?? 0} of the host.`,
              },
            ],
      ),
    ),
  ),
  baseline("hostProbesAndHostLifecycle", probeAndHookHosts),
  baseline("privileged", (pod) =>
    containersOf(pod)
      .filter(({ container }) => container.securityContext?.privileged === true)
      .map(({ container, at }) => ({
        field: `${at}.securityContext.privileged`,
        message: `${named(container)} is privileged.`,
      })),
  ),
  baseline("procMount", (pod) => (hasUserNamespace(pod) ? [] : unmaskedProc(pod))),
  baseline("seccompProfile_baseline", looseSeccomp),
  baseline("seLinuxOptions", seLinux),
  baseline("sysctls", ({ spec, specAt }) =>
    (spec.securityContext?.sysctls ?? [])
      .map((sysctl, index) => ({ name: sysctl.name ?? "", index }))
      .filter(({ name }) => !SAFE_SYSCTLS.has(name))
      .map(({ name, index }) => ({
        field: `${specAt}.securityContext.sysctls[${index}].name`,
        message: `The sysctl ${name} is not on the list of safe ones.`,
      })),
  ),
  baseline("windowsHostProcess", (pod) =>
    contextsOf(pod)
      .filter(({ context }) => context?.windowsOptions?.hostProcess === true)
      .map(({ who, at }) => ({
        field: `${at}.windowsOptions.hostProcess`,
        message: `${who} runs as a process of the Windows host.`,
      })),
  ),
];

/** procMount other than Default, whatever the user namespace: the restricted level asks without the exception. */
export function unmaskedProc(pod: CheckedPod): Finding[] {
  return containersOf(pod)
    .filter(({ container }) => isSet(container.securityContext?.procMount))
    .filter(({ container }) => container.securityContext?.procMount !== "Default")
    .map(({ container, at }) => ({
      field: `${at}.securityContext.procMount`,
      message: `${named(container)} sets procMount to ${container.securityContext?.procMount ?? ""}.`,
    }));
}

/** Seccomp profiles that are set to something other than RuntimeDefault or Localhost. */
export function looseSeccomp(pod: CheckedPod): Finding[] {
  return contextsOf(pod)
    .filter(({ context }) => isSet(context?.seccompProfile))
    .filter(({ context }) => !CONFINING_PROFILES.has(context?.seccompProfile?.type ?? ""))
    .map(({ who, context, at }) => ({
      field: `${at}.seccompProfile.type`,
      message: `${who} sets the seccomp profile to "${context?.seccompProfile?.type ?? ""}".`,
    }));
}

export function isSet<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function baseline(id: string, find: PodCheck["find"]): PodCheck {
  return { id, level: "baseline", replaces: null, find };
}

function appArmorFields(pod: CheckedPod): Finding[] {
  return contextsOf(pod)
    .filter(({ context }) => isSet(context?.appArmorProfile))
    .filter(({ context }) => !CONFINING_PROFILES.has(context?.appArmorProfile?.type ?? ""))
    .map(({ who, context, at }) => ({
      field: `${at}.appArmorProfile.type`,
      message: `${who} sets the AppArmor profile to "${context?.appArmorProfile?.type ?? ""}".`,
    }));
}

function appArmorAnnotations({ annotations, metadataAt }: CheckedPod): Finding[] {
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith(APPARMOR_ANNOTATION))
    .map(([key, value]) => ({ key, value: value ?? "" }))
    .filter(({ value }) => value !== "" && value !== "runtime/default" && !value.startsWith("localhost/"))
    .map(({ key, value }) => ({
      field: `${metadataAt}.annotations['${key}']`,
      message: `An annotation sets the AppArmor profile to "${value}".`,
    }));
}

function probeAndHookHosts(pod: CheckedPod): Finding[] {
  return containersOf(pod).flatMap(({ container, at }) => {
    const handlers = [
      ...PROBES.map((key) => ({ key, handler: container[key] })),
      ...HOOKS.map((key) => ({ key: `lifecycle.${key}`, handler: container.lifecycle?.[key] })),
    ];
    return handlers.flatMap(({ key, handler }) =>
      (["httpGet", "tcpSocket"] as const)
        .filter((action) => (handler?.[action]?.host ?? "") !== "")
        .map((action) => ({
          field: `${at}.${key}.${action}.host`,
          message: `${named(container)} lets the kubelet connect to ${handler?.[action]?.host ?? ""}.`,
        })),
    );
  });
}

function seLinux(pod: CheckedPod): Finding[] {
  return contextsOf(pod).flatMap(({ who, context, at }) => {
    const options = context?.seLinuxOptions;
    if (!isSet(options)) return [];
    const bad = [
      ...(SELINUX_TYPES.has(options.type ?? "") ? [] : ["type"]),
      ...((options.user ?? "") === "" ? [] : ["user"]),
      ...((options.role ?? "") === "" ? [] : ["role"]),
    ];
    return bad.map((key) => ({
      field: `${at}.seLinuxOptions.${key}`,
      message: `${who} sets the SELinux ${key} to ${String(options[key])}.`,
    }));
  });
}
