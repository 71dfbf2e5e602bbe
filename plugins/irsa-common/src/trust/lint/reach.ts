import { quote } from '../json/value';
import type { StatementModel } from '../policyModel';
import { conditionSet } from '../scope/conditionSet';
import type { SetContext } from '../scope/conditionSet';
import { isEksIssuer } from '../scope/knownIssuers';
import { scopeSets } from '../scope/scope';
import { statementAction } from '../scope/statementSet';
import type { StatementSets } from '../scope/statementSets';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import {
  judge,
  kubernetesProvidersOf,
  namesPodIdentity,
  providersOf,
} from './subject';
import type { Lint } from './subject';

const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity';

/** Whether each condition of a statement holds for somebody, in one of these ways of asking at least. */
export function eachHolds(
  { conditions }: StatementModel,
  contexts: readonly SetContext[],
): boolean {
  return conditions.every(condition =>
    contexts.some(context => conditionSet(condition, context).length > 0),
  );
}

/** Why a statement that is about somebody lets nobody in: its conditions contradict each other, or a Deny takes all back. */
export function emptyStatement(
  statement: StatementModel,
  own: StatementSets,
): TrustLintFinding[] {
  if (own.of(statement).length > 0) {
    return own.admitted(statement).length === 0
      ? [
          finding(
            'ALLOW_VOIDED_BY_DENY',
            statement.path,
            'Deny statements take back everything that this statement allows.',
          ),
        ]
      : [];
  }
  return statement.conditions.length > 1 && eachHolds(statement, [own.context])
    ? [
        finding(
          'SUBJECT_CONTRADICTION',
          statement.path,
          'Each condition can hold, but not all together, since conditions are joined by "and". Put all values of a key under one operator.',
        ),
      ]
    : [];
}

/** Allow statements that contradict themselves or that a Deny takes back. */
const emptyStatements: Lint = ({ policy, sets }) =>
  policy.statements
    .filter(
      statement =>
        statement.effect === 'Allow' &&
        statementAction(statement, WEB_IDENTITY) === 'yes',
    )
    .flatMap(statement =>
      kubernetesProvidersOf(statement).flatMap(provider =>
        judge(statement, () =>
          emptyStatement(statement, sets.irsa(provider.value)),
        ),
      ),
    );

/** Conditions of Allow statements that hold for nobody whom the statement is about. */
const neverHolding: Lint = ({ policy, sets }) =>
  policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(statement => {
      // Another issuer may serve more than Kubernetes, with subjects of its own kind.
      const providers = providersOf(statement).filter(({ issuer }) =>
        isEksIssuer(issuer),
      );
      const hasPods = namesPodIdentity(statement);
      const callers = providers.length + (hasPods ? 1 : 0);
      if (callers === 0 || callers !== statement.principal.values.length) {
        return [];
      }
      return judge(statement, () => {
        const { assumeRole, untagged } = sets.podIdentity();
        const own = [
          ...providers.map(({ value }) => sets.irsa(value)),
          ...(hasPods ? [assumeRole, untagged] : []),
        ];
        // Whomever a statement is about, all of its conditions hold for.
        if (own.some(each => each.of(statement).length > 0)) {
          return [];
        }
        const contexts = own.map(({ context }) => context);
        return statement.conditions
          .filter(condition =>
            contexts.every(
              context => conditionSet(condition, context).length === 0,
            ),
          )
          .map(({ path, key, operatorText }) =>
            finding(
              'CONDITION_NEVER_HOLDS',
              path,
              `${operatorText} on ${quote(
                key,
              )} holds for no service account. Correct its values, or leave the condition out.`,
            ),
          );
      });
    });

/** Deny statements about providers that stop nobody. */
const idleDenies: Lint = ({ policy, sets }) =>
  policy.statements
    .filter(
      statement =>
        statement.effect === 'Deny' &&
        statement.principal.values.length > 0 &&
        kubernetesProvidersOf(statement).length ===
          statement.principal.values.length,
    )
    .flatMap(statement =>
      judge(statement, () =>
        kubernetesProvidersOf(statement).every(
          ({ value }) => sets.irsa(value).of(statement).length === 0,
        )
          ? [
              finding(
                'DENY_NEVER_MATCHES',
                statement.path,
                statementAction(statement, WEB_IDENTITY) === 'no'
                  ? `Tokens of an OIDC provider are exchanged by ${WEB_IDENTITY} alone, which this Deny does not cover.`
                  : 'No service account meets the conditions of this Deny.',
              ),
            ]
          : [],
      ),
    );

/** Providers that stand in a statement without the action of web identities. */
const missingAction: Lint = ({ policy }) =>
  policy.statements.flatMap(statement =>
    statement.effect === 'Allow' &&
    providersOf(statement).length > 0 &&
    statement.action.faults.length === 0 &&
    statementAction(statement, WEB_IDENTITY) === 'no'
      ? [
          finding(
            'WEB_IDENTITY_ACTION_MISSING',
            statement.action.path,
            `Tokens of an OIDC provider need the action ${WEB_IDENTITY}.`,
            WEB_IDENTITY,
          ),
        ]
      : [],
  );

/** What the account's providers and the role's account rule out. */
const surroundings: Lint = ({ options, sets }) => {
  const codes = {
    DEAD_TRUST_FOREIGN_PROVIDER: 'FOREIGN_PROVIDER',
    PROVIDER_MISSING: 'PROVIDER_MISSING',
    AUDIENCE_NOT_REGISTERED: 'AUDIENCE_NOT_REGISTERED',
  } as const;
  const isCovered = (code: string): code is keyof typeof codes => code in codes;
  return scopeSets(sets, options).problems.flatMap(
    ({ code, path, message }): TrustLintFinding[] =>
      isCovered(code) ? [finding(codes[code], path, message)] : [],
  );
};

/** Rules on whom a policy reaches at all. */
export const reachRules: Lint[] = [
  missingAction,
  surroundings,
  emptyStatements,
  neverHolding,
  idleDenies,
];
