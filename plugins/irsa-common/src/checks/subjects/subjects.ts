import { RoleArn } from '../../arn';
import {
  DeclaredRole,
  FindingSubject,
  NamespaceRecord,
  OidcProviderRecord,
  PodIdentityAssociationRecord,
  PodRecord,
  RoleRecord,
  ServiceAccountRecord,
  ServiceAccountRef,
  WorkloadRecord,
} from '../../model';
import { PermissionsSummary } from '../../permissions';
import { EstateAccount, EstateCluster } from '../../resolve/estate';
import {
  ParsedTrustPolicy,
  TrustEvaluation,
  TrustLintFinding,
  TrustScope,
} from '../../trust';
import { CheckPlace } from '../framework/need';

/**
 * What every thing that checks look at has.
 *
 * @public
 */
export interface CheckSubjectBase {
  /** What a finding about it names. */
  readonly subject: FindingSubject;
  /** The accounts and clusters that it hangs together with; a place that it has not got is absent. */
  readonly places: Readonly<Partial<Record<CheckPlace, readonly string[]>>>;
  /** Service accounts that it stands for; the entities of a finding follow from them. */
  readonly serviceAccounts: readonly ServiceAccountRef[];
}

/**
 * A service account that was read.
 *
 * @public
 */
export interface CheckedServiceAccount extends CheckSubjectBase {
  /** Cluster, namespace and name. */
  readonly ref: ServiceAccountRef;
  /** The cluster that it is in. */
  readonly cluster: EstateCluster;
  /** As it was read. */
  readonly serviceAccount: ServiceAccountRecord;
  /** The prefix of the annotations that the cluster's webhook reads. */
  readonly prefix: string;
  /** Text of the role annotation; absent where there is none. */
  readonly annotation?: string;
  /** What the annotation names, where that is the ARN of a role. */
  readonly annotatedRole?: RoleArn;
  /** Associations of its namespace and name. */
  readonly associations: readonly PodIdentityAssociationRecord[];
  /** Workloads that run as it. */
  readonly workloads: readonly WorkloadRecord[];
}

/**
 * A workload that no other workload owns, with its pods.
 *
 * @public
 */
export interface CheckedWorkload extends CheckSubjectBase {
  /** As it was read. */
  readonly workload: WorkloadRecord;
  /** The cluster that it is in. */
  readonly cluster: EstateCluster;
  /** Its pods that are not finished. */
  readonly pods: readonly PodRecord[];
  /** The service account that it runs as; absent where that is not among those that were read. */
  readonly serviceAccount?: CheckedServiceAccount;
  /** Associations of the service account that it names. */
  readonly associations: readonly PodIdentityAssociationRecord[];
}

/**
 * A Pod Identity association.
 *
 * @public
 */
export interface CheckedAssociation extends CheckSubjectBase {
  /** As it was read. */
  readonly association: PodIdentityAssociationRecord;
  /** The cluster that it is in. */
  readonly cluster: EstateCluster;
  /** The role that it names, where that is the ARN of a role. */
  readonly role?: RoleArn;
  /** The role that is assumed from the first one, where one is named. */
  readonly targetRole?: RoleArn;
}

/**
 * A service account whose annotation names a role, as STS will see it.
 *
 * @public
 */
export interface CheckedIrsaBinding {
  /** The service account. */
  readonly serviceAccount: CheckedServiceAccount;
  /** The role that its annotation names. */
  readonly arn: RoleArn;
  /** Issuer of the cluster without `https://`; absent where it was not read. */
  readonly issuer?: string;
  /** The OIDC provider that its tokens need in the account of the role; absent where the issuer is. */
  readonly providerArn?: string;
  /** The audience of its tokens. */
  readonly audience: string;
}

/**
 * An attempt to become a role that its trust policy refuses.
 *
 * @public
 */
export interface RefusedAttempt {
  /** Whose attempt it is. */
  readonly serviceAccount: ServiceAccountRef;
  /** The binding by annotation, where it is one. */
  readonly irsa?: CheckedIrsaBinding;
  /** The association, where it is one. */
  readonly association?: CheckedAssociation;
  /** Action that is refused, for instance `sts:AssumeRoleWithWebIdentity`. */
  readonly action: string;
  /** What the engine answers; its decision is `deny`. */
  readonly evaluation: TrustEvaluation;
}

/**
 * A role that service accounts may become: its trust policy names a cluster or EKS Pod Identity, or an annotation or an association names it.
 *
 * @public
 */
export interface CheckedRole extends CheckSubjectBase {
  /** As it was read. */
  readonly role: RoleRecord;
  /** Its ARN, taken apart. */
  readonly arn: RoleArn;
  /** The account that it is in. */
  readonly account: EstateAccount;
  /** Service accounts whose annotation names it. */
  readonly irsa: readonly CheckedIrsaBinding[];
  /** Associations that name it. */
  readonly associations: readonly CheckedAssociation[];
  /** ARNs of the OIDC providers that its policy names and that can stand for clusters. */
  readonly providers: readonly string[];
  /** Whether its policy names the service of EKS Pod Identity. */
  readonly namesPodIdentity: boolean;
  /** Its trust policy. */
  readonly policy: ParsedTrustPolicy;
  /** Who can become it. */
  scope(): TrustScope;
  /** What is wrong with the policy by itself. */
  lint(): readonly TrustLintFinding[];
  /** What it may do. */
  permissions(): PermissionsSummary;
  /** Those bound to it that the policy refuses. */
  refused(): readonly RefusedAttempt[];
}

/**
 * An OIDC provider that is there, or that a binding needs.
 *
 * @public
 */
export interface CheckedProvider extends CheckSubjectBase {
  /** ARN that it has, or would have. */
  readonly arn: string;
  /** Account that it is in, or belongs in, twelve digits. */
  readonly account: string;
  /** Issuer without `https://`. */
  readonly issuer: string;
  /** As it was read; absent where it is only needed. */
  readonly provider?: OidcProviderRecord;
  /** The cluster with that issuer; absent where none was read. */
  readonly cluster?: EstateCluster;
  /** Bindings that need it. */
  readonly irsa: readonly CheckedIrsaBinding[];
  /** Roles whose policy names it. */
  readonly roles: readonly CheckedRole[];
}

/**
 * A cluster.
 *
 * @public
 */
export interface CheckedCluster extends CheckSubjectBase {
  /** All that was read of it. */
  readonly cluster: EstateCluster;
  /** Its service accounts. */
  readonly accounts: readonly CheckedServiceAccount[];
}

/**
 * A namespace.
 *
 * @public
 */
export interface CheckedNamespace extends CheckSubjectBase {
  /** As it was read. */
  readonly namespace: NamespaceRecord;
  /** The cluster that it is in. */
  readonly cluster: EstateCluster;
}

/**
 * An AWS account.
 *
 * @public
 */
export interface CheckedAccount extends CheckSubjectBase {
  /** All that was read of it. */
  readonly account: EstateAccount;
}

/**
 * What the catalog says about a component, as far as checks need it.
 *
 * @public
 */
export interface CatalogEntityFacts {
  /** Reference in lower case, for instance `component:default/payments-api`. */
  readonly entityRef: string;
  /** Reference of the owner; absent where the catalog names none. */
  readonly owner?: string;
  /** Reference of the system; absent where the catalog names none. */
  readonly system?: string;
  /** `spec.lifecycle`. */
  readonly lifecycle?: string;
  /** Roles that it, a resource that it depends on, or a tag of the role declares for it. */
  readonly declared: readonly DeclaredRole[];
  /** Service accounts that it claims: of its workloads, and those that it names. */
  readonly serviceAccounts: readonly ServiceAccountRef[];
}

/**
 * An entity of the catalog.
 *
 * @public
 */
export interface CheckedEntity extends CheckSubjectBase {
  /** What the catalog says. */
  readonly entity: CatalogEntityFacts;
  /** Those of its service accounts that were read. */
  readonly accounts: readonly CheckedServiceAccount[];
}

/**
 * Every kind of thing that checks look at.
 *
 * @public
 */
export interface CheckSubjectByKind {
  /** A service account that was read. */
  'service-account': CheckedServiceAccount;
  /** A workload that no other workload owns, with its pods. */
  workload: CheckedWorkload;
  /** A Pod Identity association. */
  association: CheckedAssociation;
  /** A role that service accounts may become. */
  role: CheckedRole;
  /** An OIDC provider that is there, or that a binding needs. */
  provider: CheckedProvider;
  /** A cluster. */
  cluster: CheckedCluster;
  /** A namespace. */
  namespace: CheckedNamespace;
  /** An AWS account. */
  account: CheckedAccount;
  /** An entity of the catalog. */
  entity: CheckedEntity;
}

/**
 * The name of a kind of thing that checks look at.
 *
 * @public
 */
export type CheckSubjectKind = keyof CheckSubjectByKind;
