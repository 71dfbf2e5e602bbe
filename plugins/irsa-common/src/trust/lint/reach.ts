import { quote } from '../json/value';
import type { StatementModel } from '../policyModel';
import { conditionSet } from '../scope/conditionSet';
import { scopeSets } from '../scope/scope';
import { statementAction } from '../scope/statementSet';
import type { StatementSets } from '../scope/statementSets';
import type { TermSet } from '../scope/termSet';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import {
  claimConditions,
  judge,
  kubernetesProvidersOf,
  namesPodIdentity,
  providersOf,
} from './subject';
import type { Lint, NamedProvider } from './subject';

const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity';

/** Whether conditions on the subject hold for somebody each, but for nobody together. */
function contradicts(
  statement: StatementModel,
  { issuer }: NamedProvider,
  { context }: StatementSets,
): boolean {
  const parts = claimConditions(statement, issuer, 'sub').map(condition =>
    conditionSet(condition, context),
  );
  const together = parts.reduce<TermSet>(
    (common, part) => context.algebra.intersect(common, part),
    context.algebra.universe(),
  );
  return parts.every(part => part.length > 0) && together.length === 0;
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
        judge(statement, () => {
          const own = sets.irsa(provider.value);
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
          return contradicts(statement, provider, own)
            ? [
                finding(
                  'SUBJECT_CONTRADICTION',
                  statement.path,
                  'Each condition on the subject can hold, but not all together, since conditions are joined by "and". Put all values under one operator.',
                ),
              ]
            : [];
        }),
      ),
    );

/** Conditions of Allow statements that hold for nobody whom the statement is about. */
const neverHolding: Lint = ({ policy, sets }) =>
  policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(statement => {
      const providers = kubernetesProvidersOf(statement);
      const hasPods = namesPodIdentity(statement);
      const callers = providers.length + (hasPods ? 1 : 0);
      if (callers === 0 || callers !== statement.principal.values.length) {
        return [];
      }
      return judge(statement, () => {
        const { assumeRole, untagged } = sets.podIdentity();
        const contexts = [
          ...providers.map(({ value }) => sets.irsa(value).context),
          ...(hasPods ? [assumeRole.context, untagged.context] : []),
        ];
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
