/** A Kubernetes object as `kubectl get` prints it, as far as the demo looks into it. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: { kind: string; name: string }[];
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

/** A container, as far as the webhook changes it. */
export interface Container {
  name: string;
  image?: string;
  env?: { name: string; [field: string]: unknown }[];
  volumeMounts?: object[];
  [field: string]: unknown;
}

/** The spec of a pod. */
export interface PodSpec {
  serviceAccountName?: string;
  serviceAccount?: string;
  containers: Container[];
  volumes?: object[];
  [field: string]: unknown;
}

/** What a workload makes its pods from. */
export interface PodTemplate {
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    [field: string]: unknown;
  };
  spec: PodSpec;
}

/** A Deployment, StatefulSet or DaemonSet, whose pods live on. */
export interface Workload extends KubernetesObject {
  spec: {
    replicas?: number;
    selector?: object;
    template: PodTemplate;
    [field: string]: unknown;
  };
}

/** A role as templates plan it. */
export interface EstateRole {
  readonly arn: string;
  readonly trustPolicy: object;
  readonly permissionsPolicy?: object;
  readonly managedPolicies?: readonly string[];
  readonly permissionsBoundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A Pod Identity association as templates plan it. */
export interface EstateAssociation {
  readonly cluster: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleArn: string;
}

/** A workload that is to run as a service account. */
export interface EstateWorkload {
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly serviceAccount: string;
  /** Where it runs now, when it is to run in another cluster as well. */
  readonly fromCluster?: string;
}
