import { ServiceAccountRef } from './refs';
import { WorkloadKind } from './records';

/**
 * How a service account gets at a role.
 *
 * @public
 */
export type Mechanism =
  | 'irsa'
  | 'pod-identity'
  | 'kiam'
  | 'kube2iam'
  | 'node-role';

/**
 * Whether a binding works, proven both ways, or cannot be judged.
 *
 * @public
 */
export type Verdict = 'works' | 'broken' | 'unknown';

/**
 * State of an entity or a binding; `none` when everything was read and there is no binding.
 *
 * @public
 */
export type IdentityStatus =
  | 'works'
  | 'attention'
  | 'broken'
  | 'unknown'
  | 'none';

/**
 * A step on the way from the workload to what the role may do.
 *
 * @public
 */
export type HopKind =
  | 'workload'
  | 'service-account'
  | 'provider'
  | 'association'
  | 'agent'
  | 'role'
  | 'permissions';

/**
 * State of a hop. `not-reached` is a hop after a broken one: its facts are shown, it counts for nothing.
 *
 * @public
 */
export type HopStatus =
  | 'works'
  | 'attention'
  | 'broken'
  | 'unknown'
  | 'not-reached';

/**
 * Why a binding has its verdict. Codes in capitals that the trust engine also uses mean the same here.
 *
 * @public
 */
export interface BindingReason {
  /** Stable word in capitals, for instance `PROVIDER_MISSING`, or a reason of the trust engine such as `SUB_MISMATCH`. */
  readonly code: string;
  /** The cause for people, in one sentence or a few. */
  readonly message: string;
  /** JSON path into the document that decides, for instance a trust policy. */
  readonly path?: string;
}

/**
 * What proves a statement: where it was read, the JSON path there, and the value.
 *
 * @public
 */
export interface Evidence {
  /** What was read, for instance `Trust policy of payments-api` or an annotation's key. */
  readonly source: string;
  /** Place in the source, mostly a JSON path such as `Statement[0].Condition`; absent where the source as a whole is meant. */
  readonly path?: string;
  /** What stands there, as text; absent where naming the place is enough. */
  readonly value?: string;
  /** True for a value out of a policy document: shown only to those who hold `irsa.policy.read`. */
  readonly inPolicy?: true;
}

/**
 * A policy document with the lines that decide. Shown only to those who hold `irsa.policy.read`.
 *
 * @public
 */
export interface EvidenceDocument {
  /** What the document is, for instance `Trust policy of payments-api`. */
  readonly title: string;
  /** Formatted JSON; absent when the reader may not see policy documents. */
  readonly text?: string;
  /** Lines of `text` that decide, counted from 1; one that goes missing has none. */
  readonly decidingLines: readonly number[];
  /** Says what the marked lines do: decide, or make the scope wider. */
  readonly mark: 'decides' | 'widens';
}

/**
 * Two strings that should be equal, one above the other.
 *
 * @public
 */
export interface Difference {
  /** Whose string it is, for instance `Pod's token says` or `Role trusts`. */
  readonly label: string;
  /** The string as it was read; several are joined by a comma. */
  readonly value: string;
}

/**
 * What stands in an opened hop.
 *
 * @public
 */
export interface HopDetail {
  /** One sentence or two. */
  readonly cause: string;
  /** The cause as a clause, to follow "because" in a sentence. */
  readonly because: string;
  /** What proves the cause; empty where the cause is that something was not read or cannot be judged. */
  readonly evidence: readonly Evidence[];
  /** The two strings whose difference is the cause; absent where the cause is another. */
  readonly differences?: readonly Difference[];
  /** The trust policy that decides or is too wide; absent where none does. */
  readonly document?: EvidenceDocument;
  /** For an unknown hop: what would settle it. */
  readonly settle?: string;
}

/**
 * One step of an identity lane.
 *
 * @public
 */
export interface Hop {
  /** Which step it is; the third of a lane is `provider` for IRSA, `association` for Pod Identity and `agent` for the others. */
  readonly hop: HopKind;
  /** State of this step; once a step is broken, those after it are `not-reached`. */
  readonly status: HopStatus;
  /** Subject reference, ARN, or an empty text where the thing has no name that was read. */
  readonly ref: string;
  /** Short name to show. */
  readonly name: string;
  /** One fact of at most two lines. */
  readonly fact: string;
  /** What to show when the hop is opened; absent for one that works or was not reached. */
  readonly detail?: HopDetail;
  /** Ids of the sources that this hop rests on. */
  readonly sources: readonly string[];
}

/**
 * A service account and a role, with the mechanism that joins them and whether it works.
 *
 * @public
 */
export interface Binding {
  /** The Kubernetes service account that the pods run as; it may be missing in the cluster. */
  readonly serviceAccount: ServiceAccountRef;
  /** Absent when the role cannot be known, for instance a node's role that was not read. */
  readonly roleArn?: string;
  /** How its pods come by credentials, for instance `irsa` for the annotation `eks.amazonaws.com/role-arn`. */
  readonly mechanism: Mechanism;
  /** An annotation or an association names the role. */
  readonly configured: boolean;
  /** `broken` with a broken hop, else `unknown` with one that cannot be judged or rests on too old a source, else `works`. */
  readonly verdict: Verdict;
  /** What keeps hops from simply working, in the order of the hops; empty when every hop works. */
  readonly reasons: readonly BindingReason[];
}

/**
 * A binding of an entity, with its lane.
 *
 * @public
 */
export interface EntityBinding extends Binding {
  /** `attention` where the verdict is `works` and a hop needs attention. */
  readonly status: Exclude<IdentityStatus, 'none'>;
  /** References of the entity's workloads that run as the service account. */
  readonly workloads: readonly string[];
  /** Five hops in their order: workload, service account, provider or association or agent, role, permissions. */
  readonly lane: readonly Hop[];
}

/**
 * A workload of an entity.
 *
 * @public
 */
export interface EntityWorkload {
  /** Name of the cluster as sources know it, for instance `prod-euw1`. */
  readonly cluster: string;
  /** `metadata.namespace` of the Kubernetes object. */
  readonly namespace: string;
  /** `kind` of the Kubernetes object; `Pod` for one without an owner. */
  readonly kind: WorkloadKind;
  /** `metadata.name` of the Kubernetes object. */
  readonly name: string;
  /** What `spec.serviceAccountName` of its pod template names; `default` of the namespace when unset. */
  readonly serviceAccount: ServiceAccountRef;
  /** Number of pods that are not finished; absent when the cluster's pods were not read. */
  readonly pods?: number;
}

/**
 * Service accounts that nobody has created yet, but whose creator would get the role.
 *
 * @public
 */
export interface CouldAssume {
  /** Absent for Pod Identity trust that holds in every cluster of the account. */
  readonly cluster?: string;
  /** IAM pattern with `*` and `?` that the namespace must match, for instance `team-*`. */
  readonly namespacePattern: string;
  /** IAM pattern with `*` and `?` that the name of the service account must match, for instance `payments-*`. */
  readonly namePattern: string;
  /** One sentence that says what somebody would have to create to get the role. */
  readonly why: string;
}

/**
 * A service account that can become a role, and the entities that claim it.
 *
 * @public
 */
export interface Reacher extends ServiceAccountRef {
  /** Entities that claim the service account; empty when none does. */
  readonly entityRefs: readonly string[];
}

/**
 * A role from the other side: everything that can become it.
 *
 * @public
 */
export interface RoleReach {
  /** ARN of the role as the binding names it. */
  readonly arn: string;
  /** Account id of that ARN, twelve digits. */
  readonly account: string;
  /** Width class of the trust policy, as `trustScope` gives it. */
  readonly trustScope: string;
  /** Configured and works. */
  readonly does: readonly Reacher[];
  /** Trusted now. At most 200 are listed. */
  readonly can: readonly Reacher[];
  /** How many can, where more can than are listed and the reader may see all of them. */
  readonly canTotal?: number;
  /** Nobody yet, but whoever creates a matching service account. */
  readonly could: readonly CouldAssume[];
  /** What is trusted beside Kubernetes service accounts. */
  readonly otherPrincipals: readonly string[];
  /** What may be missing in the lists and why, a sentence each; empty when they are complete. */
  readonly unknown: readonly {
    readonly why: string;
    /** True where this tells how many there are, which is only for those who may see all of them. */
    readonly counts?: true;
  }[];
  /** True when service accounts of entities that the reader may not see are left out. */
  readonly others: boolean;
}

/**
 * Where an entity's workloads were looked for.
 *
 * @public
 */
export interface WorkloadSearch {
  /** Clusters that were searched. */
  readonly clusters: readonly string[];
  /** Clusters that the entity allows but whose workloads were not read. */
  readonly notRead: readonly string[];
  /** The label selector, where one was used. */
  readonly selector?: string;
  /** Value of the entity's annotation `backstage.io/kubernetes-namespace`; absent when workloads of every namespace count. */
  readonly namespace?: string;
  /** Service accounts that the entity names outright. */
  readonly serviceAccounts: readonly string[];
  /** What is wrong with the entity's annotations, or named there and not found. */
  readonly problems: readonly BindingReason[];
}

/**
 * What the resolver found out about one entity. The sentence and the sources are added when it is read, since they depend on
 * how old the sources are then.
 *
 * @public
 */
export interface ResolvedIdentity {
  /** Reference of the catalog entity in lower case, for instance `component:default/payments-api`. */
  readonly entityRef: string;
  /** Where the workloads were looked for, and what went wrong on the way. */
  readonly search: WorkloadSearch;
  /** Workloads that the label selector of the search finds, without those that another workload owns. */
  readonly workloads: readonly EntityWorkload[];
  /** In the order of their status when resolved: broken, unknown, attention, works. */
  readonly bindings: readonly EntityBinding[];
  /** One for each valid role ARN among the bindings, in the order of the ARNs. */
  readonly roles: readonly RoleReach[];
  /** Ids of the sources that were looked into for this entity. */
  readonly sources: readonly string[];
}
