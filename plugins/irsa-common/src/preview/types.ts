import { ServiceAccountRef } from '../model';
import { TrustClass, TrustComparison } from '../trust';

/**
 * A service account as a preview needs it.
 *
 * @public
 */
export interface PreviewServiceAccount {
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly name: string;
  /** Audience of its web identity tokens. */
  readonly audience: string;
}

/**
 * A Pod Identity association as a preview needs it.
 *
 * @public
 */
export interface PreviewAssociation {
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** ARN of the role that it names. */
  readonly roleArn: string;
  /** Whether sessions get tags, as they do unless these are switched off or there is a session policy. */
  readonly sessionTags: boolean;
}

/**
 * A cluster as a preview needs it.
 *
 * @public
 */
export interface PreviewCluster {
  /** Name of the cluster as sources know it. */
  readonly name: string;
  /** Its issuer without `https://`; absent where that was not read. */
  readonly issuer?: string;
  /** ARN of the EKS cluster; absent for one that is none. */
  readonly arn?: string;
  /** The service accounts that exist; those that were read, where not all were. */
  readonly serviceAccounts: readonly PreviewServiceAccount[];
  /** Its Pod Identity associations. */
  readonly associations: readonly PreviewAssociation[];
  /** What was not read whole, so that names may be missing. */
  readonly notRead: readonly ('service-account' | 'pod-identity-association')[];
}

/**
 * What a change of a trust policy is looked at with.
 *
 * @public
 */
export interface TrustPreviewInput {
  /** The document before the change; `{ Statement: [] }` for a new role. */
  readonly before: unknown;
  /** The document after the change. */
  readonly after: unknown;
  /** The role that carries the policy; without it the accounts are those of the providers that the policies name. */
  readonly roleArn?: string;
  /** Every cluster that is known. */
  readonly clusters: readonly PreviewCluster[];
  /** OIDC providers of the role's account; absent where they were not read. */
  readonly providers?: readonly {
    readonly arn: string;
    readonly clientIds: readonly string[];
  }[];
  /** `AssumeRolePolicySizeQuota` of the role's account; absent where it was not read. */
  readonly sizeQuota?: number;
}

/**
 * Service accounts that nobody has created yet, as a pattern, and how whoever creates one gets the role.
 *
 * @public
 */
export interface PreviewPattern {
  /** Name of the cluster; absent for a cluster that no source knows, and for Pod Identity. */
  readonly cluster?: string;
  /** ARN of the OIDC provider, for IRSA. */
  readonly provider?: string;
  /** IAM patterns of ARNs of EKS clusters, for Pod Identity. */
  readonly clusterArns?: readonly string[];
  /** IAM pattern of the namespace. */
  readonly namespacePattern: string;
  /** IAM pattern of the name. */
  readonly namePattern: string;
  /** What somebody has to do to get the role, in one sentence. */
  readonly why: string;
}

/**
 * Which service accounts that exist today are concerned by a change.
 *
 * @public
 */
export interface TrustPreviewNames {
  /** Cannot become the role before, and can after. */
  readonly gained: readonly ServiceAccountRef[];
  /** Can before, and cannot after. */
  readonly lost: readonly ServiceAccountRef[];
  /** Can before and after. */
  readonly unchanged: readonly ServiceAccountRef[];
  /** For whom it cannot be known, before or after. */
  readonly unknown: readonly ServiceAccountRef[];
}

/**
 * What a change of a trust policy means.
 *
 * @public
 */
export interface TrustPreview extends TrustPreviewNames {
  /** What nobody is today, and whoever creates it could become the role after and not before. */
  readonly appearing: readonly PreviewPattern[];
  /** The same the other way round. */
  readonly disappearing: readonly PreviewPattern[];
  /** The change as exact sets, other principals included. */
  readonly sets: TrustComparison;
  /** How wide the policies are. */
  readonly classes: { readonly before: TrustClass; readonly after: TrustClass };
  /** How many clusters are known, and how many of these were read whole as far as the change is concerned. */
  readonly clusters: { readonly known: number; readonly read: number };
  /** What may be missing and why, a sentence each; empty when nothing is. */
  readonly notes: readonly string[];
}
