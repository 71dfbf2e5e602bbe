import { matchesTrustGlob } from '../../trust';
import { CheckHit, defineCheck, parameter } from '../framework/check';
import { namespaceSubject } from '../subjects/refs';
import { CheckedServiceAccount } from '../subjects/subjects';

/** Grants of RBAC by which others can run as service accounts with a role. */
export const weakNamespaceBoundary = defineCheck({
  id: 'IRSA-TS-017',
  title: 'Others can run as a service account with a role',
  severity: 'medium',
  over: 'cluster',
  what: 'A binding of RBAC lets somebody create pods, service accounts or their tokens where service accounts have roles: everybody who is signed in, every service account, or a service account of another namespace.',
  why: 'Who can create a pod or ask for a token there has every role of the namespace, whatever the trust policies say.',
  howWeKnow:
    '`subjects` of the RoleBindings and ClusterRoleBindings whose role allows `create` on `pods`, `serviceaccounts` or `serviceaccounts/token`, and the service accounts with a role in the namespaces where they hold.',
  fix: 'Bind to the groups and service accounts that need it, in the namespaces where they need it, or leave out the verb.',
  verify:
    '`kubectl auth can-i create pods --namespace <namespace> --as <subject>` says no.',
  needs: [
    { kind: 'access-grant', of: 'cluster' },
    { kind: 'service-account', of: 'cluster' },
  ],
  parameters: {
    expected: parameter(
      [
        'Group:system:masters',
        'User:system:*',
        'User:eks:*',
        'Group:eks:*',
        'ServiceAccount:kube-system/*',
      ],
      'Subjects that may do this everywhere, as patterns with * and ?.',
    ),
    everybody: parameter(
      [
        'Group:system:authenticated',
        'Group:system:unauthenticated',
        'User:system:anonymous',
        'Group:system:serviceaccounts*',
      ],
      'Subjects that stand for everybody, or for every service account.',
    ),
  },
  *run({ cluster, accounts }, _, { expected, everybody }): Iterable<CheckHit> {
    const byNamespace = new Map<string, CheckedServiceAccount[]>();
    for (const account of accounts) {
      if (account.annotation || account.associations.length > 0) {
        const { namespace } = account.ref;
        byNamespace.set(namespace, [
          ...(byNamespace.get(namespace) ?? []),
          account,
        ]);
      }
    }
    const matchesAny = (patterns: readonly string[], subject: string) =>
      patterns.some(pattern => matchesTrustGlob(pattern, subject));

    for (const grant of cluster.accessGrants) {
      const namespaces =
        grant.namespace === undefined
          ? [...byNamespace.keys()]
          : [grant.namespace];
      const affected = namespaces.flatMap(
        namespace => byNamespace.get(namespace) ?? [],
      );
      const strangers = grant.subjects.filter(subject => {
        if (matchesAny(everybody, subject)) {
          return true;
        }
        const own = /^ServiceAccount:([^/]+)\//.exec(subject)?.[1];
        return (
          own !== undefined &&
          !matchesAny(expected, subject) &&
          namespaces.some(
            namespace => namespace !== own && byNamespace.has(namespace),
          )
        );
      });
      if (affected.length === 0 || strangers.length === 0) {
        continue;
      }
      const creates = [...grant.creates].sort().join(', ');
      yield {
        cause: [
          grant.namespace ?? '',
          grant.binding,
          creates,
          ...[...strangers].sort(),
        ],
        ...(grant.namespace === undefined
          ? {}
          : { subject: namespaceSubject(cluster.name, grant.namespace) }),
        message: `${grant.binding} in ${
          grant.namespace ?? cluster.name
        } lets ${strangers.join(', ')} create ${creates}, and so run as ${
          affected.length
        } service account${affected.length === 1 ? '' : 's'} with a role.`,
        severity: strangers.some(each => matchesAny(everybody, each))
          ? 'high'
          : 'medium',
        evidence: [
          {
            source: `${grant.binding} of ${cluster.name}`,
            path: 'subjects',
            value: strangers.join(', '),
          },
          {
            source: `${grant.role} of ${cluster.name}`,
            path: 'rules',
            value: `create ${creates}`,
          },
        ],
        serviceAccounts: affected.map(({ ref }) => ref),
        remedies: [
          {
            action: 'explain',
            text: `Take ${strangers.join(', ')} out of ${
              grant.binding
            }, or the verb create on ${creates} out of ${grant.role}.`,
          },
        ],
      };
    }
  },
});
