import { RoleArn } from '../arn';
import { CouldAssume } from '../model';
import {
  matchesTrustGlobs,
  TrustPodIdentityScope,
  TrustProviderScope,
  TrustScope,
  TrustSubject,
} from '../trust';
import { matchSubject } from '../trust/scope/membership';
import { ClusterMembers, Member } from './clusterMembers';
import { EstateCluster } from './estate';
import { sortedBy } from './order';

/** Clusters by what trust policies name them by. */
export interface ClustersByTrust {
  /** By issuer without `https://`. */
  readonly ofIssuer: ReadonlyMap<string, ClusterMembers>;
  /** By the account that EKS runs them in. */
  readonly ofAccount: ReadonlyMap<string, readonly ClusterMembers[]>;
}

/** The service accounts that a trust scope lets in, by name today and as patterns. */
export interface TrustedMembers {
  /** By cluster. */
  readonly can: ReadonlyMap<ClusterMembers, readonly Member[]>;
  readonly could: readonly CouldAssume[];
  /** What cannot be known, in sentences. */
  readonly unknown: readonly string[];
}

class Found {
  readonly can = new Map<ClusterMembers, readonly Member[]>();
  readonly could: CouldAssume[] = [];
  readonly unknown = new Set<string>();
}

/** Issuer in the ARN of an OIDC provider, without `https://`. */
export function issuerIn(provider: string): string | undefined {
  return provider.split(':oidc-provider/')[1];
}

/** The clusters whose service accounts a scope is about. */
export function clustersOfScope(
  clusters: ClustersByTrust,
  arn: RoleArn,
  scope: TrustScope,
): ClusterMembers[] {
  const found = new Set<ClusterMembers>();
  for (const { provider } of scope.providers) {
    const cluster = clusters.ofIssuer.get(issuerIn(provider) ?? '');
    if (cluster) {
      found.add(cluster);
    }
  }
  if (scope.podIdentity.length > 0) {
    for (const cluster of clusters.ofAccount.get(arn.account) ?? []) {
      found.add(cluster);
    }
  }
  return [...found];
}

/** Expands a trust scope into the service accounts that exist, and the patterns that others could still match. */
export function trustedMembers(
  clusters: ClustersByTrust,
  arn: RoleArn,
  scope: TrustScope,
): TrustedMembers {
  const found = new Found();
  const byCluster = new Map<ClusterMembers, TrustProviderScope[]>();
  for (const entry of scope.providers) {
    const cluster = clusters.ofIssuer.get(issuerIn(entry.provider) ?? '');
    if (cluster) {
      byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), entry]);
    } else if (entry.subjects.length > 0) {
      found.unknown.add(
        /[*?]/.test(entry.provider)
          ? 'It may trust every OIDC provider of its account, and so any service account of a cluster that has one there.'
          : `It trusts ${entry.provider}, and no cluster with that issuer was read.`,
      );
    }
  }
  for (const [cluster, entries] of byCluster) {
    collectProviders(found, cluster, entries);
  }
  for (const entry of scope.podIdentity) {
    collectPodIdentity(found, clusters, arn, entry);
  }
  for (const problem of scope.problems) {
    found.unknown.add(problem.message);
  }
  return {
    can: found.can,
    could: found.could,
    unknown: [...found.unknown],
  };
}

function collectProviders(
  found: Found,
  cluster: ClusterMembers,
  entries: readonly TrustProviderScope[],
) {
  const { cluster: estateCluster } = cluster.judged;
  const { name } = estateCluster;
  const isComplete = estateCluster.complete.has('service-account');
  const admitted = [];
  for (const { audiences, subjects } of entries) {
    for (const subject of subjects) {
      if (subject.conditional.length > 0) {
        found.unknown.add(
          `${patternOf(
            subject,
          )} in ${name} depends on what cannot be known: ${subject.conditional
            .map(reason => reason.message)
            .join(' ')}`,
        );
        continue;
      }
      admitted.push({ audiences, subject });
      if (!isComplete) {
        found.unknown.add(
          `The service accounts of ${name} were not read, so who matches ${patternOf(
            subject,
          )} is not known.`,
        );
      }
      const why = couldWhy(estateCluster, subject, isComplete);
      if (why) {
        found.could.push({
          cluster: name,
          namespacePattern: subject.namespace,
          namePattern: subject.name,
          why,
        });
      }
    }
  }
  found.can.set(cluster, cluster.admitted(admitted).members);
}

function collectPodIdentity(
  found: Found,
  clusters: ClustersByTrust,
  arn: RoleArn,
  entry: TrustPodIdentityScope,
) {
  for (const cluster of clusters.ofAccount.get(arn.account) ?? []) {
    const estateCluster = cluster.judged.cluster;
    const clusterArn = estateCluster.cluster?.arn;
    if (!clusterArn || !matchesTrustGlobs(entry.clusters, clusterArn)) {
      continue;
    }
    const known = found.can.get(cluster) ?? [];
    const more = new Set<Member>();
    for (const association of estateCluster.associationsOfRole.get(arn.arn) ??
      []) {
      const member = cluster.get(
        `${association.namespace}/${association.serviceAccount}`,
      );
      if (
        member &&
        entry.subjects.some(
          subject =>
            subject.conditional.length === 0 && contains(subject, member),
        )
      ) {
        more.add(member);
      }
    }
    known.forEach(member => more.delete(member));
    if (more.size > 0) {
      found.can.set(
        cluster,
        sortedBy([...known, ...more], member => member.key),
      );
    }
    if (!estateCluster.complete.has('pod-identity-association')) {
      found.unknown.add(
        `The Pod Identity associations of ${estateCluster.name} were not read.`,
      );
    }
  }
  for (const subject of entry.subjects) {
    found.could.push({
      namespacePattern: subject.namespace,
      namePattern: subject.name,
      why: 'Whoever may create an EKS Pod Identity association with this role.',
    });
  }
}

function contains(subject: TrustSubject, member: Member): boolean {
  return matchSubject(subject, member).matches !== 'no';
}

function isLiteral(glob: string): boolean {
  return !/[*?]/.test(glob);
}

function patternOf(subject: TrustSubject): string {
  return `${subject.namespace}/${subject.name}`;
}

function couldWhy(
  cluster: EstateCluster,
  subject: TrustSubject,
  isComplete: boolean,
): string | undefined {
  if (!isLiteral(subject.namespace) || !isLiteral(subject.name)) {
    return 'Whoever creates a service account that matches gets this role.';
  }
  if (
    !isComplete ||
    cluster.serviceAccounts.has(`${subject.namespace}/${subject.name}`)
  ) {
    return undefined;
  }
  return cluster.namespaces.size > 0 &&
    !cluster.namespaces.has(subject.namespace)
    ? `Namespace ${subject.namespace} does not exist; whoever creates it and the service account gets this role.`
    : 'Whoever creates this service account gets this role.';
}
