import { quote } from '../json/value';
import type {
  ConditionModel,
  PlacedText,
  StatementModel,
} from '../policyModel';
import { isEverything, isLiteral } from '../glob';
import { foldCase } from '../letterCase';
import { conditionSet } from '../scope/conditionSet';
import { ANY_PROVIDER } from '../scope/scope';
import { statementAction, statementSet } from '../scope/statementSet';
import type { StatementSets } from '../scope/statementSets';
import type { TermSet } from '../scope/termSet';
import type { TrustClass } from '../types';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import {
  claimConditions,
  comparisonOf,
  isNegated,
  judge,
  kubernetesProvidersOf,
} from './subject';
import type { Lint, NamedProvider } from './subject';
import { isAtLeast, openWidth, widthOf } from './width';
import type { Widest } from './width';

const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity';

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

/** Whether a condition can say who is let in, rather than who is kept out. */
function isPositive(condition: ConditionModel): boolean {
  return comparisonOf(condition) !== 'Null' && !isNegated(condition);
}

/** What a statement admits when one of its conditions had only this value. */
function admittedByValue(
  statement: StatementModel,
  condition: ConditionModel,
  value: PlacedText,
  sets: StatementSets,
): TermSet {
  const { algebra } = sets.context;
  const others = statement.conditions.filter(other => other !== condition);
  return algebra.subtract(
    algebra.intersect(
      statementSet(
        { ...statement, conditions: others },
        WEB_IDENTITY,
        sets.context,
      ),
      conditionSet({ ...condition, values: [value] }, sets.context),
    ),
    sets.denied(),
  );
}

/** Of several conditions that each let in a pattern, the narrowest: it decides how wide they are together. */
function narrowest(
  conditions: ConditionModel[],
  sets: StatementSets,
  paths: ReadonlySet<string>,
): ConditionModel {
  const classOf = (condition: ConditionModel): TrustClass =>
    widthOf(conditionSet(condition, sets.context), paths).widest?.class ??
    'unknown';
  return conditions.reduce((best, next) =>
    isAtLeast(classOf(next), classOf(best)) ? best : next,
  );
}

/** What is said of a set that does not reach the whole cluster. */
function widthFinding(
  who: string,
  path: string,
  { class: width, namespace, name }: Widest,
): TrustLintFinding {
  if (isAtLeast(width, 'name-across-namespaces')) {
    return finding(
      'NAMESPACE_WILDCARD',
      path,
      `${who} holds in every namespace that matches ${quote(
        namespace,
      )}; name the namespaces.`,
    );
  }
  return width === 'namespace'
    ? finding(
        'WHOLE_NAMESPACE',
        path,
        `${who} is every service account of ${namespace}; name the ones that need the role.`,
      )
    : finding(
        'NAME_PATTERN',
        path,
        `${who} is every service account of ${namespace} whose name matches ${quote(
          name,
        )}; name the service accounts when they are known.`,
      );
}

/** What a value of a condition on the subject does to the width of its statement. */
function valueFinding(
  { value, path }: PlacedText,
  widest: Widest,
): TrustLintFinding {
  const written = quote(value);
  if (widest.class === 'cluster') {
    return finding(
      'ANY_SUBJECT',
      path,
      `${written} matches every service account of the cluster; name the ones that need the role.`,
    );
  }
  const prefix = 'system:serviceaccount:';
  const hasNoSeparator =
    value.startsWith(prefix) && !value.slice(prefix.length).includes(':');
  if (!hasNoSeparator || !isAtLeast(widest.class, 'name-across-namespaces')) {
    return widthFinding(written, path, widest);
  }
  const start = value.replace(/\*$/, '');
  return finding(
    'PATTERN_CROSSES_COLON',
    path,
    `A wildcard also stands for colons, so ${written} reaches every namespace that matches ${quote(
      widest.namespace,
    )}. Write namespace and name apart, joined by a colon.`,
    /[*?]/.test(start) ? undefined : `${start}:<service account>`,
  );
}

/** Why a statement admits more than named service accounts. */
function wideSubjects(
  statement: StatementModel,
  { issuer }: NamedProvider,
  sets: StatementSets,
): TrustLintFinding[] {
  const subjects = claimConditions(statement, issuer, 'sub');
  const paths = new Set(subjects.map(({ path }) => path));
  const { widest, open } = widthOf(sets.admitted(statement), paths);
  const found = openWidth(open, statement.path);
  if (!widest) {
    return found;
  }
  const positive = subjects.filter(isPositive);
  if (positive.length > 0) {
    const condition = narrowest(positive, sets, paths);
    for (const value of condition.values) {
      const byValue = widthOf(
        admittedByValue(statement, condition, value, sets),
        paths,
      );
      if (byValue.widest) {
        found.push(valueFinding(value, byValue.widest));
      }
    }
    return found;
  }
  if (widest.class !== 'cluster') {
    return [
      ...found,
      widthFinding(
        'What the Deny statements leave of this one',
        statement.path,
        widest,
      ),
    ];
  }
  const negated = subjects.filter(isNegated);
  if (statement.conditions.length === 0) {
    found.push(
      finding(
        'NO_CONDITION',
        statement.path,
        'The statement has no condition, so every service account of the cluster that no Deny takes out can become the role. Name the service account and the audience.',
        exampleCondition(issuer),
      ),
    );
  } else if (negated.length === 0) {
    found.push(
      finding(
        'NO_SUBJECT',
        statement.path,
        `No condition narrows ${issuer}:sub, so every service account of the cluster that no Deny takes out can become the role.`,
        exampleCondition(issuer),
      ),
    );
  }
  return [
    ...found,
    ...negated.map(({ path, operatorText }) =>
      finding(
        'NEGATED_SUBJECT',
        path,
        `${operatorText} only takes service accounts out; name the ones that need the role.`,
        exampleCondition(issuer),
      ),
    ),
  ];
}

/** Why a statement accepts tokens for more than named audiences. */
function wideAudiences(
  statement: StatementModel,
  { issuer }: NamedProvider,
  sets: StatementSets,
): TrustLintFinding[] {
  const accepted = sets.admitted(statement).map(({ box }) => box[0]);
  if (accepted.every(isLiteral)) {
    return [];
  }
  const audiences = claimConditions(statement, issuer, 'aud');
  const patterns = audiences
    .filter(isPositive)
    .flatMap(condition =>
      condition.values.filter(value =>
        conditionSet({ ...condition, values: [value] }, sets.context).some(
          ({ box }) => !isLiteral(box[0]),
        ),
      ),
    );
  if (patterns.length > 0) {
    return patterns.map(({ value, path }) =>
      finding(
        'AUDIENCE_WILDCARD',
        path,
        `${quote(value)} accepts several audiences; name the one that is used.`,
        'sts.amazonaws.com',
      ),
    );
  }
  return accepted.some(isEverything)
    ? [
        finding(
          'NO_AUDIENCE',
          statement.path,
          `No condition narrows ${issuer}:aud; add the audience of the tokens.`,
          { StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' } },
        ),
      ]
    : [];
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
const webIdentity: Lint = ({ policy, sets }) =>
  policy.statements
    .filter(
      statement =>
        statement.effect !== 'Deny' &&
        statementAction(statement, WEB_IDENTITY) !== 'no',
    )
    .flatMap(statement => [
      ...kubernetesProvidersOf(statement).flatMap(provider => [
        ...judge(statement, () => {
          const own = sets.irsa(provider.value);
          const found = wideSubjects(statement, provider, own);
          return found.some(({ code }) => code === 'NO_CONDITION')
            ? found
            : [...found, ...wideAudiences(statement, provider, own)];
        }),
        ...claimOperatorFindings(statement, provider),
      ]),
      // A principal that may stand for any provider leaves the width open.
      ...judge(statement, () =>
        openWidth(
          widthOf(sets.irsa(ANY_PROVIDER).admitted(statement), new Set()).open,
          statement.path,
        ),
      ),
    ]);

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
