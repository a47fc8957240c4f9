import { z } from "zod";
import { read, type Manifest } from "./documents";
import { metadataSchema } from "./pod-schema";
import { namespaceOf } from "./workloads";

const selectorSchema = z.looseObject({
  matchLabels: z.record(z.string(), z.string().nullable()).nullish(),
  matchExpressions: z
    .array(
      z.looseObject({
        key: z.string(),
        operator: z.enum(["In", "NotIn", "Exists", "DoesNotExist"]),
        values: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});
const CIDR = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$|^[0-9a-fA-F:]+\/\d{1,3}$/;
const cidrSchema = z.string().regex(CIDR, "An address range looks like 10.0.0.0/8.");
const peerSchema = z.looseObject({
  podSelector: selectorSchema.nullish(),
  namespaceSelector: selectorSchema.nullish(),
  ipBlock: z.looseObject({ cidr: cidrSchema, except: z.array(cidrSchema).nullish() }).nullish(),
});
const portSchema = z.looseObject({
  protocol: z.string().nullish(),
  port: z.union([z.number().int(), z.string()]).nullish(),
  endPort: z.number().int().nullish(),
});
const rules = (peers: "from" | "to") =>
  z.array(z.looseObject({ [peers]: z.array(peerSchema).nullish(), ports: z.array(portSchema).nullish() }).nullable());
const specSchema = z.looseObject({
  podSelector: selectorSchema.nullish(),
  policyTypes: z.array(z.enum(["Ingress", "Egress"])).nullish(),
  ingress: rules("from").nullish(),
  egress: rules("to").nullish(),
});

export type Selector = z.infer<typeof selectorSchema>;
export type Peer = z.infer<typeof peerSchema>;
export type PolicyPort = z.infer<typeof portSchema>;
/** No peers: everybody. No ports: every port. */
export type Rule = { peers: readonly Peer[]; ports: readonly PolicyPort[] };
export type NetworkPolicy = {
  namespace: string;
  name: string;
  selector: Selector;
  /** Null when the policy says nothing about the direction; an empty list lets nothing through. */
  ingress: readonly Rule[] | null;
  egress: readonly Rule[] | null;
};

/** A NetworkPolicy with the defaults of the API: Ingress always, Egress when there are egress rules. @throws LabInputError */
export function networkPolicyOf(manifest: Manifest, field: string): NetworkPolicy {
  const metadata = read(metadataSchema.nullish(), manifest, ["metadata"], field) ?? {};
  const spec = read(specSchema, manifest, ["spec"], field);
  const egress = spec.egress ?? [];
  const types = spec.policyTypes ?? (egress.length > 0 ? ["Ingress", "Egress"] : ["Ingress"]);
  return {
    namespace: namespaceOf(metadata),
    name: metadata.name ?? "(no name)",
    selector: spec.podSelector ?? {},
    ingress: types.includes("Ingress") ? rulesOf(spec.ingress, "from") : null,
    egress: types.includes("Egress") ? rulesOf(egress, "to") : null,
  };
}

function rulesOf(list: z.infer<typeof specSchema>["ingress"], key: "from" | "to"): Rule[] {
  return (list ?? []).map((rule) => ({
    peers: (rule?.[key] as Peer[] | null | undefined) ?? [],
    ports: rule?.ports ?? [],
  }));
}
