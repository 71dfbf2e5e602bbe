import { quote } from '../json/value';
import type { ConditionModel, StatementModel } from '../policyModel';
import { foldCase } from '../letterCase';
import { formatGlob } from '../glob';
import { isOtherIssuer } from '../scope/knownIssuers';
import { widestTrustClass } from '../scope/classify';
import { trustScope } from '../scope/scope';
import { Budget, withinBudget } from '../scope/budget';
import { irsaMechanism } from '../scope/mechanism';
import { readPattern } from '../variables';
import { statementAction } from '../scope/statementSet';
import type { TrustClass } from '../types';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import {
  claimConditions,
  comparisonOf,
  isNegated,
  providersOf,
} from './subject';
import type { Lint, NamedProvider } from './subject';

/** The condition block that names one service account. */
function exampleCondition(issuer: string): unknown {
  return {
    Condition: {
      StringEquals: {
        [`${issuer}:sub`]:
          'system:serviceaccount:<namespace>:<service account>',
        [`${issuer}:aud`]: 'sts.amazonaws.com',
      },
    },
  };
}

function isAtLeast(width: TrustClass, other: TrustClass): boolean {
  return widestTrustClass([width, other]) === width;
}

/** Whether a condition can keep a service account out. */
function restricts(condition: ConditionModel): boolean {
  return comparisonOf(condition) !== 'Null' && !isNegated(condition);
}

/** What a pattern of subjects says about its width. */
function patternFinding(
  value: string,
  path: string,
  provider: NamedProvider,
): TrustLintFinding | undefined {
  const key = irsaMechanism(provider.value).keys.get(
    `${foldCase(provider.issuer)}:sub`,
  );
  const pattern = readPattern(value, 'glob');
  if (!key || typeof pattern === 'string') {
    return undefined;
  }
  const boxes = withinBudget(() => key.boxesOf(pattern.glob, new Budget()));
  const pairs = (boxes ?? []).map(([, namespace, name]) => ({
    namespace: formatGlob(namespace),
    name: formatGlob(name),
  }));
  const written = quote(value);
  if (pairs.some(({ namespace, name }) => namespace === '*' && name === '*')) {
    return finding(
      'ANY_SUBJECT',
      path,
      `${written} matches every service account of the cluster; name the ones that need the role.`,
    );
  }
  const wide = pairs.find(({ namespace }) => /[*?]/.test(namespace));
  const prefix = 'system:serviceaccount:';
  const hasNoSeparator =
    value.startsWith(prefix) && !value.slice(prefix.length).includes(':');
  if (wide && hasNoSeparator) {
    const start = value.replace(/\*$/, '');
    return finding(
      'PATTERN_CROSSES_COLON',
      path,
      `A wildcard also stands for colons, so ${written} reaches every namespace that matches ${quote(
        wide.namespace,
      )}. Write namespace and name apart, joined by a colon.`,
      /[*?]/.test(start) ? undefined : `${start}:<service account>`,
    );
  }
  if (wide) {
    return finding(
      'NAMESPACE_WILDCARD',
      path,
      `${written} holds in every namespace that matches ${quote(
        wide.namespace,
      )}; name the namespaces.`,
    );
  }
  const open = pairs.find(({ name }) => /[*?]/.test(name));
  if (!open) {
    return undefined;
  }
  return open.name === '*'
    ? finding(
        'WHOLE_NAMESPACE',
        path,
        `${written} is every service account of ${open.namespace}; name the ones that need the role.`,
      )
    : finding(
        'NAME_PATTERN',
        path,
        `${written} is a pattern of names; name the service accounts when they are known.`,
      );
}

function subjectFindings(
  statement: StatementModel,
  provider: NamedProvider,
  width: TrustClass,
): TrustLintFinding[] {
  const { issuer } = provider;
  const subjects = claimConditions(statement, issuer, 'sub');
  const audiences = claimConditions(statement, issuer, 'aud');
  if (statement.conditions.length === 0) {
    return isAtLeast(width, 'namespaces')
      ? [
          finding(
            'NO_CONDITION',
            statement.path,
            `The statement has no condition, so every service account of the cluster can become the role. Name the service account and the audience.`,
            exampleCondition(issuer),
          ),
        ]
      : [];
  }
  const found: TrustLintFinding[] = [];
  const positive = subjects.filter(restricts);
  if (subjects.length === 0 && isAtLeast(width, 'namespaces')) {
    found.push(
      finding(
        'NO_SUBJECT',
        statement.path,
        `No condition is on ${issuer}:sub, so every service account of the cluster can become the role.`,
        exampleCondition(issuer),
      ),
    );
  }
  if (positive.length === 0 && isAtLeast(width, 'namespaces')) {
    found.push(
      ...subjects.map(({ path, operatorText }) =>
        finding(
          'NEGATED_SUBJECT',
          path,
          `${operatorText} only takes service accounts out; name the ones that need the role.`,
          exampleCondition(issuer),
        ),
      ),
    );
  }
  for (const condition of positive) {
    if (/Like$/.test(comparisonOf(condition))) {
      for (const { value, path } of condition.values) {
        const pattern = /[*?]/.test(value)
          ? patternFinding(value, path, provider)
          : undefined;
        if (pattern) {
          found.push(pattern);
        }
      }
    }
  }
  if (audiences.filter(restricts).length === 0) {
    found.push(
      finding(
        'NO_AUDIENCE',
        statement.path,
        `No condition is on ${issuer}:aud; add the audience of the tokens.`,
        { StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' } },
      ),
    );
  }
  return found;
}

function claimOperatorFindings(
  statement: StatementModel,
  { issuer }: NamedProvider,
): TrustLintFinding[] {
  return ['sub', 'aud'].flatMap(claim => {
    const conditions = claimConditions(statement, issuer, claim);
    const isGuarded = conditions.some(
      condition =>
        comparisonOf(condition) === 'Null' &&
        condition.values.every(({ value }) => foldCase(value) === 'false'),
    );
    return conditions.flatMap(condition => {
      if (comparisonOf(condition) === 'Null') {
        return [];
      }
      if (condition.operator?.qualifier === 'ForAllValues' && !isGuarded) {
        return [
          finding(
            'FOR_ALL_VALUES_ON_CLAIM',
            condition.path,
            `${condition.operatorText} also holds for a request without ${
              condition.key
            }; use ${comparisonOf(condition)} alone.`,
          ),
        ];
      }
      return condition.operator?.ifExists
        ? [
            finding(
              'OPTIONAL_CLAIM',
              condition.path,
              `${condition.operatorText} also holds for a request without ${condition.key}; every token has it, so leave IfExists out.`,
            ),
          ]
        : [];
    });
  });
}

/** How wide statements on Kubernetes providers are; a width that another statement takes back is not told. */
const webIdentity: Lint = ({ document, policy, options }) => {
  const scope = trustScope(document, {
    ...(options.roleArn !== undefined && { roleArn: options.roleArn }),
  });
  const widthOf = (provider: string) =>
    widestTrustClass(
      scope.providers
        .filter(entry => entry.provider === provider)
        .map(entry => entry.class),
    );
  return policy.statements.flatMap(statement =>
    statement.effect !== 'Allow' ||
    statementAction(statement, 'sts:AssumeRoleWithWebIdentity') === 'no'
      ? []
      : providersOf(statement)
          .filter(({ issuer }) => !isOtherIssuer(issuer))
          .flatMap(provider => {
            const width = widthOf(provider.value);
            return width === 'none'
              ? claimOperatorFindings(statement, provider)
              : [
                  ...subjectFindings(statement, provider, width),
                  ...claimOperatorFindings(statement, provider),
                ];
          }),
  );
};

const notAction: Lint = ({ policy }) =>
  policy.statements
    .filter(({ action }) => action.negated)
    .map(({ action }) =>
      finding(
        'NOT_ACTION',
        action.path,
        'NotAction covers everything but the named actions; use Action and name what is meant.',
      ),
    );

const version: Lint = ({ document }) =>
  document.Version === undefined
    ? [
        finding(
          'MISSING_VERSION',
          '',
          'The policy has no Version; add "Version": "2012-10-17".',
          { Version: '2012-10-17' },
        ),
      ]
    : [];

/** Rules on how wide a policy is. */
export const breadthRules: Lint[] = [webIdentity, notAction, version];
