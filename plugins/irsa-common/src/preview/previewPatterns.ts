import { TrustScope, TrustSubject } from '../trust';
import { PreviewCluster, PreviewPattern } from './types';

/** What a set admits beside service accounts that exist: patterns, and names that nobody has created. */
export function previewPatterns(
  scope: TrustScope,
  clusters: readonly PreviewCluster[],
): PreviewPattern[] {
  const byIssuer = new Map(clusters.map(each => [each.issuer, each]));
  return [
    ...scope.providers.flatMap(({ provider, subjects }) => {
      const cluster = byIssuer.get(provider.split(':oidc-provider/')[1]);
      const existing = new Set(
        cluster?.serviceAccounts.map(
          ({ namespace, name }) => `${namespace}/${name}`,
        ),
      );
      return subjects
        .filter(
          ({ namespace, name }) =>
            isPattern(namespace, name) || !existing.has(`${namespace}/${name}`),
        )
        .map(subject => ({
          ...(cluster ? { cluster: cluster.name } : {}),
          provider,
          ...patternOf(subject),
          why: whyByIrsa(subject, cluster),
        }));
    }),
    ...scope.podIdentity.flatMap(({ clusters: arns, subjects }) =>
      subjects.map(subject => ({
        clusterArns: arns.include,
        ...patternOf(subject),
        why: 'Whoever may create an EKS Pod Identity association with this role gives it to such a service account.',
      })),
    ),
  ];
}

function patternOf({ namespace, name }: TrustSubject) {
  return { namespacePattern: namespace, namePattern: name };
}

function isPattern(...globs: readonly string[]): boolean {
  return globs.some(glob => /[*?]/.test(glob));
}

function whyByIrsa(
  { namespace, name }: TrustSubject,
  cluster: PreviewCluster | undefined,
): string {
  if (!cluster) {
    return 'Whoever can create such a service account in the cluster with that issuer, which no source knows.';
  }
  if (isPattern(namespace, name)) {
    return 'Whoever creates a service account that matches.';
  }
  return cluster.notRead.includes('service-account')
    ? 'Whoever runs as this service account, or creates it; whether it exists was not read.'
    : 'Whoever creates this service account, which does not exist.';
}
