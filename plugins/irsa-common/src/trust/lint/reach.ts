import { quote } from '../json/value';
import type { PolicyModel } from '../policyModel';
import { isOtherIssuer } from '../scope/knownIssuers';
import { trustScope } from '../scope/scope';
import { irsaSet } from '../scope/scopeSets';
import { withinBudget } from '../scope/budget';
import { statementAction } from '../scope/statementSet';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import { claimConditions, isNegated, providersOf } from './subject';
import type { Lint } from './subject';

/** Whether a policy admits nobody through a provider; false when that is too much work to tell. */
function admitsNobody(policy: PolicyModel, provider: string): boolean {
  return withinBudget(() => irsaSet(policy, provider))?.terms.length === 0;
}

/** Allow statements that contradict themselves or that a Deny takes back. */
const emptyStatements: Lint = ({ policy }) =>
  policy.statements.flatMap((statement, index) => {
    if (
      statement.effect !== 'Allow' ||
      statementAction(statement, 'sts:AssumeRoleWithWebIdentity') !== 'yes'
    ) {
      return [];
    }
    return providersOf(statement)
      .filter(({ issuer }) => !isOtherIssuer(issuer))
      .flatMap(({ value, issuer }) => {
        const alone = { ...policy, statements: [statement] };
        if (!admitsNobody(alone, value)) {
          const denies = policy.statements.filter(
            (other, at) => other.effect === 'Deny' || at === index,
          );
          return admitsNobody({ ...policy, statements: denies }, value)
            ? [
                finding(
                  'ALLOW_VOIDED_BY_DENY',
                  statement.path,
                  'Deny statements take back everything that this statement allows.',
                ),
              ]
            : [];
        }
        const subjects = claimConditions(statement, issuer, 'sub');
        const eachMatches = subjects.every(
          condition =>
            !admitsNobody(
              {
                ...policy,
                statements: [{ ...statement, conditions: [condition] }],
              },
              value,
            ),
        );
        const together = {
          ...policy,
          statements: [{ ...statement, conditions: subjects }],
        };
        return subjects.length > 1 &&
          eachMatches &&
          admitsNobody(together, value)
          ? [
              finding(
                'SUBJECT_CONTRADICTION',
                statement.path,
                'Each condition on the subject can hold, but not all together, since conditions are joined by "and". Put all values under one operator.',
              ),
            ]
          : [];
      });
  });

/** Deny statements about a provider that stop nobody. */
const idleDenies: Lint = ({ policy }) =>
  policy.statements.flatMap(statement => {
    const providers = providersOf(statement).filter(
      ({ issuer }) => !isOtherIssuer(issuer),
    );
    const asAllow = {
      ...policy,
      statements: [{ ...statement, effect: 'Allow' as const }],
    };
    return statement.effect === 'Deny' &&
      providers.length > 0 &&
      providers.length === statement.principal.values.length &&
      providers.every(({ value }) => admitsNobody(asAllow, value))
      ? [
          finding(
            'DENY_NEVER_MATCHES',
            statement.path,
            'No service account meets the conditions of this Deny.',
          ),
        ]
      : [];
  });

/** Providers that stand in a statement without the action of web identities. */
const missingAction: Lint = ({ policy }) =>
  policy.statements.flatMap(statement =>
    statement.effect === 'Allow' &&
    providersOf(statement).length > 0 &&
    statement.action.faults.length === 0 &&
    statementAction(statement, 'sts:AssumeRoleWithWebIdentity') === 'no'
      ? [
          finding(
            'WEB_IDENTITY_ACTION_MISSING',
            statement.action.path,
            'Tokens of an OIDC provider need the action sts:AssumeRoleWithWebIdentity.',
            'sts:AssumeRoleWithWebIdentity',
          ),
        ]
      : [],
  );

/** What the account's providers and the role's account rule out. */
const surroundings: Lint = ({ document, options }) => {
  const codes = {
    DEAD_TRUST_FOREIGN_PROVIDER: 'FOREIGN_PROVIDER',
    PROVIDER_MISSING: 'PROVIDER_MISSING',
    AUDIENCE_NOT_REGISTERED: 'AUDIENCE_NOT_REGISTERED',
  } as const;
  const isCovered = (code: string): code is keyof typeof codes => code in codes;
  return trustScope(document, options).problems.flatMap(
    ({ code, path, message }): TrustLintFinding[] =>
      isCovered(code) ? [finding(codes[code], path, message)] : [],
  );
};

const podIdentityTags =
  /^aws:(?:sourcearn|sourceaccount|sourceorgid|sourceorgpaths|requesttag\/.+)$/;

/** Rules on EKS Pod Identity. */
const podIdentity: Lint = ({ policy }) => {
  const named = policy.statements.filter(
    ({ effect, principal }) =>
      effect === 'Allow' &&
      principal.values.some(
        ({ type, value }) =>
          type === 'Service' && value === 'pods.eks.amazonaws.com',
      ),
  );
  if (named.length === 0) {
    return [];
  }
  const found: TrustLintFinding[] = [];
  const assuming = named.filter(
    statement => statementAction(statement, 'sts:AssumeRole') === 'yes',
  );
  const tagging = named.some(
    statement => statementAction(statement, 'sts:TagSession') === 'yes',
  );
  const [first] = assuming.length > 0 ? assuming : named;
  if (!tagging || assuming.length === 0) {
    found.push(
      finding(
        'TAG_SESSION_MISSING',
        first.action.path,
        'EKS Pod Identity needs sts:AssumeRole and sts:TagSession.',
        ['sts:AssumeRole', 'sts:TagSession'],
      ),
    );
  }
  for (const statement of assuming) {
    const bound = statement.conditions.filter(({ foldedKey }) =>
      podIdentityTags.test(foldedKey),
    );
    if (bound.length === 0) {
      found.push(
        finding(
          'POD_IDENTITY_UNCONDITIONED',
          statement.path,
          'No condition names a cluster or a service account.',
          {
            Condition: {
              StringEquals: {
                'aws:RequestTag/eks-cluster-arn': '<cluster ARN>',
                'aws:RequestTag/kubernetes-namespace': '<namespace>',
                'aws:RequestTag/kubernetes-service-account':
                  '<service account>',
              },
            },
          },
        ),
      );
    }
    for (const condition of bound) {
      if (
        condition.foldedKey.startsWith('aws:requesttag/') &&
        isNegated(condition)
      ) {
        found.push(
          finding(
            'NEGATED_SESSION_TAG',
            condition.path,
            `${condition.operatorText} holds when the tag is missing; name what is allowed instead.`,
          ),
        );
      }
      const wrong = condition.values.filter(
        ({ value }) =>
          condition.foldedKey === 'aws:sourcearn' &&
          value.includes(':podidentityassociation/'),
      );
      found.push(
        ...wrong.map(({ value, path }) =>
          finding(
            'POD_IDENTITY_SOURCE_ARN',
            path,
            `The source of Pod Identity is the cluster, so ${quote(
              value,
            )} matches nothing.`,
            value.replace(/:podidentityassociation\/([^/]*).*$/, ':cluster/$1'),
          ),
        ),
      );
    }
  }
  return found;
};

/** Rules on whom a policy reaches at all. */
export const reachRules: Lint[] = [
  missingAction,
  surroundings,
  emptyStatements,
  idleDenies,
  podIdentity,
];
