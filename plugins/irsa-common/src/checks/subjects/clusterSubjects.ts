import { parseRoleArn } from '../../arn';
import {
  PodIdentityAssociationRecord,
  ServiceAccountRecord,
  WorkloadRecord,
} from '../../model';
import { activePods } from '../../resolve/context';
import { EstateCluster } from '../../resolve/estate';
import { namespacedName } from '../../resolve/names';
import { push } from '../../resolve/order';
import { audienceOf, providerArnFor } from '../../resolve/providerHop';
import { SubjectGroup } from './group';
import {
  clusterSubject,
  namespaceSubject,
  serviceAccountSubject,
  workloadSubject,
} from './refs';
import { serviceAccountOf } from './roles';
import {
  CheckedAssociation,
  CheckedCluster,
  CheckedIrsaBinding,
  CheckedServiceAccount,
  CheckedWorkload,
  CheckSubjectBase,
} from './subjects';

type Places = CheckSubjectBase['places'];

/** What checks look at in one cluster. */
export interface ClusterSubjects extends SubjectGroup {
  readonly cluster: EstateCluster;
  /** By `<namespace>/<name>`. */
  readonly serviceAccounts: ReadonlyMap<string, CheckedServiceAccount>;
  /** Service accounts that an annotation or an association gives a role, by namespace. */
  readonly roleHolders: ReadonlyMap<string, readonly CheckedServiceAccount[]>;
  /** Bindings by annotation, by the ARN of the role. */
  readonly irsaOfRole: ReadonlyMap<string, readonly CheckedIrsaBinding[]>;
  /** Associations by the ARN of the role. */
  readonly associationsOfRole: ReadonlyMap<
    string,
    readonly CheckedAssociation[]
  >;
  /** Accounts of these roles. */
  readonly accounts: ReadonlySet<string>;
}

const NONE: readonly never[] = [];
/** After how many records the caller gets a chance to do something else. */
const STEP = 200;

/** Joins what checks look at in a cluster. It rests on nothing but the cluster. */
export function* clusterSubjects(
  cluster: EstateCluster,
): Generator<void, ClusterSubjects> {
  const places = placesOf(cluster);
  const serviceAccounts = new Map<string, CheckedServiceAccount>();
  const roleHolders = new Map<string, CheckedServiceAccount[]>();
  const irsaOfRole = new Map<string, CheckedIrsaBinding[]>();
  const associationsOfRole = new Map<string, CheckedAssociation[]>();
  const accounts = new Set<string>();
  for (const [key, record] of cluster.serviceAccounts) {
    const serviceAccount = checkedServiceAccount(cluster, places, record);
    serviceAccounts.set(key, serviceAccount);
    if (serviceAccount.annotation || serviceAccount.associations.length > 0) {
      push(roleHolders, record.namespace, serviceAccount);
    }
    const binding = irsaBindingOf(serviceAccount);
    if (binding) {
      push(irsaOfRole, binding.arn.arn, binding);
      accounts.add(binding.arn.account);
    }
    if (serviceAccounts.size % STEP === 0) {
      yield;
    }
  }
  const workloads: CheckedWorkload[] = [];
  for (const workload of cluster.workloads) {
    workloads.push(checkedWorkload(cluster, places, workload, serviceAccounts));
    if (workloads.length % STEP === 0) {
      yield;
    }
  }
  const associations: CheckedAssociation[] = [];
  for (const record of [...cluster.associations.values()].flat()) {
    const association = checkedAssociation(cluster, places, record);
    associations.push(association);
    if (association.role) {
      push(associationsOfRole, association.role.arn, association);
      accounts.add(association.role.account);
    }
  }
  return {
    name: `cluster ${cluster.name}`,
    subjects: {
      'service-account': [...serviceAccounts.values()],
      workload: workloads,
      association: associations,
      namespace: [...cluster.namespaces.values()].map(namespace => ({
        subject: namespaceSubject(cluster.name, namespace.name),
        places,
        serviceAccounts: [],
        namespace,
        cluster,
      })),
      cluster: [checkedCluster(cluster, places, serviceAccounts)],
    },
    cluster,
    serviceAccounts,
    roleHolders,
    irsaOfRole,
    associationsOfRole,
    accounts,
  };
}

function placesOf(cluster: EstateCluster): Places {
  const account = cluster.cluster?.account;
  return {
    cluster: [cluster.name],
    ...(account ? { 'cluster-account': [account] } : {}),
  };
}

function checkedCluster(
  cluster: EstateCluster,
  places: Places,
  serviceAccounts: ReadonlyMap<string, CheckedServiceAccount>,
): CheckedCluster {
  return {
    subject: clusterSubject(cluster.name),
    places,
    serviceAccounts: [],
    cluster,
    accounts: [...serviceAccounts.values()],
  };
}

function checkedServiceAccount(
  cluster: EstateCluster,
  places: Places,
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
    places: annotatedRole
      ? { ...places, 'role-account': [annotatedRole.account] }
      : places,
    serviceAccounts: [ref],
    ref,
    cluster,
    serviceAccount: record,
    prefix,
    annotation,
    annotatedRole,
    associations: cluster.associations.get(key) ?? NONE,
    workloads: cluster.workloadsByServiceAccount.get(key) ?? NONE,
  };
}

function irsaBindingOf(
  serviceAccount: CheckedServiceAccount,
): CheckedIrsaBinding | undefined {
  const { annotatedRole: arn, cluster } = serviceAccount;
  if (!arn) {
    return undefined;
  }
  const issuer = cluster.cluster?.issuer?.replace(/^https:\/\//, '');
  return {
    serviceAccount,
    arn,
    ...(issuer ? { issuer, providerArn: providerArnFor(arn, issuer) } : {}),
    audience: audienceOf(serviceAccount),
  };
}

function checkedWorkload(
  cluster: EstateCluster,
  places: Places,
  workload: WorkloadRecord,
  serviceAccounts: ReadonlyMap<string, CheckedServiceAccount>,
): CheckedWorkload {
  const { namespace, serviceAccount: name } = workload;
  const key = `${namespace}/${name}`;
  const serviceAccount = serviceAccounts.get(key);
  return {
    subject: workloadSubject(workload),
    places,
    serviceAccounts: serviceAccount?.serviceAccounts ?? [
      { cluster: cluster.name, namespace, name },
    ],
    workload,
    cluster,
    pods: activePods(cluster.podsOf(workload)),
    serviceAccount,
    associations: cluster.associations.get(key) ?? NONE,
  };
}

function checkedAssociation(
  cluster: EstateCluster,
  places: Places,
  association: PodIdentityAssociationRecord,
): CheckedAssociation {
  const ref = serviceAccountOf(association);
  const role = parseRoleArn(association.roleArn);
  const target = parseRoleArn(association.targetRoleArn ?? '');
  return {
    subject: serviceAccountSubject(ref),
    places: {
      ...places,
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
