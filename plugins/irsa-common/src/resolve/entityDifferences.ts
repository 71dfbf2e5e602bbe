import { ROLE_SERVICE_ACCOUNT_TAG } from '../annotations';
import { taggedServiceAccounts } from '../plan/serviceAccountTags';
import { parseRoleArn } from '../arn';
import {
  DeclaredRole,
  Evidence,
  ResolvedServiceAccount,
  TruthDifference,
} from '../model';
import { Estate } from './estate';

/**
 * Where what the catalog declares for an entity and what is set up for its service accounts differ, and then where that differs from
 * what its pods carry.
 */
export function entityDifferences(
  estate: Estate,
  declared: readonly DeclaredRole[],
  serviceAccounts: readonly Omit<
    ResolvedServiceAccount,
    'entityRefs' | 'owners' | 'likelyOwner'
  >[],
): TruthDifference[] {
  const roles = serviceAccounts.flatMap(({ serviceAccount, newPods }) =>
    newPods.roleArn !== undefined && newPods.mechanism !== 'node-role'
      ? [{ serviceAccount, roleArn: newPods.roleArn, by: newPods.by }]
      : [],
  );
  const declaredArns = new Set(declared.map(each => each.roleArn));
  const configuredArns = new Set(roles.map(each => each.roleArn));
  const undeclared =
    declared.length > 0
      ? roles.filter(each => !declaredArns.has(each.roleArn))
      : [];
  return [
    ...declared
      .filter(each => !configuredArns.has(each.roleArn))
      .map((each): TruthDifference => {
        const [instead] = undeclared;
        return {
          code: 'DECLARED_NOT_CONFIGURED',
          between: ['declared', 'configured'],
          ...(instead
            ? {
                serviceAccount: instead.serviceAccount,
                actual: instead.roleArn,
              }
            : {}),
          expected: each.roleArn,
          cause: instead
            ? `The catalog declares ${each.roleArn}, and service account ${instead.serviceAccount.namespace}/${instead.serviceAccount.name} in ${instead.serviceAccount.cluster} is set up for ${instead.roleArn}.`
            : `The catalog declares ${each.roleArn}, and no service account of the entity is set up for it.`,
          evidence: [declarationOf(each)],
        };
      }),
    ...undeclared.map(
      ({ serviceAccount, roleArn }): TruthDifference => ({
        code: 'CONFIGURED_NOT_DECLARED',
        between: ['declared', 'configured'],
        serviceAccount,
        expected: [...declaredArns].join(', '),
        actual: roleArn,
        cause: `Service account ${serviceAccount.namespace}/${serviceAccount.name} in ${serviceAccount.cluster} is set up for ${roleArn}, which the catalog does not declare beside ${declared[0].roleArn}.`,
        evidence: declared.map(declarationOf),
      }),
    ),
    ...roles.flatMap(each => taggedForOther(estate, each)),
    ...serviceAccounts.flatMap(each => each.differences),
  ];
}

/** What proves that a role is declared. */
export function declarationOf(declared: DeclaredRole): Evidence {
  return declared.by === 'role-tag'
    ? {
        source: `Tags of ${declared.ref}`,
        path: `Tags["${declared.key}"]`,
        value: declared.roleArn,
      }
    : {
        source: declared.ref,
        path: `metadata.annotations["${declared.key}"]`,
        value: declared.roleArn,
      };
}

/** A role that carries the tag of the service account that it was made for, and is set up for another. */
function taggedForOther(
  estate: Estate,
  configured: Pick<ResolvedServiceAccount, 'serviceAccount'> & {
    readonly roleArn: string;
  },
): TruthDifference[] {
  const parsed = parseRoleArn(configured.roleArn);
  const named = taggedServiceAccounts(
    'role' in parsed
      ? estate.accounts.get(parsed.role.account)?.roles.get(configured.roleArn)
          ?.tags
      : undefined,
  );
  const tag = named.join(' ');
  const { cluster, namespace, name } = configured.serviceAccount;
  const actual = `${cluster}/${namespace}/${name}`;
  if (named.length === 0 || named.includes(actual)) {
    return [];
  }
  return [
    {
      code: 'TAGGED_FOR_OTHER_SERVICE_ACCOUNT',
      between: ['declared', 'configured'],
      serviceAccount: configured.serviceAccount,
      expected: tag,
      actual,
      cause: `Role ${configured.roleArn} was made for service account ${tag}, and ${actual} is set up for it.`,
      evidence: [
        {
          source: `Tags of ${configured.roleArn}`,
          path: `Tags["${ROLE_SERVICE_ACCOUNT_TAG}"]`,
          value: tag,
        },
      ],
    },
  ];
}
