import { matchesAny } from './patterns';
import { GuardRails } from './types';

/**
 * Guard rails of installations that configure none: files may be planned and written, nothing is created.
 *
 * @public
 */
export const DEFAULT_GUARD_RAILS: GuardRails = {
  name: 'default',
  clusters: ['*'],
  namespaces: ['*'],
  createRole: false,
  roleName: '{cluster}-{namespace}-{serviceAccount}-{hash}',
  requiredTags: [],
  actions: { deny: ['iam:*', 'organizations:*', 'account:*'] },
  managedPolicies: {
    deny: [
      'arn:*:iam::aws:policy/AdministratorAccess',
      'arn:*:iam::aws:policy/PowerUserAccess',
      'arn:*:iam::aws:policy/IAMFullAccess',
    ],
  },
  everyResource: 'know-this',
  wildcardSubjects: 'never',
  wildcardDays: 90,
  audiences: ['sts.amazonaws.com'],
};

/**
 * The first entry that is about a cluster and a namespace; undefined when there is none. Where no entry is configured at all it is
 * {@link DEFAULT_GUARD_RAILS}.
 *
 * @public
 */
export function guardRailsFor(
  configured: readonly GuardRails[],
  { cluster, namespace }: { cluster: string; namespace: string },
): GuardRails | undefined {
  if (configured.length === 0) {
    return DEFAULT_GUARD_RAILS;
  }
  return configured.find(
    rails =>
      matchesAny(rails.clusters, cluster) &&
      matchesAny(rails.namespaces, namespace),
  );
}
