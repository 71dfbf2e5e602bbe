import { GuardRailMessage, GuardRails } from '../guardrails';
import { TrustLintFinding, TrustScope } from '../trust';

/**
 * What is known of a cluster for which an identity is planned.
 *
 * @public
 */
export interface PlanCluster {
  /** The cluster's name in the portal. */
  readonly name: string;
  /** ARN of the cluster in EKS; absent for a cluster that is not EKS. */
  readonly arn?: string;
  /** Issuer of service account tokens, with `https://`; absent when it is not known. */
  readonly issuer?: string;
  /** What the webhook's annotations begin with; `eks.amazonaws.com` when absent. */
  readonly annotationPrefix?: string;
}

/**
 * A statement of an identity policy, as in JSON. Its elements are checked when it is planned.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 *
 * @public
 */
export type PolicyStatementInput = Readonly<Record<string, unknown>>;

/**
 * An access pack and the values of its parameters.
 *
 * @public
 */
export interface AccessPackUse {
  /** `id` of the pack. */
  readonly pack: string;
  /** Values by the names of parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * Permissions in words: a name such as "read this bucket", what it needs to be told, and the statements that follow.
 *
 * @public
 */
export interface AccessPack {
  /** What templates name it by, for instance `read-bucket`. */
  readonly id: string;
  /** What it lets a service do, for a form. */
  readonly title: string;
  /** What it needs to be told. */
  readonly parameters: readonly AccessPackParameter[];
  /** Statements of an identity policy, in which `{partition}`, `{region}`, `{account}` and the names of parameters in braces are replaced. */
  readonly statements: readonly PolicyStatementInput[];
}

/**
 * A parameter of an access pack.
 *
 * @public
 */
export interface AccessPackParameter {
  /** Its name, in braces in the statements. */
  readonly name: string;
  /** What it is, for a form. */
  readonly title: string;
  /** Regular expression that the whole value has to match; whatever it says, wildcards and policy variables never do. */
  readonly pattern: string;
  /** Value when none is given; a value has to be given when absent. */
  readonly default?: string;
}

/**
 * Who asks for an AWS identity, and which.
 *
 * @public
 */
export interface IdentityRequest {
  /** The clusters that the service runs in, at least one. */
  readonly clusters: readonly PlanCluster[];
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account; with `*` or `?` a pattern of names, which guard rails have to allow. */
  readonly serviceAccount: string;
  /** The way in which pods become the role. */
  readonly mechanism: 'irsa' | 'pod-identity';
  /** Account of the role; the account of the first cluster when absent. */
  readonly account?: string;
  /** Audience of the tokens; `sts.amazonaws.com` when absent. */
  readonly audience?: string;
  /** ARNs of managed policies to attach. */
  readonly managedPolicies?: readonly string[];
  /** Statements of an identity policy. */
  readonly statements?: readonly PolicyStatementInput[];
  /** Access packs to use. */
  readonly accessPacks?: readonly AccessPackUse[];
  /** Tags of the role, beside those that are always set. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Why a pattern of names is trusted, and until when (ISO 8601 with `Z`). */
  readonly wildcard?: { readonly reason: string; readonly expiresAt: string };
  /** The catalog entity that the role is for. */
  readonly entityRef?: string;
  /** Its owner. */
  readonly owner?: string;
  /** The template that asks. */
  readonly template?: string;
}

/**
 * What {@link planIdentity} needs beside the request.
 *
 * @public
 */
export interface IdentityPlanOptions {
  /** Guard rails as configured, the first that applies counts; none for the default ones. */
  readonly guardRails: readonly GuardRails[];
  /** The access packs that there are. */
  readonly accessPacks: readonly AccessPack[];
  /** The time, ISO 8601. */
  readonly now: string;
  /** Whether something is about to be changed in AWS or a cluster, or only files are written. */
  readonly purpose: 'plan' | 'create';
  /** How many roles the namespace has already without this one; absent when they were not counted. */
  readonly rolesInNamespace?: number;
  /** The account's `AssumeRolePolicySizeQuota`; 2048 when absent. */
  readonly sizeQuota?: number;
}

/**
 * A policy document.
 *
 * @public
 */
export interface PlannedPolicy {
  /** Version of the policy language. */
  readonly Version: '2012-10-17';
  /** Its statements. */
  readonly Statement: readonly PolicyStatementInput[];
}

/**
 * A role as it is planned.
 *
 * @public
 */
export interface PlannedRole {
  /** Its ARN. */
  readonly arn: string;
  /** Its partition, from the first cluster. */
  readonly partition: string;
  /** Its account, twelve digits. */
  readonly account: string;
  /** Its path, with a slash on both ends. */
  readonly path: string;
  /** `RoleName`. */
  readonly name: string;
  /** ARN of its permissions boundary; absent when the guard rails name none. */
  readonly permissionsBoundary?: string;
  /** Its tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** Who may become it. */
  readonly trustPolicy: PlannedPolicy;
  /** ARNs of managed policies that are attached. */
  readonly managedPolicies: readonly string[];
  /** Its inline policy; absent when it has none. */
  readonly permissionsPolicy?: PlannedPolicy;
}

/**
 * An EKS Pod Identity association as it is planned.
 *
 * @public
 */
export interface PlannedAssociation {
  /** The cluster's name in the portal. */
  readonly cluster: string;
  /** ARN of the cluster. */
  readonly clusterArn: string;
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** ARN of the role. */
  readonly roleArn: string;
}

/**
 * A ServiceAccount as it is planned; the same in every cluster with the same prefix of annotations.
 *
 * @public
 */
export interface PlannedManifest {
  /** Names of the clusters. */
  readonly clusters: readonly string[];
  /** The object. */
  readonly object: {
    readonly apiVersion: 'v1';
    readonly kind: 'ServiceAccount';
    readonly metadata: {
      readonly name: string;
      readonly namespace: string;
      readonly annotations?: Readonly<Record<string, string>>;
      readonly labels?: Readonly<Record<string, string>>;
    };
  };
}

/**
 * The AWS identity of a service as it is planned. Nothing of it is written.
 *
 * @public
 */
export interface IdentityPlan {
  /** The way in which pods become the role. */
  readonly mechanism: 'irsa' | 'pod-identity';
  /** Whom the role is for. */
  readonly serviceAccounts: readonly {
    readonly cluster: string;
    readonly namespace: string;
    readonly name: string;
  }[];
  /** The role. */
  readonly role: PlannedRole;
  /** Regions of the clusters, in which AWS can be asked; empty where none of them is EKS. */
  readonly regions: readonly string[];
  /** Characters of the trust policy that count against the quota. */
  readonly trustCharacters: number;
  /** The manifests; empty for a pattern of service accounts. */
  readonly manifests: readonly PlannedManifest[];
  /** The associations; empty for IRSA. */
  readonly associations: readonly PlannedAssociation[];
  /** What the guard rails say, refusals first. */
  readonly guardRails: readonly GuardRailMessage[];
  /** Whether no guard rail refuses it. */
  readonly allowed: boolean;
  /** What is wrong with the trust policy. */
  readonly lint: readonly TrustLintFinding[];
  /** Who could become the role beside the service accounts it is for. */
  readonly othersGain: TrustScope;
  /** What has to be there already, a sentence each. */
  readonly needs: readonly string[];
}
