/** The YAML of the presets: the carrier's four workloads, in the states that the scenario tells of. */

type Legacy = { replicas: number };

function customs({ replicas }: Legacy): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: customs-interface
spec:
  replicas: ${String(replicas)} # a restart takes 90 s
  selector:
    matchLabels: {app: customs-interface}
  template:
    metadata:
      labels: {app: customs-interface}
    spec:
      containers:
        - name: main
          readinessProbe: {initialDelaySeconds: 90}
`;
}

const STORE = `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: address-store
spec:
  replicas: 3 # writes need a majority
  selector:
    matchLabels: {app: address-store}
  template:
    metadata:
      labels: {app: address-store}
    spec:
      containers:
        - name: main
          readinessProbe: {initialDelaySeconds: 20} # the port, not the log
`;

function api(floor: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: tracking-api
spec:
  selector:
    matchLabels: {app: tracking-api}
  template:
    metadata:
      labels: {app: tracking-api}
    spec:
      containers:
        - name: main
          readinessProbe: {initialDelaySeconds: 45}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: tracking-api
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: tracking-api}
  minReplicas: ${String(floor)}
  maxReplicas: 10
`;
}

function exporter(ready: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: invoice-exporter
spec:
  replicas: 3
  selector:
    matchLabels: {app: invoice-exporter}
  template:
    metadata:
      labels: {app: invoice-exporter}
    spec:
      containers:
        - name: main
status:
  replicas: 3
  readyReplicas: ${String(ready)}
`;
}

const ROUTES = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: route-planner
spec:
  replicas: 9
  selector:
    matchLabels: {app: route-planner}
  template:
    metadata:
      labels: {app: route-planner}
    spec:
      containers:
        - name: main
`;

/** A budget for the pods labelled app=`app`. */
export function budget(app: string, rule: string, policy = ""): string {
  return `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${app}
spec:
  ${rule}
${policy === "" ? "" : `  unhealthyPodEvictionPolicy: ${policy}\n`}  selector:
    matchLabels: {app: ${app}}
`;
}

const joined = (...documents: string[]): string => documents.join("---\n");

/** 04:20: four budgets, four reasons. */
export const NIGHT = joined(
  customs({ replicas: 1 }),
  STORE,
  api(2),
  exporter(0),
  budget("customs-interface", "minAvailable: 1"),
  budget("address-store", "maxUnavailable: 0 # ask us first"),
  budget("tracking-api", "minAvailable: 2"),
  budget("invoice-exporter", "minAvailable: 2"),
);

/** The same rule for every service: 90% must be there. */
export const NINETY_PERCENT = joined(
  customs({ replicas: 1 }),
  STORE,
  api(2),
  exporter(3),
  ROUTES,
  ...["customs-interface", "address-store", "tracking-api", "invoice-exporter", "route-planner"].map((app) =>
    budget(app, 'minAvailable: "90%"'),
  ),
);

/** A budget for each workload: none on the single replica, one may go everywhere else. */
export const PER_WORKLOAD = joined(
  customs({ replicas: 1 }),
  STORE,
  api(3),
  exporter(3),
  budget("address-store", "maxUnavailable: 1"),
  budget("tracking-api", "maxUnavailable: 1"),
  budget("invoice-exporter", "maxUnavailable: 1", "AlwaysAllow"),
);

/** The night's budgets, with AlwaysAllow on the exporter alone. */
export const NIGHT_ALWAYS_ALLOW = NIGHT.replace(
  budget("invoice-exporter", "minAvailable: 2"),
  budget("invoice-exporter", "minAvailable: 2", "AlwaysAllow"),
);
