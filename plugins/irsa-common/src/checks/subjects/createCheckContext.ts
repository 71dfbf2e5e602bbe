import { parseRoleArn } from '../../arn';
import {
  PodIdentityAssociationRecord,
  ResolvedEntity,
  ServiceAccountRecord,
  ServiceAccountRef,
  serviceAccountRef,
  WorkloadRecord,
} from '../../model';
import { Estate, EstateAccount, EstateCluster } from '../../resolve/estate';
import { namespacedName } from '../../resolve/names';
import { DEFAULT_AUDIENCE, providerArnFor } from '../../resolve/providerHop';
import { ResolveCache } from '../../resolve/resolveCache';
import { ResolvedEstate } from '../../resolve/resolveEstate';
import { createTrustReader } from '../../resolve/trustReader';
import { issuerOfProvider } from '../../trust/arn';
import { CheckContext, TrustedNow } from './context';
import { accountSubject, clusterSubject, namespaceSubject } from './refs';
import { serviceAccountSubject, workloadSubject } from './refs';
import { checkedRole, serviceAccountOf } from './roles';
import {
  CatalogEntityFacts,
  CheckedAccount,
  CheckedAssociation,
  CheckedCluster,
  CheckedEntity,
  CheckedIrsaBinding,
  CheckedNamespace,
  CheckedProvider,
  CheckedRole,
  CheckedServiceAccount,
  CheckedWorkload,
} from './subjects';
import { trustedServiceAccounts } from './trustedNow';

const NOBODY: TrustedNow = { listed: [], total: 0 };

/**
 * What the checks are given.
 *
 * @public
 */
export interface CheckInput {
  /** Everything that was read, and what follows from it. */
  readonly resolved: ResolvedEstate;
  /** The moment that ages are counted from; ISO 8601. */
  readonly now: string;
  /** The one that the estate was resolved with; with it only what depends on a changed source is computed. */
  readonly cache?: ResolveCache;
}

/**
 * Joins what was read into the things that checks look at. The cost grows with the number of records.
 *
 * @public
 */
export function createCheckContext(input: CheckInput): CheckContext {
  const steps = checkContextInSteps(input);
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}

/**
 * The same in small steps, so that the caller can do something else in between.
 *
 * @public
 */
export function* checkContextInSteps(
  input: CheckInput,
): Generator<void, CheckContext> {
  const { estate } = input.resolved;
  const trust = createTrustReader(estate);
  const entities = input.resolved.entities.map(entityFacts);

  const clusters: CheckedCluster[] = [];
  const serviceAccounts = new Map<string, CheckedServiceAccount>();
  const workloads: CheckedWorkload[] = [];
  const associations: CheckedAssociation[] = [];
  const namespaces: CheckedNamespace[] = [];
  const roleHolders = new Map<string, CheckedServiceAccount[]>();
  const nodeRoles = new Map<string, string[]>();
  const irsaOfRole = new Map<string, CheckedIrsaBinding[]>();
  const irsaOfProvider = new Map<string, CheckedIrsaBinding[]>();
  const associationsOfRole = new Map<string, CheckedAssociation[]>();

  for (const cluster of estate.clusters.values()) {
    yield;
    const own: CheckedServiceAccount[] = [];
    for (const record of cluster.serviceAccounts.values()) {
      const serviceAccount = checkedServiceAccount(cluster, record);
      own.push(serviceAccount);
      serviceAccounts.set(serviceAccount.subject.ref, serviceAccount);
      if (serviceAccount.annotation || serviceAccount.associations.length > 0) {
        push(
          roleHolders,
          `${cluster.name}/${record.namespace}`,
          serviceAccount,
        );
      }
      const binding = irsaBindingOf(serviceAccount);
      if (binding) {
        push(irsaOfRole, binding.arn.arn, binding);
        if (binding.providerArn) {
          push(irsaOfProvider, binding.providerArn, binding);
        }
      }
    }
    clusters.push(checkedCluster(cluster, own));
    for (const arn of new Set(cluster.nodeRoles.map(each => each.roleArn))) {
      push(nodeRoles, arn, cluster.name);
    }
    for (const workload of cluster.workloads) {
      workloads.push(checkedWorkload(cluster, workload, serviceAccounts));
    }
    for (const list of cluster.associations.values()) {
      for (const record of list) {
        const association = checkedAssociation(cluster, record);
        associations.push(association);
        if (association.role) {
          push(associationsOfRole, association.role.arn, association);
        }
      }
    }
    for (const namespace of cluster.namespaces.values()) {
      namespaces.push({
        subject: namespaceSubject(cluster.name, namespace.name),
        places: placesOfCluster(cluster),
        serviceAccounts: [],
        namespace,
        cluster,
      });
    }
  }

  const roles = new Map<string, CheckedRole>();
  const rolesOfProvider = new Map<string, CheckedRole[]>();
  for (const account of estate.accounts.values()) {
    yield;
    const providers = estate.isComplete('oidc-provider', account.id)
      ? [...account.providers.values()].map(provider => ({
          arn: provider.arn,
          clientIds: [...provider.clientIds],
        }))
      : undefined;
    for (const role of account.roles.values()) {
      const checked = checkedRole({
        estate,
        role,
        account,
        irsa: irsaOfRole.get(role.arn) ?? [],
        associations: associationsOfRole.get(role.arn) ?? [],
        ...(providers ? { providers } : {}),
        trust,
      });
      if (checked) {
        roles.set(role.arn, checked);
        for (const provider of checked.providers) {
          push(rolesOfProvider, provider, checked);
        }
      }
    }
  }

  yield;
  const claims = new Map<string, CatalogEntityFacts[]>();
  for (const entity of entities) {
    for (const ref of entity.serviceAccounts) {
      push(claims, serviceAccountRef(ref), entity);
    }
  }

  const withoutIssuer = [...estate.clusters.values()]
    .filter(({ cluster }) => cluster?.issuer === undefined)
    .map(({ name }) => name);
  yield;
  let trusted: ReadonlyMap<CheckedRole, TrustedNow> = new Map();
  const context: CheckContext = {
    estate,
    now: Date.parse(input.now),
    subjects: {
      'service-account': [...serviceAccounts.values()],
      workload: workloads,
      association: associations,
      role: [...roles.values()],
      provider: checkedProviders(
        estate,
        withoutIssuer,
        irsaOfProvider,
        rolesOfProvider,
      ),
      cluster: clusters,
      namespace: namespaces,
      account: [...estate.accounts.values()].map(checkedAccount),
      entity: entities.map(entity => checkedEntity(entity, serviceAccounts)),
    },
    everyIssuerRead: withoutIssuer.length === 0,
    roleOf: arn => roles.get(arn),
    clustersOfNodeRole: arn => nodeRoles.get(arn) ?? [],
    managedPolicyOf: (account, arn) =>
      estate.accounts.get(account)?.policies.get(arn),
    entitiesOf: ref => claims.get(serviceAccountRef(ref)) ?? [],
    roleHoldersOf: (cluster, namespace) =>
      roleHolders.get(`${cluster}/${namespace}`) ?? [],
    trustedBy: role => trusted.get(role) ?? NOBODY,
  };
  trusted = yield* trustedServiceAccounts(context);
  return context;
}

function push<V>(map: Map<string, V[]>, key: string, value: V) {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}

function placesOfCluster(cluster: EstateCluster) {
  const account = cluster.cluster?.account;
  return {
    cluster: [cluster.name],
    ...(account ? { 'cluster-account': [account] } : {}),
  };
}

function checkedCluster(
  cluster: EstateCluster,
  accounts: readonly CheckedServiceAccount[],
): CheckedCluster {
  return {
    subject: clusterSubject(cluster.name),
    places: placesOfCluster(cluster),
    serviceAccounts: [],
    cluster,
    accounts,
  };
}

function checkedAccount(account: EstateAccount): CheckedAccount {
  return {
    subject: accountSubject(account.id),
    places: { account: [account.id] },
    serviceAccounts: [],
    account,
  };
}

function checkedServiceAccount(
  cluster: EstateCluster,
  record: ServiceAccountRecord,
): CheckedServiceAccount {
  const ref = {
    cluster: cluster.name,
    namespace: record.namespace,
    name: record.name,
  };
  const key = namespacedName(record);
  const prefix = cluster.annotationPrefix;
  const annotation = record.annotations[`${prefix}/role-arn`];
  const parsed =
    annotation === undefined ? undefined : parseRoleArn(annotation);
  const annotatedRole = parsed && 'role' in parsed ? parsed.role : undefined;
  return {
    subject: serviceAccountSubject(ref),
    places: {
      ...placesOfCluster(cluster),
      ...(annotatedRole ? { 'role-account': [annotatedRole.account] } : {}),
    },
    serviceAccounts: [ref],
    ref,
    cluster,
    serviceAccount: record,
    prefix,
    ...(annotation === undefined ? {} : { annotation }),
    ...(annotatedRole ? { annotatedRole } : {}),
    associations: cluster.associations.get(key) ?? [],
    workloads: cluster.workloadsByServiceAccount.get(key) ?? [],
  };
}

function irsaBindingOf(
  serviceAccount: CheckedServiceAccount,
): CheckedIrsaBinding | undefined {
  const { annotatedRole: arn, cluster, prefix } = serviceAccount;
  if (!arn) {
    return undefined;
  }
  const issuer = cluster.cluster?.issuer?.replace(/^https:\/\//, '');
  return {
    serviceAccount,
    arn,
    ...(issuer ? { issuer, providerArn: providerArnFor(arn, issuer) } : {}),
    audience:
      serviceAccount.serviceAccount.annotations[`${prefix}/audience`] ??
      DEFAULT_AUDIENCE,
  };
}

function checkedWorkload(
  cluster: EstateCluster,
  workload: WorkloadRecord,
  serviceAccounts: ReadonlyMap<string, CheckedServiceAccount>,
): CheckedWorkload {
  const ref: ServiceAccountRef = {
    cluster: cluster.name,
    namespace: workload.namespace,
    name: workload.serviceAccount,
  };
  const serviceAccount = serviceAccounts.get(serviceAccountRef(ref));
  return {
    subject: workloadSubject(workload),
    places: placesOfCluster(cluster),
    serviceAccounts: [ref],
    workload,
    cluster,
    pods: cluster
      .podsOf(workload)
      .filter(pod => pod.phase !== 'Succeeded' && pod.phase !== 'Failed'),
    ...(serviceAccount ? { serviceAccount } : {}),
    associations: cluster.associations.get(namespacedName(ref)) ?? [],
  };
}

function checkedAssociation(
  cluster: EstateCluster,
  association: PodIdentityAssociationRecord,
): CheckedAssociation {
  const ref = serviceAccountOf(association);
  const role = parseRoleArn(association.roleArn);
  const target = parseRoleArn(association.targetRoleArn ?? '');
  return {
    subject: serviceAccountSubject(ref),
    places: {
      ...placesOfCluster(cluster),
      ...('role' in role ? { 'role-account': [role.role.account] } : {}),
      ...('role' in target
        ? { 'target-role-account': [target.role.account] }
        : {}),
    },
    serviceAccounts: [ref],
    association,
    cluster,
    ...('role' in role ? { role: role.role } : {}),
    ...('role' in target ? { targetRole: target.role } : {}),
  };
}

/** Providers that are there, and those that a binding or the policy of a role needs for a cluster that was read. */
function checkedProviders(
  estate: Estate,
  withoutIssuer: readonly string[],
  irsa: ReadonlyMap<string, readonly CheckedIrsaBinding[]>,
  roles: ReadonlyMap<string, readonly CheckedRole[]>,
): CheckedProvider[] {
  const records = new Map(
    [...estate.accounts.values()].flatMap(account => [...account.providers]),
  );
  const arns = new Set([...records.keys(), ...irsa.keys(), ...roles.keys()]);
  return [...arns].flatMap(arn => {
    const issuer = issuerOfProvider(arn);
    const account = arn.split(':')[4];
    if (issuer === undefined) {
      return [];
    }
    const cluster = estate.clusterOfIssuer.get(issuer);
    const provider = records.get(arn);
    if (!provider && !cluster) {
      return [];
    }
    const bindings = irsa.get(arn) ?? [];
    return [
      {
        subject: { kind: 'provider' as const, ref: arn },
        places: {
          account: [account],
          ...(cluster ? { cluster: [cluster.name] } : {}),
          'clusters-without-issuer': withoutIssuer,
        },
        serviceAccounts: bindings.map(binding => binding.serviceAccount.ref),
        arn,
        account,
        issuer,
        ...(provider ? { provider } : {}),
        ...(cluster ? { cluster } : {}),
        irsa: bindings,
        roles: roles.get(arn) ?? [],
      },
    ];
  });
}

function entityFacts({
  place,
  declared,
  serviceAccounts,
}: ResolvedEntity): CatalogEntityFacts {
  const { entityRef, owner, system, lifecycle } = place;
  return {
    entityRef,
    ...(owner ? { owner } : {}),
    ...(system ? { system } : {}),
    ...(lifecycle ? { lifecycle } : {}),
    declared,
    serviceAccounts,
  };
}

function checkedEntity(
  entity: CatalogEntityFacts,
  serviceAccounts: ReadonlyMap<string, CheckedServiceAccount>,
): CheckedEntity {
  return {
    subject: { kind: 'entity', ref: entity.entityRef },
    places: {
      cluster: [...new Set(entity.serviceAccounts.map(ref => ref.cluster))],
    },
    serviceAccounts: entity.serviceAccounts,
    entity,
    accounts: entity.serviceAccounts.flatMap(
      ref => serviceAccounts.get(serviceAccountRef(ref)) ?? [],
    ),
  };
}
