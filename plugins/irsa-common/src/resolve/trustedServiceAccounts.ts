import { RoleArn } from '../arn';
import {
  CouldAssume,
  ServiceAccountRecord,
  ServiceAccountRef,
  serviceAccountRef,
} from '../model';
import {
  matchesTrustGlob,
  matchesTrustGlobs,
  TrustPodIdentityScope,
  TrustProviderScope,
  TrustScope,
  TrustSubject,
} from '../trust';
import { ResolveContext, ServiceAccountInCluster } from './context';
import { EstateCluster } from './estate';
import { namespacedName } from './names';
import { audienceOf } from './providerHop';

/** What is needed to expand a trust scope over the estate. */
export interface TrustedContext extends ResolveContext {
  subjectOf(ref: ServiceAccountRef): ServiceAccountInCluster;
}

/** The service accounts that a trust scope lets in, by name today and as patterns. */
export class TrustedServiceAccounts {
  /** By reference. */
  readonly can = new Map<string, ServiceAccountRef>();
  readonly could: CouldAssume[] = [];
  /** What cannot be known, in sentences. */
  readonly unknown = new Set<string>();

  add(serviceAccount: ServiceAccountRef) {
    this.can.set(serviceAccountRef(serviceAccount), {
      cluster: serviceAccount.cluster,
      namespace: serviceAccount.namespace,
      name: serviceAccount.name,
    });
  }
}

/** Expands a trust scope into the service accounts that exist, and the patterns that others could still match. */
export function trustedServiceAccounts(
  context: TrustedContext,
  arn: RoleArn,
  scope: TrustScope,
): TrustedServiceAccounts {
  const found = new TrustedServiceAccounts();
  for (const provider of scope.providers) {
    collectProvider(context, found, provider);
  }
  for (const entry of scope.podIdentity) {
    collectPodIdentity(context, found, arn, entry);
  }
  for (const problem of scope.problems) {
    found.unknown.add(problem.message);
  }
  return found;
}

function collectProvider(
  context: TrustedContext,
  found: TrustedServiceAccounts,
  entry: TrustProviderScope,
) {
  const issuer = entry.provider.split(':oidc-provider/')[1];
  const cluster =
    issuer === undefined
      ? undefined
      : context.estate.clusterOfIssuer.get(issuer);
  if (!cluster) {
    if (entry.subjects.length > 0) {
      found.unknown.add(
        `It trusts ${entry.provider}, and no cluster with that issuer was read.`,
      );
    }
    return;
  }
  for (const subject of entry.subjects) {
    if (subject.conditional.length > 0) {
      found.unknown.add(
        `${patternOf(subject)} in ${
          cluster.name
        } depends on what cannot be known: ${subject.conditional
          .map(reason => reason.message)
          .join(' ')}`,
      );
      continue;
    }
    for (const serviceAccount of candidates(cluster, subject)) {
      const audience = audienceOf(context, context.subjectOf(serviceAccount));
      if (matchesTrustGlobs(entry.audiences, audience)) {
        found.add(serviceAccount);
      }
    }
    const complete = context.estate.isComplete('service-account', cluster.name);
    if (!complete) {
      found.unknown.add(
        `The service accounts of ${
          cluster.name
        } were not read, so who matches ${patternOf(subject)} is not known.`,
      );
    }
    const why = couldWhy(cluster, subject, complete);
    if (why) {
      found.could.push({
        cluster: cluster.name,
        namespacePattern: subject.namespace,
        namePattern: subject.name,
        why,
      });
    }
  }
}

function collectPodIdentity(
  context: TrustedContext,
  found: TrustedServiceAccounts,
  arn: RoleArn,
  entry: TrustPodIdentityScope,
) {
  for (const cluster of context.estate.clusters.values()) {
    const clusterArn = cluster.cluster?.arn;
    if (
      cluster.cluster?.account !== arn.account ||
      !clusterArn ||
      !matchesTrustGlobs(entry.clusters, clusterArn)
    ) {
      continue;
    }
    for (const association of cluster.associationsOfRole.get(arn.arn) ?? []) {
      const serviceAccount = cluster.serviceAccounts.get(
        `${association.namespace}/${association.serviceAccount}`,
      );
      if (
        serviceAccount &&
        entry.subjects.some(
          subject =>
            subject.conditional.length === 0 &&
            contains(subject, serviceAccount),
        )
      ) {
        found.add(serviceAccount);
      }
    }
    if (!context.estate.isComplete('pod-identity-association', cluster.name)) {
      found.unknown.add(
        `The Pod Identity associations of ${cluster.name} were not read.`,
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

/** Service accounts that exist and that a subject names. */
function* candidates(
  cluster: EstateCluster,
  subject: TrustSubject,
): Iterable<ServiceAccountRecord> {
  if (isLiteral(subject.namespace) && isLiteral(subject.name)) {
    const exact = cluster.serviceAccounts.get(namespacedName(subject));
    if (exact && contains(subject, exact)) {
      yield exact;
    }
    return;
  }
  for (const serviceAccount of cluster.serviceAccounts.values()) {
    if (contains(subject, serviceAccount)) {
      yield serviceAccount;
    }
  }
}

function contains(
  subject: TrustSubject,
  serviceAccount: { namespace: string; name: string },
): boolean {
  const matches = (pattern: { namespace: string; name: string }) =>
    matchesTrustGlob(pattern.namespace, serviceAccount.namespace) &&
    matchesTrustGlob(pattern.name, serviceAccount.name);
  // An exception that may not apply takes nothing out: who might be trusted counts as trusted.
  return (
    matches(subject) &&
    !subject.except.some(
      exception => exception.conditional.length === 0 && matches(exception),
    )
  );
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
  complete: boolean,
): string | undefined {
  if (!isLiteral(subject.namespace) || !isLiteral(subject.name)) {
    return 'Whoever creates a service account that matches gets this role.';
  }
  if (!complete || cluster.serviceAccounts.has(namespacedName(subject))) {
    return undefined;
  }
  return cluster.namespaces.size > 0 &&
    !cluster.namespaces.has(subject.namespace)
    ? `Namespace ${subject.namespace} does not exist; whoever creates it and the service account gets this role.`
    : 'Whoever creates this service account gets this role.';
}
