import {
  ResolvedServiceAccount,
  ServiceAccountRef,
  serviceAccountRef,
} from '../../model';
import { Estate } from '../../resolve/estate';
import { push } from '../../resolve/order';
import { ResolveCache } from '../../resolve/resolveCache';
import { ResolvedEstate } from '../../resolve/resolveEstate';
import { AccountSubjects } from './accountSubjects';
import { ClusterClaimants } from './catalogSubjects';
import { ClusterSubjects } from './clusterSubjects';
import { CheckContext } from './context';
import { CheckSubjects, SubjectGroup } from './group';
import { LookUps } from './lookUps';
import { CheckSubjectKind } from './subjects';

/** What an {@link EstateCheckContext} is put together from. */
export interface EstateCheckParts {
  readonly resolved: ResolvedEstate;
  readonly now: number;
  readonly cache: ResolveCache;
  readonly groups: readonly SubjectGroup[];
  /** By reference. */
  readonly serviceAccounts: ReadonlyMap<string, ResolvedServiceAccount>;
  /** By name. */
  readonly clusters: ReadonlyMap<string, ClusterSubjects>;
  /** By id. */
  readonly accounts: ReadonlyMap<string, AccountSubjects>;
  /** By the name of the cluster. */
  readonly claimants: ReadonlyMap<string, ClusterClaimants>;
  /** Names of clusters whose issuer was not read. */
  readonly withoutIssuer: readonly string[];
}

const NONE: readonly never[] = [];

/**
 * The context of a whole estate.
 *
 * @public
 */
export class EstateCheckContext implements CheckContext {
  /** See {@link CheckContext.estate}. */
  readonly estate: Estate;
  /** See {@link CheckContext.now}. */
  readonly now: number;
  /** See {@link CheckContext.subjects}. */
  readonly subjects: CheckSubjects;
  /** See {@link CheckContext.everyIssuerRead}. */
  readonly everyIssuerRead: boolean;
  readonly #parts: EstateCheckParts;
  readonly #nodeRoles = new Map<string, string[]>();
  readonly #declaring = new Map<string, string[]>();

  /** @internal */
  constructor(parts: EstateCheckParts) {
    this.#parts = parts;
    this.estate = parts.resolved.estate;
    this.now = parts.now;
    this.everyIssuerRead = parts.withoutIssuer.length === 0;
    this.subjects = allSubjects(parts.groups);
    for (const { place, declared } of parts.resolved.entities) {
      for (const { roleArn } of declared) {
        push(this.#declaring, roleArn, place.entityRef);
      }
    }
    for (const { name, nodeRoles } of this.estate.clusters.values()) {
      for (const arn of new Set(nodeRoles.map(each => each.roleArn))) {
        this.#nodeRoles.set(arn, [...this.clustersOfNodeRole(arn), name]);
      }
    }
  }

  /** @internal */
  get groups(): readonly SubjectGroup[] {
    return this.#parts.groups;
  }

  /** @internal */
  get cache(): ResolveCache {
    return this.#parts.cache;
  }

  /** @internal */
  readonly lookUps: LookUps = {
    account: id => this.estate.accounts.get(id),
    cluster: name => this.estate.clusters.get(name),
    clusterOfIssuer: issuer => this.estate.clusterOfIssuer.get(issuer),
    claimants: name => this.#parts.claimants.get(name),
    clusterSubjects: name => this.#parts.clusters.get(name),
    accountSubjects: id => this.#parts.accounts.get(id),
    resolvedRole: arn => this.resolvedRole(arn),
    resolvedServiceAccount: ref => this.#parts.serviceAccounts.get(ref),
    nodeRole: arn => this.clustersOfNodeRole(arn).join('\n'),
    declaring: arn => this.entitiesDeclaring(arn).join('\n'),
    withoutIssuer: () => this.#parts.withoutIssuer.join('\n'),
    now: () => this.now,
    everything: () => this,
  };

  /** See {@link CheckContext.rolesOf}. */
  rolesOf(account: string) {
    return this.#parts.accounts.get(account)?.subjects.role ?? NONE;
  }

  /** See {@link CheckContext.resolvedRole}. */
  resolvedRole(arn: string) {
    return this.#parts.resolved.roles.get(arn);
  }

  /** See {@link CheckContext.resolvedServiceAccount}. */
  resolvedServiceAccount(serviceAccount: ServiceAccountRef) {
    return this.#parts.serviceAccounts.get(serviceAccountRef(serviceAccount));
  }

  /** See {@link CheckContext.clustersOfNodeRole}. */
  clustersOfNodeRole(arn: string): readonly string[] {
    return this.#nodeRoles.get(arn) ?? NONE;
  }

  /** See {@link CheckContext.managedPolicyOf}. */
  managedPolicyOf(account: string, arn: string) {
    return this.estate.accounts.get(account)?.policies.get(arn);
  }

  /** See {@link CheckContext.entitiesOf}. */
  entitiesOf({ cluster, namespace, name }: ServiceAccountRef) {
    return (
      this.#parts.claimants.get(cluster)?.get(`${namespace}/${name}`) ?? NONE
    );
  }

  /** See {@link CheckContext.entitiesDeclaring}. */
  entitiesDeclaring(roleArn: string): readonly string[] {
    return this.#declaring.get(roleArn) ?? NONE;
  }

  /** See {@link CheckContext.roleHoldersOf}. */
  roleHoldersOf(cluster: string, namespace: string) {
    return (
      this.#parts.clusters.get(cluster)?.roleHolders.get(namespace) ?? NONE
    );
  }
}

/** The things of all groups, each kind put together when it is first asked for. */
function allSubjects(groups: readonly SubjectGroup[]): CheckSubjects {
  const all = <K extends CheckSubjectKind>(kind: K) => {
    let list: CheckSubjects[K] | undefined;
    return {
      enumerable: true,
      get: () => {
        list ??= groups.flatMap(
          group => group.subjects[kind] ?? NONE,
        ) as unknown as CheckSubjects[K];
        return list;
      },
    };
  };
  return Object.defineProperties({}, {
    'service-account': all('service-account'),
    workload: all('workload'),
    association: all('association'),
    role: all('role'),
    provider: all('provider'),
    cluster: all('cluster'),
    namespace: all('namespace'),
    account: all('account'),
    entity: all('entity'),
  } satisfies Record<CheckSubjectKind, PropertyDescriptor>) as CheckSubjects;
}
