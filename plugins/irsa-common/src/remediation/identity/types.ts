import { TrustServiceAccount } from '../../trust';

/**
 * The form in which a team keeps its infrastructure.
 *
 * - `terraform`: resources of the provider `aws`, for Terraform and OpenTofu.
 * - `terraform-module-v6`: `terraform-aws-modules/iam` 6.5, `iam-role-for-service-accounts` and `iam-role`.
 * - `terraform-module-v5`: `terraform-aws-modules/iam` 5.39.0, `iam-assumable-role-with-oidc`.
 * - `cloudformation`: a template in YAML.
 * - `cdk`: a construct in TypeScript, for `aws-cdk-lib` 2.
 * - `eksctl`: a `ClusterConfig`.
 * - `ack`: objects of the AWS Controllers for Kubernetes.
 * - `crossplane`: objects of the Upbound provider for AWS.
 * - `json`: policy documents, and a script of AWS CLI commands.
 *
 * @public
 */
export type IdentityForm =
  | 'terraform'
  | 'terraform-module-v6'
  | 'terraform-module-v5'
  | 'cloudformation'
  | 'cdk'
  | 'eksctl'
  | 'ack'
  | 'crossplane'
  | 'json';

/**
 * An AWS identity of a service: one role, and the service accounts that it is made for.
 *
 * @public
 */
export interface IdentitySpec {
  /** Account of the role, twelve digits. */
  readonly account: string;
  /** Partition of the account; `aws` when not given. */
  readonly partition?: string;
  /** The role. */
  readonly role: IdentityRole;
  /** The way in which pods become the role. */
  readonly mechanism: 'irsa' | 'pod-identity';
  /** The service accounts that the role trusts, and no others; each of them in every cluster that is given. */
  readonly serviceAccounts: readonly TrustServiceAccount[];
  /** The clusters in which they are. */
  readonly clusters: readonly IdentityCluster[];
  /** For IRSA: the audience of the tokens; `sts.amazonaws.com` when not given. */
  readonly audience?: string;
  /** For IRSA: prefix of the annotations of the service account, `eks.amazonaws.com` when not given. */
  readonly annotationPrefix?: string;
}

/**
 * The role of an identity.
 *
 * @public
 */
export interface IdentityRole {
  /** `RoleName`, 1 to 64 characters. */
  readonly name: string;
  /** Path with a slash on both ends; `/` when not given. */
  readonly path?: string;
  /** Description, at most 1000 characters. */
  readonly description?: string;
  /** ARN of the managed policy that serves as permissions boundary. */
  readonly permissionsBoundaryArn?: string;
  /** Longest session in seconds, 3600 to 43200; AWS takes 3600 when not given. */
  readonly maxSessionDuration?: number;
  /** ARNs of managed policies to attach. */
  readonly managedPolicyArns?: readonly string[];
  /** Policies that are part of the role. */
  readonly inlinePolicies?: readonly IdentityInlinePolicy[];
  /** Tags, by key. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A policy that is part of a role.
 *
 * @public
 */
export interface IdentityInlinePolicy {
  /** `PolicyName`, 1 to 128 characters. */
  readonly name: string;
  /** Statements of the policy language, version 2012-10-17, as they stand in JSON. */
  readonly statements: readonly Readonly<Record<string, unknown>>[];
}

/**
 * A cluster whose service accounts a role trusts.
 *
 * @public
 */
export interface IdentityCluster {
  /** ARN of the EKS cluster; needed for Pod Identity and for eksctl. */
  readonly arn?: string;
  /** Issuer of its tokens, with or without `https://`; needed for IRSA. IAM must have an OIDC provider for it in the role's account. */
  readonly issuer?: string;
}

/**
 * A file of an identity.
 *
 * @public
 */
export interface IdentityFile {
  /** Name of the file, without a folder. */
  readonly path: string;
  /** Its text, ending in a line feed. */
  readonly content: string;
}

/**
 * Thrown when an identity cannot be written, with everything that is wrong with it.
 *
 * @public
 */
export class IdentityInputError extends Error {
  constructor(
    /** Each a sentence that names the thing and the next step. */
    readonly problems: readonly string[],
  ) {
    super(`The identity cannot be written. ${problems.join(' ')}`);
    this.name = 'IdentityInputError';
  }
}
