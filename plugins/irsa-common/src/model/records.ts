/**
 * What a source reads, one record a thing. Only what the resolver uses is kept: never a Secret, of environment variables the
 * name, and a value only where it cannot be a secret.
 */

/**
 * An AWS account that a source could look into.
 *
 * @public
 */
export interface AccountRecord {
  /** Account id, twelve digits. */
  readonly account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  /** Size limit of a trust policy in characters without white space, from GetAccountSummary. */
  readonly assumeRolePolicySizeQuota?: number;
}

/**
 * An IAM role with its trust policy as AWS gave it.
 *
 * @public
 */
export interface RoleRecord {
  /** Id of the account that the role belongs to, twelve digits. */
  readonly account: string;
  /** `Arn` in the answer of IAM, path included. */
  readonly arn: string;
  /** `RoleName` in the answer of IAM, without the path. */
  readonly name: string;
  /** JSON text, plain or percent-encoded; an empty text when AWS gave none. */
  readonly trustPolicy: string;
  /** Names of attached managed policies; absent when they were not read. */
  readonly attachedPolicies?: readonly string[];
  /** Names of inline policies; absent when they were not read. */
  readonly inlinePolicies?: readonly string[];
  /** `PermissionsBoundary.PermissionsBoundaryArn` in the answer of IAM; absent when the role has none. */
  readonly permissionsBoundary?: string;
  /** `Tags` in the answer of IAM, values by key; absent when they were not read. */
  readonly tags?: Readonly<Record<string, string>>;
  /** ISO 8601; absent when never used, or when not read. */
  readonly lastUsedAt?: string;
}

/**
 * An OIDC provider in IAM.
 *
 * @public
 */
export interface OidcProviderRecord {
  /** Id of the account that the provider belongs to, twelve digits. */
  readonly account: string;
  /** `arn:<partition>:iam::<account>:oidc-provider/<url>`; GetOpenIDConnectProvider does not answer it, so it is put together. */
  readonly arn: string;
  /** As AWS gives it: host and path, without `https://`. */
  readonly url: string;
  /** `ClientIDList` in the answer of IAM: the audiences that tokens may have, for instance `sts.amazonaws.com`. */
  readonly clientIds: readonly string[];
}

/**
 * A Kubernetes cluster, as EKS describes it or as the configuration states it.
 *
 * @public
 */
export interface ClusterRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** The name in EKS, where the cluster is one. */
  readonly eksName?: string;
  /** `arn` in the answer of DescribeCluster; absent for a cluster that is not EKS. */
  readonly arn?: string;
  /** Id of the account in that ARN, twelve digits; absent where the ARN is. */
  readonly account?: string;
  /** With `https://`. */
  readonly issuer?: string;
  /** Kubernetes version as DescribeCluster gives it in `version`, for instance `1.33`; absent when it was not read. */
  readonly version?: string;
  /** EKS Auto Mode, which has the Pod Identity agent built in. */
  readonly autoMode?: boolean;
  /** Prefix that the cluster's webhook reads annotations by; absent where it is the default, `eks.amazonaws.com`. */
  readonly annotationPrefix?: string;
}

/**
 * An EKS Pod Identity association.
 *
 * @public
 */
export interface PodIdentityAssociationRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `associationId` in the answer of EKS, which begins with `a-`. */
  readonly associationId: string;
  /** `namespace` in the answer of EKS: that of the service account in Kubernetes. */
  readonly namespace: string;
  /** `serviceAccount` in the answer of EKS: its name only, and it need not exist in the cluster. */
  readonly serviceAccount: string;
  /** `roleArn` in the answer of EKS: the role that EKS assumes for the pods. */
  readonly roleArn: string;
  /** `targetRoleArn` in the answer of EKS: the role that is assumed from the first one; absent without such a chain. */
  readonly targetRoleArn?: string;
  /** `disableSessionTags` in the answer of EKS: true when the session gets no tags; absent counts as false. */
  readonly disableSessionTags?: boolean;
  /** True when the association carries a session policy, whose sessions have no tags. */
  readonly hasSessionPolicy?: boolean;
}

/**
 * An EKS add-on.
 *
 * @public
 */
export interface AddonRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `addonName` in the answer of EKS, for instance `eks-pod-identity-agent`. */
  readonly name: string;
  /** `addonVersion` in the answer of EKS, for instance `v1.3.8-eksbuild.2`; absent when the answer has none. */
  readonly version?: string;
  /** `status` in the answer of EKS, for instance `ACTIVE` or `DEGRADED`; absent when the answer has none. */
  readonly status?: string;
}

/**
 * A Kubernetes namespace.
 *
 * @public
 */
export interface NamespaceRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `metadata.name` of the Namespace. */
  readonly name: string;
}

/**
 * A Kubernetes service account, with the annotations that concern AWS.
 *
 * @public
 */
export interface ServiceAccountRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `metadata.namespace` of the ServiceAccount. */
  readonly namespace: string;
  /** `metadata.name` of the ServiceAccount. */
  readonly name: string;
  /** Those of `metadata.annotations` that concern AWS, for instance `eks.amazonaws.com/role-arn`; empty when it has none. */
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * Kinds of Kubernetes objects that make pods. `Pod` is one without an owner.
 *
 * @public
 */
export type WorkloadKind =
  | 'Deployment'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'ReplicaSet'
  | 'Job'
  | 'CronJob'
  | 'Pod';

/**
 * The controlling owner of a Kubernetes object.
 *
 * @public
 */
export interface OwnerReference {
  /** `kind` in `metadata.ownerReferences`, for instance `ReplicaSet`; it may be one that makes no record. */
  readonly kind: string;
  /** `name` in `metadata.ownerReferences`; the owner is in the same namespace. */
  readonly name: string;
}

/**
 * An `AWS_…` environment variable of a container. The value is kept only for variables that carry no secret.
 *
 * @public
 */
export interface EnvironmentVariable {
  /** `name` in the `env` of the container, for instance `AWS_ROLE_ARN`. */
  readonly name: string;
  /** `value` in the `env` of the container; absent where it may be secret or comes from `valueFrom`. */
  readonly value?: string;
}

/**
 * A container, init containers included.
 *
 * @public
 */
export interface ContainerRecord {
  /** `name` of the container in the pod spec. */
  readonly name: string;
  /** Variables of its `env` that begin with `AWS_`; those that come by `envFrom` are not seen. */
  readonly awsEnvironment: readonly EnvironmentVariable[];
}

/**
 * A Kubernetes object with a pod template.
 *
 * @public
 */
export interface WorkloadRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `metadata.namespace` of the object. */
  readonly namespace: string;
  /** `kind` of the object. */
  readonly kind: WorkloadKind;
  /** `metadata.name` of the object. */
  readonly name: string;
  /** The entry of `metadata.ownerReferences` that controls it, else the first, for instance the CronJob of a Job; absent when nothing owns it. */
  readonly owner?: OwnerReference;
  /** `metadata.labels` of the object itself; empty when it has none. */
  readonly labels: Readonly<Record<string, string>>;
  /** `metadata.labels` of its pod template; empty when it has none. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Annotations of the pod template that concern AWS. */
  readonly podAnnotations: Readonly<Record<string, string>>;
  /** `default` when the template names none. */
  readonly serviceAccount: string;
  /** `initContainers`, then `containers` of the pod template. */
  readonly containers: readonly ContainerRecord[];
}

/**
 * A pod as it runs.
 *
 * @public
 */
export interface PodRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `metadata.namespace` of the Pod. */
  readonly namespace: string;
  /** `metadata.name` of the Pod. */
  readonly name: string;
  /** The entry of `metadata.ownerReferences` that controls it, else the first, for instance a ReplicaSet; absent when nothing owns it. */
  readonly owner?: OwnerReference;
  /** `metadata.labels` of the Pod; empty when it has none. */
  readonly labels: Readonly<Record<string, string>>;
  /** Those of `metadata.annotations` that concern AWS, for instance `iam.amazonaws.com/role` of kiam. */
  readonly annotations: Readonly<Record<string, string>>;
  /** `spec.serviceAccountName` of the Pod; `default` when unset. */
  readonly serviceAccount: string;
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`. */
  readonly phase?: string;
  /** ISO 8601. */
  readonly createdAt?: string;
  /** `spec.initContainers`, then `spec.containers` of the Pod, with what the webhook has added. */
  readonly containers: readonly ContainerRecord[];
  /** Audiences of the projected service account tokens. */
  readonly tokenAudiences: readonly string[];
}

/**
 * Every kind of record by its name.
 *
 * @public
 */
export interface RecordByKind {
  /** An AWS account, with its quota from GetAccountSummary where that was read. */
  account: AccountRecord;
  /** An IAM role, from `RoleDetailList` in the answer of GetAccountAuthorizationDetails. */
  role: RoleRecord;
  /** An OIDC provider in IAM, from GetOpenIDConnectProvider. */
  'oidc-provider': OidcProviderRecord;
  /** A cluster, from DescribeCluster, or from the configuration where it is not EKS. */
  cluster: ClusterRecord;
  /** An EKS Pod Identity association, from DescribePodIdentityAssociation. */
  'pod-identity-association': PodIdentityAssociationRecord;
  /** An EKS add-on, from DescribeAddon. */
  addon: AddonRecord;
  /** A Kubernetes Namespace. */
  namespace: NamespaceRecord;
  /** A Kubernetes ServiceAccount. */
  'service-account': ServiceAccountRecord;
  /** A Kubernetes object with a pod template, such as a Deployment. */
  workload: WorkloadRecord;
  /** A Kubernetes Pod, with or without an owner. */
  pod: PodRecord;
}

/**
 * The name of a kind of record.
 *
 * @public
 */
export type RecordKind = keyof RecordByKind;

/**
 * A record with its kind.
 *
 * @public
 */
export type SnapshotRecord = {
  [K in RecordKind]: { readonly kind: K; readonly value: RecordByKind[K] };
}[RecordKind];

/**
 * Says that every record of a kind was read, in one account or one cluster. What no such mark covers was not read, and what
 * depends on it is unknown.
 *
 * @public
 */
export interface CompleteMark {
  /** The kind of which every record was read, even where there was none. */
  readonly kind: RecordKind;
  /** An account id or the name of a cluster. */
  readonly of: string;
}
