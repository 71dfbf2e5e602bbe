import { CheckHit, defineCheck, parameter } from '../framework/check';
import { READABLE_POLICY } from '../trust/lintCheck';
import { meantOf } from './trustedSubjects';

/** A role that service accounts of several owners or namespaces use. */
export const sharedRole = defineCheck({
  id: 'IRSA-TS-014',
  title: 'One role for several teams or namespaces',
  severity: 'medium',
  over: 'role',
  what: 'The trust policy lets in service accounts of several owners in the catalog or, where the catalog does not know them, of several namespaces. Those that nothing but a wildcard lets in are left out: the wildcard has a finding of its own.',
  why: "Each of them has the permissions that all of them need together, AWS's log does not tell them apart, and nobody dares to take a permission away.",
  howWeKnow:
    'Service accounts that the trust policy lets in today and that it names, or that an annotation or an association sends to the role, found over all clusters, by the owner of the entities that claim them and by their namespace. The same namespace in several clusters counts once.',
  fix: 'Give each of them a role of its own with what it needs.',
  verify: 'The role trusts the service accounts of one owner.',
  needs: [READABLE_POLICY, { kind: 'service-account', of: 'trusted-clusters' }],
  parameters: {
    owners: parameter(1, 'How many owners may share a role.'),
    namespaces: parameter(
      1,
      'How many namespaces may share a role whose service accounts no entity claims.',
    ),
  },
  *run(role, context, parameters): Iterable<CheckHit> {
    const listed = meantOf(
      role,
      context,
      context.resolvedRole(role.arn.arn)?.reach.can ?? [],
    );
    const owners = new Set<string>();
    const ownedNamespaces = new Set<string>();
    const unowned = new Set<string>();
    for (const ref of listed) {
      const own = context.entitiesOf(ref).flatMap(({ owner }) => owner ?? []);
      own.forEach(owner => owners.add(owner));
      (own.length > 0 ? ownedNamespaces : unowned).add(ref.namespace);
    }
    // What no entity claims is most likely of the neighbours in its namespace.
    ownedNamespaces.forEach(namespace => unowned.delete(namespace));
    const isShared =
      owners.size > parameters.owners ||
      unowned.size > parameters.namespaces ||
      (owners.size > 0 && unowned.size > 0);
    if (!isShared) {
      return;
    }
    const parts = [
      ...[...owners].sort(),
      ...[...unowned].sort().map(namespace => `namespace ${namespace}`),
    ];
    yield {
      cause: parts,
      message: `Role ${
        role.arn.name
      } can be assumed by service accounts of ${listing(parts)}.`,
      evidence: [
        {
          source: `Service accounts that ${role.arn.name} trusts`,
          value: listed
            .slice(0, 10)
            .map(ref => `${ref.cluster}/${ref.namespace}/${ref.name}`)
            .join(', '),
        },
      ],
      serviceAccounts: listed,
      remedies: [
        {
          action: 'explain',
          text: `Create a role for each of ${listing(
            parts,
          )}, move their service accounts to it, and leave one in the trust policy of ${
            role.arn.name
          }.`,
        },
      ],
    };
  },
});

function listing(parts: readonly string[]): string {
  const shown = parts.slice(0, 4).join(', ');
  return parts.length > 4 ? `${shown} and ${parts.length - 4} more` : shown;
}
