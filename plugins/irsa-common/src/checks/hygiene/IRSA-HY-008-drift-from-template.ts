import { serviceAccountRef } from '../../model';
import { ROLE_MANAGED_BY, roleTags } from '../../plan/identityTags';
import { taggedServiceAccounts } from '../../plan/serviceAccountTags';
import { Estate } from '../../resolve/estate';
import { matchTrustScope, TrustSubject } from '../../trust';
import { issuerOfProvider } from '../../trust/arn';
import { CheckHit, defineCheck } from '../framework/check';
import { differenceKey } from '../pods/truthKeys';
import { CheckedRole } from '../subjects/subjects';
import { READABLE_POLICY } from '../trust/lintCheck';

/** A role whose trust policy is not what its template rendered. */
export const driftFromTemplate = defineCheck({
  id: 'IRSA-HY-008',
  title: 'Trust policy is what the template rendered',
  severity: 'medium',
  over: 'role',
  what: 'A template created the role for the service accounts that its tags name, and its trust policy admits others, or does not admit one of them any more. Roles without these tags are passed over.',
  why: 'Somebody changed the policy past the guard rails of the templates, and the next run of the template finds a role that is not its own work any more.',
  howWeKnow:
    'The tags `irsa.backstage.io/service-account` of the role against everybody whom the trust policy admits, as the trust engine reads it.',
  fix: 'Run the template again with `onDrift: change`, or have it trust the others with `irsa:trust-policy:extend`, which tells them in the tags.',
  verify:
    'The trust policy admits the service accounts in the tags and nobody else.',
  needs: [
    READABLE_POLICY,
    {
      kind: 'role',
      of: 'account',
      part: 'tags',
      has: ({ role }) => role.tags !== undefined,
    },
  ],
  subsumes: ['IRSA-HY-010'],
  *run(role, context): Iterable<CheckHit> {
    const { tags = {} } = role.role;
    const made = taggedServiceAccounts(tags);
    if (tags[roleTags.managedBy] !== ROLE_MANAGED_BY || made.length === 0) {
      return;
    }
    const added = admittedBeside(role, made, context.estate);
    const lost = made.filter(each => isLost(role, each, context.estate));
    if (added.length === 0 && lost.length === 0) {
      return;
    }
    const parts = [
      ...(added.length > 0 ? [`admits ${added.join(', ')} as well`] : []),
      ...(lost.length > 0
        ? [`does not admit ${lost.join(', ')} any more`]
        : []),
    ];
    yield {
      cause: ['added', ...added, 'lost', ...lost],
      // Whom the changed policy admits is set up for a role that was made for others.
      explains: role.serviceAccounts
        .filter(({ cluster, namespace, name }) =>
          added.includes(`${cluster}/${namespace}/${name}`),
        )
        .map(ref =>
          differenceKey(
            serviceAccountRef(ref),
            'TAGGED_FOR_OTHER_SERVICE_ACCOUNT',
          ),
        ),
      entityRefs: context.entitiesDeclaring(role.arn.arn),
      message: `Role ${role.arn.name} was created for ${made.join(
        ', ',
      )}, and its trust policy ${parts.join(' and ')}.`,
      evidence: [
        {
          source: `Tags of ${role.arn.name}`,
          path: `Tags["${roleTags.serviceAccount}"]`,
          value: made.join(' '),
        },
        {
          source: `Trust policy of ${role.arn.name}`,
          path: 'Statement[]',
          value: parts.join(' and '),
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `Run the template of ${role.arn.name} again with onDrift: change, or irsa:trust-policy:extend where the others are meant.`,
        },
      ],
    };
  },
});

/** Whom the policy admits beside the service accounts that the role was made for, in words and in order. */
function admittedBeside(
  role: CheckedRole,
  made: readonly string[],
  estate: Estate,
): string[] {
  const scope = role.scope();
  const names = new Map<string, string>();
  for (const [id, { cluster }] of estate.clusters) {
    if (cluster?.issuer) {
      names.set(cluster.issuer.replace(/^https:\/\//, ''), id);
    }
    if (cluster?.arn) {
      names.set(cluster.arn, id);
    }
  }
  const beside = (
    places: readonly string[],
    subjects: readonly TrustSubject[],
  ) =>
    places.flatMap(place =>
      subjects
        .map(({ namespace, name }) => `${namespace}/${name}`)
        .filter(each => {
          const cluster = names.get(place);
          // Which cluster an issuer that nobody read is of, the tags cannot tell.
          return cluster === undefined
            ? !made.some(tag => tag.endsWith(`/${each}`))
            : !made.includes(`${cluster}/${each}`);
        })
        .map(each => `${names.get(place) ?? place}/${each}`),
    );
  return [
    ...new Set([
      ...scope.providers.flatMap(({ provider, subjects }) =>
        beside([issuerOfProvider(provider) ?? provider], subjects),
      ),
      ...scope.podIdentity.flatMap(({ clusters, subjects }) =>
        beside(clusters.include, subjects),
      ),
      ...scope.others.map(
        ({ principal }) => `${principal.type} ${principal.id}`,
      ),
    ]),
  ].sort();
}

/** Whether the policy, for certain, does not admit a service account of a cluster that was read, by neither mechanism. */
function isLost(role: CheckedRole, tag: string, estate: Estate): boolean {
  const [clusterName, namespace, name] = tag.split('/');
  const cluster = estate.clusters.get(clusterName)?.cluster;
  const issuer = cluster?.issuer?.replace(/^https:\/\//, '');
  if (!cluster || (issuer === undefined && cluster.arn === undefined)) {
    return false;
  }
  const audience = role.role.tags?.[roleTags.audience] ?? 'sts.amazonaws.com';
  const { partition, account } = role.arn;
  const callers = [
    ...(issuer === undefined
      ? []
      : [
          {
            provider: `arn:${partition}:iam::${account}:oidc-provider/${issuer}`,
            audience,
          },
        ]),
    ...(cluster.arn === undefined ? [] : [{ clusterArn: cluster.arn }]),
  ];
  return callers.every(
    caller =>
      matchTrustScope(role.scope(), { namespace, name, ...caller }).matches ===
      'no',
  );
}
