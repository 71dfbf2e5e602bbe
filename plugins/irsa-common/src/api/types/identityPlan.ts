import {
  AccessPack,
  AccessPackUse,
  IdentityPlan,
  PolicyStatementInput,
} from '../../plan';
import { ClusterAnswer } from './cluster';
import { ListPage } from './list';
import { TrustPreviewAnswer } from './trust';

/**
 * Body of `POST /identities/plan`: what a template's form asks for, in the words of the action `irsa:identity:plan`.
 *
 * @public
 */
export interface IdentityPlanRequest {
  /** Names of the clusters that the service runs in, at least one. The first one counts in the name of the role. */
  readonly clusters: readonly string[];
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account; with `*` or `?` a pattern of names, which guard rails have to allow. */
  readonly serviceAccount: string;
  /** The way in which pods become the role; `irsa` when absent. */
  readonly mechanism?: 'irsa' | 'pod-identity';
  /** Account of the role, twelve digits; the account of the first cluster when absent. */
  readonly account?: string;
  /** Audience of the tokens; `sts.amazonaws.com` when absent. */
  readonly audience?: string;
  /** What the service may do, in words. */
  readonly accessPacks?: readonly AccessPackUse[];
  /** Statements of an identity policy. */
  readonly statements?: readonly PolicyStatementInput[];
  /** ARNs of managed policies to attach. */
  readonly managedPolicies?: readonly string[];
  /** Tags of the role, beside those that are always set. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Why a pattern of names is trusted, and until when (ISO 8601 with `Z`). */
  readonly wildcard?: { readonly reason: string; readonly expiresAt: string };
  /** Whether the template creates something in AWS or a cluster, or only writes files; `plan` when absent. */
  readonly purpose?: 'plan' | 'create';
  /** The catalog entity that the role is for. */
  readonly entityRef?: string;
  /** Its owner. */
  readonly owner?: string;
  /** Reference of the template's entity. */
  readonly template?: string;
}

/**
 * Answer of `POST /identities/plan`. It enforces nothing: the actions plan again, and refuse what the guard rails do not allow.
 *
 * @public
 */
export interface IdentityPlanAnswer {
  /** Why it cannot be planned yet, where a name or a value cannot be used or a cluster is not known; then the other fields are absent. */
  readonly problem?: string;
  /** The identity as the actions would plan it now. */
  readonly plan?: IdentityPlan;
  /** The manifests as YAML; empty for a pattern of service accounts. */
  readonly manifest?: string;
  /**
   * Who could become the role among the service accounts that exist, those that it is for included; absent for a reader without
   * `irsa.report.read`.
   */
  readonly reach?: TrustPreviewAnswer;
}

/**
 * Answer of `GET /clusters`.
 *
 * @public
 */
export type ClusterPage = ListPage<ClusterAnswer>;

/**
 * Answer of `GET /access-packs`: those that come with the plugin and those of `irsa.scaffolder.accessPacks`.
 *
 * @public
 */
export type AccessPackPage = ListPage<AccessPack>;
