import {
  Binding,
  LikelyOwner,
  ResolvedServiceAccount,
  workloadRef,
} from '../model';
import { parseRoleArn } from '../arn';
import { ResolveContext, ServiceAccountInCluster, subjectIn } from './context';
import { credentialDifferences } from './credentialDifferences';
import { EstateAccount, EstateCluster } from './estate';
import { namedRole } from './namedRole';
import { namespacedName } from './names';
import { compareText, push } from './order';
import { newPodCredentials, runningCredentials } from './podCredentials';
import { audienceOf } from './providerHop';
import { serviceAccountBindings } from './serviceAccountBindings';

/** What the catalog says about the service accounts and namespaces of one cluster. */
export interface ClusterClaims {
  /** By `<namespace>/<name>`. */
  readonly serviceAccounts: ReadonlyMap<string, ServiceAccountClaim>;
  /** By namespace. */
  readonly likelyOwners: ReadonlyMap<string, LikelyOwner>;
}

/** Who claims a service account. */
export interface ServiceAccountClaim {
  readonly entityRefs: readonly string[];
  readonly owners: readonly string[];
  /** The first role that one of the entities declares: evidence that the workload uses AWS. */
  readonly declaredRole?: string;
}

/** A service account with what the reach of roles needs to know about it. */
export interface JudgedServiceAccount
  extends Omit<
    ResolvedServiceAccount,
    'entityRefs' | 'owners' | 'likelyOwner'
  > {
  readonly key: string;
  /** Audience of its tokens. */
  readonly audience: string;
  readonly activePods: number;
}

/** The service accounts of a cluster, judged. */
export interface JudgedCluster {
  readonly cluster: EstateCluster;
  /** In the order of namespace and name. */
  readonly serviceAccounts: readonly JudgedServiceAccount[];
  /** Accounts whose roles or providers the judgement rests on. */
  readonly accounts: readonly string[];
  /** Bindings by the ARN that they name. */
  readonly bindingsOfRole: ReadonlyMap<string, readonly Binding[]>;
}

/** Judges every service account that a cluster has, or that something in it or in the catalog names. */
export function* judgeCluster(
  context: ResolveContext,
  cluster: EstateCluster,
  claims: ClusterClaims,
): Generator<void, JudgedCluster> {
  const accounts = new Set<string>();
  if (cluster.cluster?.account) {
    accounts.add(cluster.cluster.account);
  }
  const serviceAccounts: JudgedServiceAccount[] = [];
  const bindingsOfRole = new Map<string, Binding[]>();
  for (const key of namesIn(cluster, claims)) {
    const [namespace, name] = key.split('/');
    const judged = judgeServiceAccount(
      context,
      subjectIn(cluster, { namespace, name }),
      claims.serviceAccounts.get(key)?.declaredRole,
    );
    serviceAccounts.push(judged);
    for (const binding of judged.bindings) {
      if (binding.roleArn !== undefined) {
        push(bindingsOfRole, binding.roleArn, binding);
        const parsed = parseRoleArn(binding.roleArn);
        if ('role' in parsed) {
          accounts.add(parsed.role.account);
        }
      }
    }
    yield;
  }
  return {
    cluster,
    serviceAccounts,
    accounts: [...accounts].sort(compareText),
    bindingsOfRole,
  };
}

/** The accounts that a judgement rests on, as they are in an estate. */
export function accountsOf(
  context: ResolveContext,
  judged: JudgedCluster,
): readonly (EstateAccount | undefined)[] {
  return judged.accounts.map(id => context.estate.accounts.get(id));
}

/** Names of service accounts that exist, and of those that workloads, pods, associations or entities name. */
function namesIn(cluster: EstateCluster, claims: ClusterClaims): string[] {
  return [
    ...new Set([
      ...cluster.serviceAccounts.keys(),
      ...cluster.workloadsByServiceAccount.keys(),
      ...cluster.strayPodsByServiceAccount.keys(),
      ...cluster.associations.keys(),
      ...claims.serviceAccounts.keys(),
    ]),
  ].sort(compareText);
}

function judgeServiceAccount(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  declaredRole: string | undefined,
): JudgedServiceAccount {
  const { cluster, ref } = subject;
  const judged = serviceAccountBindings(context, subject, declaredRole);
  const bindings = judged.map(
    ({ hops: _, status: __, ...binding }): Binding => binding,
  );
  const newPods = newPodCredentials(subject, namedRole(subject), judged);
  const running = runningCredentials(subject.pods);
  const audience = audienceOf(subject);
  return {
    serviceAccount: ref,
    state: stateOf(subject),
    bindings,
    newPods,
    running,
    podsRead: cluster.complete.has('pod'),
    workloads: subject.workloads.map(workloadRef),
    differences: credentialDifferences(subject, newPods, audience),
    key: namespacedName(ref),
    audience,
    activePods: subject.pods.length,
  };
}

function stateOf(
  subject: ServiceAccountInCluster,
): ResolvedServiceAccount['state'] {
  if (subject.serviceAccount) {
    return 'exists';
  }
  return subject.cluster.complete.has('service-account')
    ? 'missing'
    : 'not-read';
}

/** A judged service account with what the catalog says about it. */
export function claimedServiceAccount(
  judged: JudgedServiceAccount,
  claims: ClusterClaims,
): ResolvedServiceAccount {
  const { key, audience: _, activePods: __, ...rest } = judged;
  const claim = claims.serviceAccounts.get(key);
  const likelyOwner = claim
    ? undefined
    : claims.likelyOwners.get(judged.serviceAccount.namespace);
  return {
    ...rest,
    entityRefs: claim?.entityRefs ?? [],
    owners: claim?.owners ?? [],
    ...(likelyOwner ? { likelyOwner } : {}),
  };
}
