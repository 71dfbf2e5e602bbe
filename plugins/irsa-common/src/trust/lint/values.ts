import { parseClaimKey } from '../claimKey';
import { quote } from '../json/value';
import type { ConditionModel } from '../policyModel';
import { isEksIssuer } from '../scope/knownIssuers';
import { finding } from './finding';
import { comparisonOf, isNegated, providersOf } from './subject';
import type { Lint } from './subject';

const wildcard = /[*?]/;
const exactOperators = new Set([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringNotEquals',
  'StringNotEqualsIgnoreCase',
]);
const subjectTags =
  /^aws:requesttag\/(?:kubernetes-namespace|kubernetes-service-account|eks-cluster-name|eks-cluster-arn)$/;

function isAbout(condition: ConditionModel, claim: 'sub' | 'aud'): boolean {
  return parseClaimKey(condition.key)?.claim === claim;
}

/** A condition under another operator, as it belongs into the Condition block. */
function moved(condition: ConditionModel, operator: string): unknown {
  const values = condition.values.map(({ value }) => value);
  return {
    [operator]: {
      [condition.key]: values.length === 1 ? values[0] : values,
    },
  };
}

/** Every condition of the policy. */
function eachCondition(
  visit: (condition: ConditionModel) => ReturnType<Lint>,
): Lint {
  return ({ policy }) =>
    policy.statements.flatMap(({ conditions }) => conditions.flatMap(visit));
}

const wildcardUnderEquals = eachCondition(condition =>
  exactOperators.has(comparisonOf(condition)) &&
  (isAbout(condition, 'sub') || subjectTags.test(condition.foldedKey))
    ? condition.values
        .filter(({ value }) => wildcard.test(value.replace(/\$\{[*?$]\}/g, '')))
        .map(({ value, path }) =>
          finding(
            'WILDCARD_UNDER_EQUALS',
            path,
            `${
              condition.operatorText
            } takes * and ? as plain characters, so ${quote(
              value,
            )} matches no service account. Name the service accounts, or use StringLike.`,
            moved(
              condition,
              isNegated(condition) ? 'StringNotLike' : 'StringLike',
            ),
          ),
        )
    : [],
);

const swappedClaims = eachCondition(condition =>
  condition.values.flatMap(({ value, path }) => {
    if (
      isAbout(condition, 'aud') &&
      value.startsWith('system:serviceaccount:')
    ) {
      return [
        finding(
          'SUBJECT_UNDER_AUDIENCE',
          path,
          'This is a subject, but the key is the audience; use the key that ends in :sub.',
          'sts.amazonaws.com',
        ),
      ];
    }
    return isAbout(condition, 'sub') && /^sts\.[a-z0-9.-]*amazon/.test(value)
      ? [
          finding(
            'AUDIENCE_UNDER_SUBJECT',
            path,
            'This is an audience, but the key is the subject; use the key that ends in :aud.',
          ),
        ]
      : [];
  }),
);

const likeWithoutWildcard = eachCondition(condition =>
  comparisonOf(condition) === 'StringLike' &&
  (isAbout(condition, 'sub') || isAbout(condition, 'aud')) &&
  condition.values.length > 0 &&
  !condition.values.some(({ value }) => wildcard.test(value))
    ? [
        finding(
          'LIKE_WITHOUT_WILDCARD',
          condition.path,
          'No value has a wildcard; StringEquals says the same and stays exact.',
          moved(condition, 'StringEquals'),
        ),
      ]
    : [],
);

const whiteSpace = eachCondition(condition =>
  condition.values
    .filter(({ value }) => value !== value.trim())
    .map(({ value, path }) =>
      finding(
        'STRAY_WHITE_SPACE',
        path,
        'The value begins or ends with white space, which is compared like any other character.',
        value.trim(),
      ),
    ),
);

const emptyValues = eachCondition(condition =>
  condition.values.length === 0 && condition.faults.length === 0
    ? [
        finding(
          'EMPTY_VALUE_LIST',
          condition.path,
          'The condition has no value, so a positive operator never holds. Name a value or remove the condition.',
        ),
      ]
    : [],
);

const operatorSpelling = eachCondition(({ operator, operatorText, path }) =>
  operator && operator.canonical !== operatorText
    ? [
        finding(
          'OPERATOR_SPELLING',
          path,
          `AWS writes ${operator.canonical}, not ${operatorText}.`,
        ),
      ]
    : [],
);

const variables: Lint = ({ policy }) =>
  policy.statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ values }) =>
      values.flatMap(({ value, path }) => {
        const opened = value.split('${').length - 1;
        const read = (value.match(/\$\{(?:\*|\?|\$|[^${}]+)\}/g) ?? []).length;
        if (!policy.variables && read > 0) {
          return [
            finding(
              'VARIABLE_IN_OLD_VERSION',
              path,
              `${quote(
                value,
              )} has a policy variable; set Version to "2012-10-17" to have it replaced.`,
            ),
          ];
        }
        return read < opened
          ? [
              finding(
                'MALFORMED_VARIABLE',
                path,
                `${quote(
                  value,
                )} opens a policy variable that is empty or not closed.`,
              ),
            ]
          : [];
      }),
    ),
  );

/** Subjects that no service account can have, told for issuers that serve Kubernetes. */
const unreachableSubjects: Lint = ({ policy }) =>
  policy.statements.flatMap(statement => {
    const isKubernetes = providersOf(statement).some(({ issuer }) =>
      isEksIssuer(issuer),
    );
    return statement.conditions.flatMap(condition => {
      const name = comparisonOf(condition);
      const claim = parseClaimKey(condition.key);
      if (
        !isKubernetes ||
        claim?.claim !== 'sub' ||
        !name.startsWith('String')
      ) {
        return [];
      }
      // Patterns and variables are judged by their set, see the rules on reach.
      return condition.values
        .filter(({ value }) => !wildcard.test(value) && !value.includes('${'))
        .filter(({ value }) => value === value.trim())
        .filter(
          ({ value }) =>
            !/^system:serviceaccount:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(
              name.endsWith('IgnoreCase') ? value.toLowerCase() : value,
            ) && !/^sts\.[a-z0-9.-]*amazon/.test(value),
        )
        .map(({ value, path }) =>
          finding(
            'SUBJECT_UNREACHABLE',
            path,
            `No service account has the subject ${quote(
              value,
            )}; it reads system:serviceaccount:<namespace>:<name>, in lower case.`,
            suggestSubject(value),
          ),
        );
    });
  });

/** The subject that was probably meant. */
function suggestSubject(value: string): string | undefined {
  const parts = value
    .toLowerCase()
    .replace(/^system:serviceaccounts?:/, '')
    .split(/[/:]/);
  return parts.length === 2 && parts.every(part => /^[a-z0-9.-]+$/.test(part))
    ? `system:serviceaccount:${parts[0]}:${parts[1]}`
    : undefined;
}

/** Rules on the values of conditions. */
export const valueRules: Lint[] = [
  wildcardUnderEquals,
  swappedClaims,
  unreachableSubjects,
  whiteSpace,
  emptyValues,
  variables,
  likeWithoutWildcard,
  operatorSpelling,
];
