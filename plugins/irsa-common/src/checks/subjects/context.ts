import {
  ManagedPolicyRecord,
  ResolvedRole,
  ResolvedServiceAccount,
  ServiceAccountRef,
} from '../../model';
import { Estate } from '../../resolve/estate';
import { CheckSubjects } from './group';
import {
  CatalogEntityFacts,
  CheckedRole,
  CheckedServiceAccount,
} from './subjects';

/**
 * What checks work on: everything that was read, joined and indexed, so that no check goes through all of one kind for each of another.
 *
 * What a check looks up here is noted, and the check is asked again about a thing only once something that it looked up, or the thing
 * itself, has changed. A check that goes through all of `subjects`, or through all accounts or clusters, is asked again in every run.
 *
 * @public
 */
export interface CheckContext {
  /** Everything that was read, joined. */
  readonly estate: Estate;
  /** The moment that ages are counted from, in milliseconds since 1970. */
  readonly now: number;
  /** Things by their kind. */
  readonly subjects: CheckSubjects;
  /** Whether the issuer of every cluster that a source knows was read. */
  readonly everyIssuerRead: boolean;
  /** Roles of an account that service accounts may become, in the order of their ARNs. The same list while nothing about them changes. */
  rolesOf(account: string): readonly CheckedRole[];
  /** Who does, can and could become a role, by its ARN; absent where nothing in a cluster names it and it trusts no cluster. */
  resolvedRole(arn: string): ResolvedRole | undefined;
  /** What a service account that exists becomes, and where its pods differ from that. */
  resolvedServiceAccount(
    serviceAccount: ServiceAccountRef,
  ): ResolvedServiceAccount | undefined;
  /** Clusters whose nodes run as a role, by its ARN; empty where none is known. */
  clustersOfNodeRole(arn: string): readonly string[];
  /** A managed policy that a role of an account names. */
  managedPolicyOf(
    account: string,
    arn: string,
  ): ManagedPolicyRecord | undefined;
  /** Entities that claim a service account, in their order. */
  entitiesOf(serviceAccount: ServiceAccountRef): readonly CatalogEntityFacts[];
  /** References of the entities for which the catalog or a tag declares a role, by its ARN and in their order. */
  entitiesDeclaring(roleArn: string): readonly string[];
  /** Service accounts of a namespace that an annotation or an association gives a role. */
  roleHoldersOf(
    cluster: string,
    namespace: string,
  ): readonly CheckedServiceAccount[];
}
