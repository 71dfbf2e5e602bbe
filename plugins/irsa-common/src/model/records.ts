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
  readonly account: string;
  readonly arn: string;
  readonly name: string;
  /** JSON text, plain or percent-encoded; an empty text when AWS gave none. */
  readonly trustPolicy: string;
  /** Names of attached managed policies; absent when they were not read. */
  readonly attachedPolicies?: readonly string[];
  /** Names of inline policies; absent when they were not read. */
  readonly inlinePolicies?: readonly string[];
  readonly permissionsBoundary?: string;
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
  readonly account: string;
  readonly arn: string;
  /** As AWS gives it: host and path, without `https://`. */
  readonly url: string;
  readonly clientIds: readonly string[];
}

/**
 * A Kubernetes cluster, as EKS describes it or as the configuration states it.
 *
 * @public
 */
export interface ClusterRecord {
  readonly cluster: string;
  /** The name in EKS, where the cluster is one. */
  readonly eksName?: string;
  readonly arn?: string;
  readonly account?: string;
  /** With `https://`. */
  readonly issuer?: string;
  readonly version?: string;
  /** EKS Auto Mode, which has the Pod Identity agent built in. */
  readonly autoMode?: boolean;
  readonly annotationPrefix?: string;
}

/**
 * An EKS Pod Identity association.
 *
 * @public
 */
export interface PodIdentityAssociationRecord {
  readonly cluster: string;
  readonly associationId: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleArn: string;
  readonly targetRoleArn?: string;
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
  readonly cluster: string;
  readonly name: string;
  readonly version?: string;
  readonly status?: string;
}

/**
 * A Kubernetes namespace.
 *
 * @public
 */
export interface NamespaceRecord {
  readonly cluster: string;
  readonly name: string;
}

/**
 * A Kubernetes service account, with the annotations that concern AWS.
 *
 * @public
 */
export interface ServiceAccountRecord {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
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
  readonly kind: string;
  readonly name: string;
}

/**
 * An `AWS_…` environment variable of a container. The value is kept only for variables that carry no secret.
 *
 * @public
 */
export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
}

/**
 * A container, init containers included.
 *
 * @public
 */
export interface ContainerRecord {
  readonly name: string;
  readonly awsEnvironment: readonly EnvironmentVariable[];
}

/**
 * A Kubernetes object with a pod template.
 *
 * @public
 */
export interface WorkloadRecord {
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly owner?: OwnerReference;
  readonly labels: Readonly<Record<string, string>>;
  readonly podLabels: Readonly<Record<string, string>>;
  /** Annotations of the pod template that concern AWS. */
  readonly podAnnotations: Readonly<Record<string, string>>;
  /** `default` when the template names none. */
  readonly serviceAccount: string;
  readonly containers: readonly ContainerRecord[];
}

/**
 * A pod as it runs.
 *
 * @public
 */
export interface PodRecord {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly owner?: OwnerReference;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`. */
  readonly phase?: string;
  /** ISO 8601. */
  readonly createdAt?: string;
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
  account: AccountRecord;
  role: RoleRecord;
  'oidc-provider': OidcProviderRecord;
  cluster: ClusterRecord;
  'pod-identity-association': PodIdentityAssociationRecord;
  addon: AddonRecord;
  namespace: NamespaceRecord;
  'service-account': ServiceAccountRecord;
  workload: WorkloadRecord;
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
  readonly kind: RecordKind;
  /** An account id or the name of a cluster. */
  readonly of: string;
}
