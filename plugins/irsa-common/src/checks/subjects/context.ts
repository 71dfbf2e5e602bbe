import { Estate } from '../../resolve/estate';
import {
  CatalogEntityFacts,
  CheckedRole,
  CheckedServiceAccount,
  CheckSubjectByKind,
  CheckSubjectKind,
} from './subjects';
import { ManagedPolicyRecord, ServiceAccountRef } from '../../model';

/**
 * What checks work on: everything that was read, joined and indexed, so that no check goes through all of one kind for each of another.
 *
 * @public
 */
export interface CheckContext {
  /** Everything that was read, joined. */
  readonly estate: Estate;
  /** The moment that ages are counted from, in milliseconds since 1970. */
  readonly now: number;
  /** Things by their kind. */
  readonly subjects: {
    readonly [K in CheckSubjectKind]: readonly CheckSubjectByKind[K][];
  };
  /** Whether the issuer of every cluster that a source knows was read. */
  readonly everyIssuerRead: boolean;
  /** A role that service accounts may become, by its ARN. */
  roleOf(arn: string): CheckedRole | undefined;
  /** Clusters whose nodes run as a role, by its ARN; empty where none is known. */
  clustersOfNodeRole(arn: string): readonly string[];
  /** A managed policy that a role of an account names. */
  managedPolicyOf(
    account: string,
    arn: string,
  ): ManagedPolicyRecord | undefined;
  /** Entities that claim a service account, in their order. */
  entitiesOf(serviceAccount: ServiceAccountRef): readonly CatalogEntityFacts[];
  /** Service accounts of a namespace that an annotation or an association gives a role. */
  roleHoldersOf(
    cluster: string,
    namespace: string,
  ): readonly CheckedServiceAccount[];
  /** Service accounts that a role's trust policy lets in now, and whether that is all of them. */
  trustedBy(role: CheckedRole): TrustedNow;
}

/**
 * Service accounts that a role's trust policy lets in now.
 *
 * @public
 */
export interface TrustedNow {
  /** Those that exist, in their order; at most {@link TRUSTED_LISTED}. */
  readonly listed: readonly ServiceAccountRef[];
  /** How many there are. */
  readonly total: number;
}

/**
 * How many service accounts are listed for one role; a role that is open to a cluster need not repeat it.
 *
 * @public
 */
export const TRUSTED_LISTED = 200;
