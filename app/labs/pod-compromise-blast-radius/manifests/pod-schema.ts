import { z } from "zod";

/**
 * The parts of a Pod that this lab reads. Everything else passes through unread; null counts as left out, as the API server has it.
 * A wrong type is an error, since the API server would refuse the manifest too.
 */
const text = z.string().nullish();
const flag = z.boolean().nullish();
const texts = z.array(z.string()).nullish();
const textMap = z.record(z.string(), z.string().nullable()).nullish();
const anything = z.unknown().optional();

const seLinuxOptions = z.looseObject({ type: text, user: text, role: text }).nullish();
const typed = z.looseObject({ type: text }).nullish();
const windowsOptions = z.looseObject({ hostProcess: flag }).nullish();

const podSecurityContext = z.looseObject({
  runAsNonRoot: flag,
  runAsUser: z.number().int().nullish(),
  seLinuxOptions,
  seccompProfile: typed,
  appArmorProfile: typed,
  windowsOptions,
  sysctls: z.array(z.looseObject({ name: text })).nullish(),
});

const containerSecurityContext = z.looseObject({
  privileged: flag,
  allowPrivilegeEscalation: flag,
  runAsNonRoot: flag,
  runAsUser: z.number().int().nullish(),
  procMount: text,
  capabilities: z.looseObject({ add: texts, drop: texts }).nullish(),
  seLinuxOptions,
  seccompProfile: typed,
  appArmorProfile: typed,
  windowsOptions,
});

const handler = z
  .looseObject({
    httpGet: z.looseObject({ host: text }).nullish(),
    tcpSocket: z.looseObject({ host: text }).nullish(),
  })
  .nullish();

const container = z.looseObject({
  name: z.string(),
  securityContext: containerSecurityContext.nullish(),
  ports: z.array(z.looseObject({ hostPort: z.number().int().nullish() })).nullish(),
  livenessProbe: handler,
  readinessProbe: handler,
  startupProbe: handler,
  lifecycle: z.looseObject({ postStart: handler, preStop: handler }).nullish(),
});

const volume = z.looseObject({
  name: text,
  hostPath: z.looseObject({ path: text }).nullish(),
  secret: z.looseObject({ secretName: text }).nullish(),
  configMap: anything,
  csi: anything,
  downwardAPI: anything,
  emptyDir: anything,
  ephemeral: anything,
  image: anything,
  persistentVolumeClaim: anything,
  projected: anything,
});

export const podSpecSchema = z.looseObject({
  containers: z.array(container).min(1, "A pod needs at least one container."),
  initContainers: z.array(container).nullish(),
  ephemeralContainers: z.array(container).nullish(),
  volumes: z.array(volume).nullish(),
  securityContext: podSecurityContext.nullish(),
  hostNetwork: flag,
  hostPID: flag,
  hostIPC: flag,
  hostUsers: flag,
  os: z.looseObject({ name: text }).nullish(),
  nodeName: text,
  nodeSelector: textMap,
  serviceAccountName: text,
  serviceAccount: text,
  automountServiceAccountToken: flag,
});

export const metadataSchema = z.looseObject({ name: text, namespace: text, labels: textMap, annotations: textMap });

export type PodSpec = z.infer<typeof podSpecSchema>;
export type Container = z.infer<typeof container>;
export type Volume = z.infer<typeof volume>;
export type Metadata = z.infer<typeof metadataSchema>;
