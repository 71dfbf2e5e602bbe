import { ROLE_SERVICE_ACCOUNT_TAG } from '../annotations';
import { taggedServiceAccounts } from '../plan/serviceAccountTags';
import { parseRoleArn } from '../arn';
import {
  DeclaredRole,
  Evidence,
  ResolvedServiceAccount,
  ServiceAccountRef,
  TruthDifference,
} from '../model';
import { Estate } from './estate';
import { namespacedName } from './names';

/** What is compared of a service account. */
type ComparedServiceAccount = Pick<
  ResolvedServiceAccount,
  'serviceAccount' | 'state' | 'newPods' | 'differences'
>;

/** A service account and the roles that it is set up for: the one that its pods get, and the one that they go on to from there. */
interface ConfiguredRoles {
  readonly serviceAccount: ServiceAccountRef;
  readonly roleArns: readonly string[];
}

/**
 * Where what the catalog declares for an entity and what is set up for its service accounts differ, and then where that differs from
 * what its pods carry.
 */
export function entityDifferences(
  estate: Estate,
  declared: readonly DeclaredRole[],
  serviceAccounts: readonly ComparedServiceAccount[],
): TruthDifference[] {
  return [
    ...declarationDifferences(estate, declared, serviceAccounts),
    ...serviceAccounts.flatMap(each => each.differences),
  ];
}

/**
 * Where what the catalog and the tags of roles declare and what is set up differ. An entity without a service account has nothing set up
 * in Kubernetes, so nothing is compared; and what could be otherwise if more had been read is no difference.
 */
export function declarationDifferences(
  estate: Estate,
  declared: readonly DeclaredRole[],
  serviceAccounts: readonly ComparedServiceAccount[],
): TruthDifference[] {
  const known = serviceAccounts.filter(isKnown);
  const configured = known.flatMap(each => configuredRoles(estate, each));
  const differences =
    declared.length > 0 && known.length > 0
      ? declaredElsewhere(
          declared,
          configured,
          known.length === serviceAccounts.length &&
            known.every(({ serviceAccount: { cluster } }) =>
              estate.isComplete('service-account', cluster),
            ),
        )
      : [];
  return [
    ...differences,
    ...configured.flatMap(each => taggedForOther(estate, each)),
  ];
}

function isKnown({ state, newPods }: ComparedServiceAccount): boolean {
  return state !== 'not-read' && newPods.unless === undefined;
}

function configuredRoles(
  estate: Estate,
  { serviceAccount, newPods }: ComparedServiceAccount,
): ConfiguredRoles[] {
  if (newPods.roleArn === undefined || newPods.mechanism === 'node-role') {
    return [];
  }
  const [association] =
    newPods.by === 'association'
      ? estate.clusters
          .get(serviceAccount.cluster)
          ?.associations.get(namespacedName(serviceAccount)) ?? []
      : [];
  return [
    {
      serviceAccount,
      roleArns: [
        newPods.roleArn,
        ...(association?.targetRoleArn ? [association.targetRoleArn] : []),
      ],
    },
  ];
}

function declaredElsewhere(
  declared: readonly DeclaredRole[],
  configured: readonly ConfiguredRoles[],
  everyServiceAccountRead: boolean,
): TruthDifference[] {
  const declaredArns = new Set(declared.map(each => each.roleArn));
  const configuredArns = new Set(configured.flatMap(each => each.roleArns));
  const undeclared = configured.filter(
    each => !each.roleArns.some(arn => declaredArns.has(arn)),
  );
  const unmet = everyServiceAccountRead
    ? declared.filter(each => !configuredArns.has(each.roleArn))
    : [];
  const [instead] = undeclared;
  return [
    ...unmet.map(
      (each): TruthDifference => ({
        code: 'DECLARED_NOT_CONFIGURED',
        between: ['declared', 'configured'],
        ...(instead
          ? {
              serviceAccount: instead.serviceAccount,
              actual: instead.roleArns[0],
            }
          : {}),
        expected: each.roleArn,
        cause: instead
          ? `The catalog declares ${each.roleArn}, and service account ${nameOf(
              instead.serviceAccount,
            )} is set up for ${instead.roleArns[0]}.`
          : `The catalog declares ${each.roleArn}, and no service account of the entity is set up for it.`,
        evidence: [declarationOf(each)],
      }),
    ),
    ...undeclared.map(
      ({ serviceAccount, roleArns: [roleArn] }): TruthDifference => ({
        code: 'CONFIGURED_NOT_DECLARED',
        between: ['declared', 'configured'],
        serviceAccount,
        expected: [...declaredArns].join(', '),
        actual: roleArn,
        cause: `Service account ${nameOf(
          serviceAccount,
        )} is set up for ${roleArn}, which the catalog does not declare beside ${
          declared[0].roleArn
        }.`,
        evidence: declared.map(declarationOf),
      }),
    ),
  ];
}

function nameOf({ cluster, namespace, name }: ServiceAccountRef): string {
  return `${namespace}/${name} in ${cluster}`;
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

/** A role that carries the tag of the service accounts that it was made for, and is set up for another. */
function taggedForOther(
  estate: Estate,
  { serviceAccount, roleArns: [roleArn] }: ConfiguredRoles,
): TruthDifference[] {
  const parsed = parseRoleArn(roleArn);
  const named = taggedServiceAccounts(
    'role' in parsed
      ? estate.accounts.get(parsed.role.account)?.roles.get(roleArn)?.tags
      : undefined,
  );
  const tag = named.join(' ');
  const { cluster, namespace, name } = serviceAccount;
  const actual = `${cluster}/${namespace}/${name}`;
  if (named.length === 0 || named.includes(actual)) {
    return [];
  }
  return [
    {
      code: 'TAGGED_FOR_OTHER_SERVICE_ACCOUNT',
      between: ['declared', 'configured'],
      serviceAccount,
      expected: tag,
      actual,
      cause: `Role ${roleArn} was made for service account ${tag}, and ${actual} is set up for it.`,
      evidence: [
        {
          source: `Tags of ${roleArn}`,
          path: `Tags["${ROLE_SERVICE_ACCOUNT_TAG}"]`,
          value: tag,
        },
      ],
    },
  ];
}
