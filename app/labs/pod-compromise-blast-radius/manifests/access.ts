import { z } from "zod";
import { read, type Manifest } from "./documents";
import { metadataSchema } from "./pod-schema";
import { namespaceOf, present } from "./workloads";

const texts = z.array(z.string()).nullish();
const rulesSchema = z
  .array(z.looseObject({ apiGroups: texts, resources: texts, verbs: texts, resourceNames: texts }))
  .nullish();
const bindingSchema = z.looseObject({
  roleRef: z.looseObject({ kind: z.string(), name: z.string() }),
  subjects: z.array(z.looseObject({ kind: z.string(), name: z.string(), namespace: z.string().nullish() })).nullish(),
});

export type PolicyRule = {
  apiGroups: readonly string[];
  resources: readonly string[];
  verbs: readonly string[];
  isForNames: boolean;
};
/** `namespace` is null for a ClusterRole. */
export type Role = { namespace: string | null; name: string; rules: readonly PolicyRule[] };
export type Binding = {
  /** Where it grants: null for the whole cluster. */
  namespace: string | null;
  name: string;
  role: { kind: string; name: string };
  subjects: readonly { kind: string; name: string; namespace: string | null }[];
};
export type Account = { namespace: string; name: string; automount: boolean | null };

/** A Role or ClusterRole. @throws LabInputError */
export function roleOf(manifest: Manifest, field: string): Role {
  const metadata = read(metadataSchema.nullish(), manifest, ["metadata"], field) ?? {};
  const rules = read(rulesSchema, manifest, ["rules"], field) ?? [];
  return {
    namespace: manifest.kind === "ClusterRole" ? null : namespaceOf(metadata),
    name: metadata.name ?? "",
    rules: rules.map(({ apiGroups, resources, verbs, resourceNames }) => ({
      apiGroups: apiGroups ?? [],
      resources: resources ?? [],
      verbs: verbs ?? [],
      isForNames: (resourceNames ?? []).length > 0,
    })),
  };
}

/** A RoleBinding or ClusterRoleBinding. @throws LabInputError */
export function bindingOf(manifest: Manifest, field: string): Binding {
  const metadata = read(metadataSchema.nullish(), manifest, ["metadata"], field) ?? {};
  const { roleRef, subjects } = read(bindingSchema, manifest, [], field);
  const namespace = manifest.kind === "ClusterRoleBinding" ? null : namespaceOf(metadata);
  return {
    namespace,
    name: metadata.name ?? "",
    role: { kind: roleRef.kind, name: roleRef.name },
    subjects: (subjects ?? []).map((subject) => ({
      kind: subject.kind,
      name: subject.name,
      namespace: present(subject.namespace),
    })),
  };
}

/** @throws LabInputError */
export function accountOf(manifest: Manifest, field: string): Account {
  const metadata = read(metadataSchema.nullish(), manifest, ["metadata"], field) ?? {};
  const automount = read(z.boolean().nullish(), manifest, ["automountServiceAccountToken"], field) ?? null;
  return { namespace: namespaceOf(metadata), name: metadata.name ?? "default", automount };
}
