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
  /** ARNs of attached managed policies; absent when they were not read. */
  readonly attachedPolicies?: readonly string[];
  /** Inline policies; absent when they were not read. */
  readonly inlinePolicies?: readonly InlinePolicy[];
  /** `PermissionsBoundary.PermissionsBoundaryArn` in the answer of IAM; absent when the role has none. */
  readonly permissionsBoundary?: string;
  /** `Tags` in the answer of IAM, values by key; absent when they were not read. */
  readonly tags?: Readonly<Record<string, string>>;
  /** `CreateDate` in the answer of IAM, ISO 8601; absent when it was not read. */
  readonly createdAt?: string;
  /** ISO 8601; absent when never used, or when not read: then `createdAt` is absent as well. */
  readonly lastUsedAt?: string;
  /** `MaxSessionDuration` in the answer of ListRoles, in seconds; kept only for roles that trust service accounts, absent otherwise. */
  readonly maxSessionDuration?: number;
}

/**
 * A policy that is part of a role.
 *
 * @public
 */
export interface InlinePolicy {
  /** `PolicyName` in the answer of IAM. */
  readonly name: string;
  /** JSON text, plain or percent-encoded; absent when it was not read. */
  readonly document?: string;
}

/**
 * A managed policy that roles or boundaries name.
 *
 * @public
 */
export interface ManagedPolicyRecord {
  /** Id of the account whose roles it was read for, twelve digits; policies of AWS have no account of their own. */
  readonly account: string;
  /** `Arn` in the answer of IAM, for instance `arn:aws:iam::aws:policy/AdministratorAccess`. */
  readonly arn: string;
  /** `PolicyName` in the answer of IAM, else the last part of the ARN. */
  readonly name: string;
  /** The default version as JSON text, plain or percent-encoded; absent when it was not read. */
  readonly document?: string;
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
  /** `ThumbprintList` in the answer of IAM; absent when it was not read. */
  readonly thumbprints?: readonly string[];
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
  /** `platformVersion` in the answer of DescribeCluster, for instance `eks.13`; absent when it was not read. */
  readonly platformVersion?: string;
  /** `status` in the answer of DescribeCluster, for instance `ACTIVE`; absent when it was not read. */
  readonly status?: string;
  /** `tags` in the answer of DescribeCluster; absent when they were not read. */
  readonly tags?: Readonly<Record<string, string>>;
  /** EKS Auto Mode, which has the Pod Identity agent built in. */
  readonly autoMode?: boolean;
  /** Prefix that the cluster's webhook reads annotations by; absent where it is the default, `eks.amazonaws.com`. */
  readonly annotationPrefix?: string;
  /** The cluster's name in the Backstage Kubernetes plugin, where it is read through that. */
  readonly kubernetesPluginCluster?: string;
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
  /** `ownerArn` in the answer of EKS: the add-on that made the association; absent when a person or a tool did. */
  readonly ownerArn?: string;
  /** `externalId` in the answer of EKS, which the target role's trust policy can ask for; absent without a target role. */
  readonly externalId?: string;
  /** `createdAt` in the answer of EKS, ISO 8601; absent when the answer has none. */
  readonly createdAt?: string;
  /** `modifiedAt` in the answer of EKS, ISO 8601; absent when the answer has none. */
  readonly modifiedAt?: string;
  /** When EKS was last asked for all this, ISO 8601; absent where it was read with everything else. */
  readonly describedAt?: string;
}

/**
 * A role that nodes of a cluster run as.
 *
 * @public
 */
export interface NodeRoleRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** ARN of the role, from DescribeNodegroup, or the principal of an access entry for nodes. */
  readonly roleArn: string;
  /** What names the role: a managed node group, a Fargate profile, an access entry of the type of a node, or EKS Auto Mode. */
  readonly from: 'nodegroup' | 'fargate-profile' | 'access-entry' | 'auto-mode';
  /** Name of the node group or the Fargate profile; absent for the others. */
  readonly name?: string;
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
  /** `metadata.labels` of the Namespace; absent when they were not read. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Those of `metadata.annotations` that concern AWS, for instance `iam.amazonaws.com/permitted`; absent when not read. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** `metadata.creationTimestamp`, ISO 8601; absent when it was not read. */
  readonly createdAt?: string;
}

/**
 * A Kubernetes node, as far as it decides which mechanisms work on it.
 *
 * @public
 */
export interface NodeRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `metadata.name` of the Node. */
  readonly name: string;
  /** Those of `metadata.labels` that say what it is: of `kubernetes.io`, `eks.amazonaws.com`, `karpenter.sh`. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * A webhook of a MutatingWebhookConfiguration that is called for pods.
 *
 * @public
 */
export interface MutatingWebhookRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `metadata.name` of the MutatingWebhookConfiguration, for instance `pod-identity-webhook`. */
  readonly configuration: string;
  /** `name` of the webhook, for instance `iam-for-pods.amazonaws.com`. */
  readonly name: string;
  /** `Ignore` or `Fail`. */
  readonly failurePolicy?: string;
  /** `reinvocationPolicy`: `Never` or `IfNeeded`. */
  readonly reinvocationPolicy?: string;
  /** `timeoutSeconds`. */
  readonly timeoutSeconds?: number;
  /** True when `clientConfig.caBundle` is not empty. */
  readonly hasCaBundle: boolean;
  /** `clientConfig.url`; absent for a webhook behind a service. */
  readonly url?: string;
  /** `clientConfig.service` as `<namespace>/<name>`; absent for a webhook with a URL. */
  readonly service?: string;
  /** JSON text of `namespaceSelector`; absent when it selects everything. */
  readonly namespaceSelector?: string;
  /** JSON text of `objectSelector`; absent when it selects everything. */
  readonly objectSelector?: string;
}

/**
 * An entry of the ConfigMap `pod-identity-webhook`, by which a webhook gives a role to service accounts without an annotation.
 *
 * @public
 */
export interface WebhookRoleRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** Namespace of the service account, or `*` for every namespace. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** `RoleARN` of the entry. */
  readonly roleArn: string;
  /** `Audience` of the entry; absent where the webhook's own counts. */
  readonly audience?: string;
}

/**
 * Who may create pods, service accounts or their tokens, through one binding of RBAC.
 *
 * @public
 */
export interface AccessGrantRecord {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** Namespace that the binding holds in; absent for a ClusterRoleBinding. */
  readonly namespace?: string;
  /** `<kind>/<name>` of the binding, for instance `RoleBinding/deployers`. */
  readonly binding: string;
  /** `<kind>/<name>` of the role, for instance `ClusterRole/edit`. */
  readonly role: string;
  /** `User:<name>`, `Group:<name>` or `ServiceAccount:<namespace>/<name>`. */
  readonly subjects: readonly string[];
  /** What it lets them create. */
  readonly creates: readonly (
    | 'pods'
    | 'serviceaccounts'
    | 'serviceaccounts/token'
  )[];
  /** Names of the service accounts of which it lets them create tokens; absent where that is not limited to names. */
  readonly tokensOf?: readonly string[];
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
  /** `metadata.labels` of the ServiceAccount; absent when they were not read. */
  readonly labels?: Readonly<Record<string, string>>;
  /** `metadata.creationTimestamp`, ISO 8601; absent when it was not read. */
  readonly createdAt?: string;
  /** Who set the role annotation, from `metadata.managedFields`; absent when nothing says so. */
  readonly annotationManagers?: readonly AnnotationManager[];
}

/**
 * A manager of the role annotation of a service account.
 *
 * @public
 */
export interface AnnotationManager {
  /** `manager` in `metadata.managedFields`, for instance `helm` or `eksctl`. */
  readonly manager: string;
  /** `time` there, ISO 8601: when the manager last changed something that it owns. */
  readonly at?: string;
}

/**
 * Kinds of Kubernetes objects that make pods. `Rollout` is Argo's; `Pod` is one without an owner.
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
  | 'Rollout'
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
  /** What `valueFrom` names; absent for a variable with a value of its own. */
  readonly from?: 'Secret' | 'ConfigMap' | 'field';
}

/**
 * A ConfigMap or Secret whose keys become variables; what they are is not read.
 *
 * @public
 */
export interface EnvironmentSource {
  /** Kind of the object. Of a Secret only the name is known. */
  readonly kind: 'ConfigMap' | 'Secret';
  /** `name` in the `envFrom` of the container. */
  readonly name: string;
}

/**
 * A container, init containers included.
 *
 * @public
 */
export interface ContainerRecord {
  /** `name` of the container in the pod spec. */
  readonly name: string;
  /** `init` or `ephemeral`; absent for one of `containers`. */
  readonly type?: 'init' | 'ephemeral';
  /** Variables of its `env` that begin with `AWS_`; those that come by `envFrom` are not seen. */
  readonly awsEnvironment: readonly EnvironmentVariable[];
  /** Its `envFrom`; absent when it has none. */
  readonly environmentFrom?: readonly EnvironmentSource[];
  /** Set when `HTTP_PROXY` or `HTTPS_PROXY` is: whether `NO_PROXY` names the address of the Pod Identity agent. */
  readonly proxy?: { readonly exceptAgent: boolean };
  /** Paths at which it mounts a volume with a service account token for another audience than the API server's; absent when none. */
  readonly tokenMounts?: readonly string[];
}

/**
 * A projected service account token in a pod's volumes.
 *
 * @public
 */
export interface TokenVolume {
  /** Name of the volume, `aws-iam-token` where the webhook made it. */
  readonly volume: string;
  /** `audience` of the token; absent for the API server's own. */
  readonly audience?: string;
  /** `expirationSeconds` of the token. */
  readonly expirationSeconds?: number;
  /** `path` of the token in the volume. */
  readonly path?: string;
}

/**
 * What decides in the spec of a pod or of a pod template, beside service account and containers. A field that the spec leaves out is
 * absent.
 *
 * @public
 */
export interface PodSettings {
  /** Projected service account tokens, without the one that Kubernetes mounts for its own API. */
  readonly tokenVolumes?: readonly TokenVolume[];
  /** `automountServiceAccountToken`. */
  readonly automountToken?: boolean;
  /** True for `hostNetwork`. */
  readonly hostNetwork?: boolean;
  /** Those of `nodeSelector` that say what node it wants, for instance `kubernetes.io/os`. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** True when `affinity` asks for a node with Windows. */
  readonly windowsByAffinity?: boolean;
  /** True when the security context of the pod or of a container lets it run as another user than root. */
  readonly nonRoot?: boolean;
  /** True when the security context of the pod has an `fsGroup`. */
  readonly fsGroup?: boolean;
}

/**
 * A Kubernetes object with a pod template.
 *
 * @public
 */
export interface WorkloadRecord extends PodSettings {
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
  /** `spec.replicas` of the object; absent where it has none. */
  readonly replicas?: number;
  /** `metadata.creationTimestamp`, ISO 8601; absent when it was not read. */
  readonly createdAt?: string;
  /** Those of `metadata.annotations` of the object itself that concern AWS; absent when there is none. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** `initContainers`, then `containers` of the pod template. */
  readonly containers: readonly ContainerRecord[];
}

/**
 * A pod as it runs.
 *
 * @public
 */
export interface PodRecord extends PodSettings {
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
  /** `spec.nodeName`; absent until the pod is scheduled. */
  readonly node?: string;
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`. */
  readonly phase?: string;
  /** ISO 8601. */
  readonly createdAt?: string;
  /** `spec.initContainers`, `spec.containers`, then `spec.ephemeralContainers` of the Pod, with what the webhook has added. */
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
  /** A managed policy, from `Policies` in that answer. */
  'managed-policy': ManagedPolicyRecord;
  /** An OIDC provider in IAM, from GetOpenIDConnectProvider. */
  'oidc-provider': OidcProviderRecord;
  /** A cluster, from DescribeCluster, or from the configuration where it is not EKS. */
  cluster: ClusterRecord;
  /** An EKS Pod Identity association, from DescribePodIdentityAssociation. */
  'pod-identity-association': PodIdentityAssociationRecord;
  /** An EKS add-on, from DescribeAddon. */
  addon: AddonRecord;
  /** A role of nodes, from DescribeNodegroup, DescribeFargateProfile, DescribeAccessEntry and DescribeCluster. */
  'node-role': NodeRoleRecord;
  /** A Kubernetes Namespace. */
  namespace: NamespaceRecord;
  /** A Kubernetes Node. */
  node: NodeRecord;
  /** A webhook for pods of a MutatingWebhookConfiguration. */
  'mutating-webhook': MutatingWebhookRecord;
  /** An entry of the ConfigMap `pod-identity-webhook`. */
  'webhook-role': WebhookRoleRecord;
  /** A grant of RBAC that leads to tokens of service accounts. */
  'access-grant': AccessGrantRecord;
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
