import { DeclaredRole, EntityPlace, TruthDifference } from './catalog';
import { Binding, Mechanism, ResolvedIdentity, RoleReach } from './identity';
import { ServiceAccountRef } from './refs';

/**
 * What gives a pod that is created now its AWS credentials.
 *
 * @public
 */
export interface NewPodCredentials {
  /** The mechanism that wins; `none` without any and without evidence that the pods use AWS. */
  readonly mechanism: Mechanism | 'none';
  /**
   * What decides: an association, which wins over everything else; the annotation of the service account; the webhook's ConfigMap; an
   * annotation of kiam or kube2iam on the pods; the node that they run on. Source: amazon-eks-pod-identity-webhook, `pkg/handler`.
   */
  readonly by:
    | 'association'
    | 'annotation'
    | 'webhook-config-map'
    | 'pod-annotation'
    | 'node'
    | 'nothing';
  /** The role as it is named there; absent where none is, or it cannot be known. */
  readonly roleArn?: string;
  /** One sentence that says what was not read and could make it otherwise; absent when nothing could. */
  readonly unless?: string;
}

/**
 * What pods that run now carry, as environment and volumes show it. Pods that carry the same are counted together.
 *
 * @public
 */
export interface RunningCredentials {
  /**
   * `irsa` with a role and a token file, `pod-identity` with the agent's URL, `static-keys` with an access key, which every SDK takes
   * before the others, `none` otherwise: then only the node's role is left.
   */
  readonly mechanism: 'irsa' | 'pod-identity' | 'static-keys' | 'none';
  /** Value of `AWS_ROLE_ARN`; absent unless the mechanism is `irsa`. */
  readonly roleArn?: string;
  /** Audiences of their tokens for others than the API server, in their order; empty when they mount none. */
  readonly audiences: readonly string[];
  /** Number of pods that are not finished. */
  readonly pods: number;
  /** Name of one of them. */
  readonly example: string;
  /** When the oldest and the newest of them were created, ISO 8601; absent when that was not read. */
  readonly created?: { readonly first: string; readonly last: string };
}

/**
 * Who most likely owns what no entity claims, judged by the neighbours in the namespace.
 *
 * @public
 */
export interface LikelyOwner {
  /** Reference of a group or user, for instance `group:default/payments`. */
  readonly owner: string;
  /** Entities with workloads in the namespace that this owner has. */
  readonly entities: number;
  /** Entities with workloads in the namespace that have an owner. */
  readonly of: number;
  /** `likely` when it owns more than half of at least two, `guess` otherwise. */
  readonly sure: 'likely' | 'guess';
  /** Says on what it rests, in one sentence. */
  readonly why: string;
}

/**
 * A service account with everything that gives its pods a role.
 *
 * @public
 */
export interface ResolvedServiceAccount {
  /** The Kubernetes service account. */
  readonly serviceAccount: ServiceAccountRef;
  /** `missing` when something names it and the cluster has none, `not-read` when it was not among what was read. */
  readonly state: 'exists' | 'missing' | 'not-read';
  /** Every binding, the one that wins for new pods first. */
  readonly bindings: readonly Binding[];
  /** What a pod that is created now gets. */
  readonly newPods: NewPodCredentials;
  /** What running pods carry, most pods first; empty where none was read. */
  readonly running: readonly RunningCredentials[];
  /** Whether all pods of the cluster were read, so that `running` is complete. */
  readonly podsRead: boolean;
  /** References of workloads that run as it. */
  readonly workloads: readonly string[];
  /** Where what is set up and what running pods carry differ; empty where nothing does. */
  readonly differences: readonly TruthDifference[];
  /** References of entities that claim it; empty when none does. */
  readonly entityRefs: readonly string[];
  /** Owners of these entities, each once. */
  readonly owners: readonly string[];
  /** Present only where no entity claims it and a neighbour gives a hint. */
  readonly likelyOwner?: LikelyOwner;
}

/**
 * How far a role reaches today, as numbers.
 *
 * @public
 */
export interface BlastRadius {
  /** Service accounts that can become the role now. */
  readonly serviceAccounts: number;
  /** Namespaces that these are in, counted per cluster. */
  readonly namespaces: number;
  /** Clusters that these are in. */
  readonly clusters: number;
  /** Pods that run as these and are not finished. */
  readonly pods: number;
  /** Catalog entities that claim these. */
  readonly entities: number;
  /** Owners of these entities. */
  readonly owners: number;
  /** Whether whoever creates a matching service account becomes the role as well. */
  readonly open: boolean;
  /** Whether the numbers may be too low because something was not read or cannot be judged. */
  readonly incomplete: boolean;
}

/**
 * A role that trusts Kubernetes in any way, or that something in a cluster names.
 *
 * @public
 */
export interface ResolvedRole {
  /** Who does, can and could become it. */
  readonly reach: RoleReach;
  /** How far that goes. */
  readonly blastRadius: BlastRadius;
  /** How many do and can; the lists of `reach` hold at most 200. */
  readonly totals: { readonly does: number; readonly can: number };
  /** How many service accounts an annotation, a ConfigMap or an association gives this role, whether it works or not. */
  readonly configured: number;
  /** Clusters whose nodes run as this role. */
  readonly nodesOf: readonly string[];
  /** Clusters whose node roles its trust policy names, as kiam and kube2iam need it: every pod there may get at it. */
  readonly trustsNodesOf: readonly string[];
  /** False when something names the ARN and the account, which was read, has no such role; absent when that was not read. */
  readonly exists?: boolean;
}

/**
 * An entity with its place in the catalog, its identity, and where the three kinds of truth differ.
 *
 * @public
 */
export interface ResolvedEntity {
  /** Owner, system and domain. */
  readonly place: EntityPlace;
  /** Workloads, bindings with their lanes, and roles. */
  readonly identity: ResolvedIdentity;
  /** Service accounts that it claims: those of its workloads, and those that it names, whether they exist or not. */
  readonly serviceAccounts: readonly ServiceAccountRef[];
  /** Roles that the catalog or a tag declares for it. */
  readonly declared: readonly DeclaredRole[];
  /** Differences between what is declared, set up and observed; empty where there is none. */
  readonly differences: readonly TruthDifference[];
}
