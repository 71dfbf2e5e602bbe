import { issuerOfProvider, parseArn, parseRoleArn } from '../arn';
import { quote } from '../json/value';
import type { StatementModel } from '../policyModel';
import { grammarProblemsOf } from '../grammar';
import { foldCase } from '../letterCase';
import { countCharacters, DEFAULT_SIZE_QUOTA } from '../size';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import type { Lint } from './subject';

/** What the shape of the document breaks. */
const grammar: Lint = ({ policy }) =>
  grammarProblemsOf(policy).map(({ code, path, message }) => {
    const known =
      code === 'UNKNOWN_ELEMENT' || code === 'UNKNOWN_OPERATOR'
        ? code
        : 'MALFORMED_POLICY';
    return finding(known, path, `${message} IAM does not accept it.`);
  });

const stsActions = new Set(
  [
    'AssumeRole',
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
    'AssumeRoot',
    'DecodeAuthorizationMessage',
    'GetAccessKeyInfo',
    'GetCallerIdentity',
    'GetFederationToken',
    'GetServiceBearerToken',
    'GetSessionToken',
    'GetWebIdentityToken',
    'SetContext',
    'SetSourceIdentity',
    'TagGetWebIdentityToken',
    'TagSession',
  ].map(action => `sts:${foldCase(action)}`),
);

const actions: Lint = ({ policy }) =>
  policy.statements.flatMap(({ action }) =>
    action.values
      .filter(({ value }) => {
        const folded = foldCase(value);
        const isWild = /[*?]/.test(folded);
        return isWild
          ? folded !== '*' && !folded.startsWith('sts:')
          : !stsActions.has(folded);
      })
      .map(({ value, path }) =>
        finding(
          'UNKNOWN_ACTION',
          path,
          `${quote(
            value,
          )} is not an STS action; IAM answers "AssumeRole policy may only specify STS AssumeRole actions".`,
          suggestAction(value),
        ),
      ),
  );

/** The STS action that was probably meant. */
function suggestAction(value: string): string | undefined {
  const folded = foldCase(value);
  if (folded.includes('web') || folded.includes('oidc')) {
    return 'sts:AssumeRoleWithWebIdentity';
  }
  if (folded.includes('tag')) {
    return 'sts:TagSession';
  }
  return folded.includes('assume') ? 'sts:AssumeRole' : undefined;
}

const principals: Lint = ({ policy, options }) =>
  policy.statements.flatMap(statement =>
    principalFindings(
      statement,
      options.roleArn === undefined
        ? undefined
        : parseRoleArn(options.roleArn)?.partition,
    ),
  );

function principalFindings(
  { principal }: StatementModel,
  partition: string | undefined,
): TrustLintFinding[] {
  if (principal.negated) {
    return [
      finding(
        'NOT_PRINCIPAL',
        principal.path,
        'Role trust policies do not support NotPrincipal; name the principals, and exclude some by a Deny statement.',
      ),
    ];
  }
  if (principal.values.length === 0 && principal.faults.length === 0) {
    return [
      finding(
        'EMPTY_PRINCIPAL',
        principal.path,
        'The statement names no principal.',
      ),
    ];
  }
  return principal.values.flatMap(({ type, value, path }) => {
    if (type === '*') {
      return [
        finding(
          'LITERAL_STAR_PRINCIPAL',
          path,
          'IAM refuses the principal "*" in a trust policy; name who may assume the role.',
        ),
      ];
    }
    if (value !== '*' && /[*?]/.test(value)) {
      return [
        finding(
          'PARTIAL_WILDCARD_PRINCIPAL',
          path,
          `A principal has no wildcards; ${quote(
            value,
          )} is refused. Name each principal, or use a condition on aws:PrincipalArn.`,
        ),
      ];
    }
    const isProviderElsewhere =
      type !== 'Federated' && issuerOfProvider(value) !== undefined;
    if (isProviderElsewhere) {
      return [
        finding(
          'PROVIDER_UNDER_OTHER_TYPE',
          path,
          `An OIDC provider stands under Federated, not under ${type}.`,
          { Federated: value },
        ),
      ];
    }
    return type === 'Federated' && value !== '*'
      ? federatedFindings(value, path, partition)
      : [];
  });
}

/** Characters of a domain name at most (RFC 1035, 2.3.4); a text of millions is more than a pattern can be tried on. */
const DOMAIN_LENGTH = 253;

function federatedFindings(
  value: string,
  path: string,
  partition: string | undefined,
): TrustLintFinding[] {
  const arn = parseArn(value);
  const isProvider =
    arn?.service === 'iam' &&
    /^\d{12}$/.test(arn.account) &&
    /^(?:oidc|saml)-provider\/./.test(arn.resource);
  const isDomain =
    value.length <= DOMAIN_LENGTH &&
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(value);
  if (!isProvider && !isDomain) {
    return [
      finding(
        'INVALID_FEDERATED_PRINCIPAL',
        path,
        `${quote(
          value,
        )} is neither the ARN of an IAM identity provider nor a domain.`,
      ),
    ];
  }
  return isProvider && partition !== undefined && arn.partition !== partition
    ? [
        finding(
          'INVALID_FEDERATED_PRINCIPAL',
          path,
          `The provider is in partition ${arn.partition}, the role in ${partition}.`,
          value.replace(/^arn:[^:]*:/, `arn:${partition}:`),
        ),
      ]
    : [];
}

const keysByCase: Lint = ({ policy }) =>
  policy.statements.flatMap(({ conditions }) => {
    const seen = new Map<string, string>();
    return conditions.flatMap(condition => {
      const id = `${foldCase(condition.operatorText)} ${condition.foldedKey}`;
      const first = seen.get(id);
      seen.set(id, first ?? condition.key);
      return first === undefined
        ? []
        : [
            finding(
              'KEY_TWICE_BY_CASE',
              condition.path,
              `${quote(condition.key)} and ${quote(
                first,
              )} are the same key; put their values into one list.`,
            ),
          ];
    });
  });

const notAllowed = /[^\t\n\r\u0020-\u00ff]/;

const characters: Lint = ({ policy }) =>
  policy.statements.flatMap(({ principal, action, conditions }) =>
    [
      ...principal.values,
      ...action.values,
      ...conditions.flatMap(condition => [
        { value: condition.key, path: condition.path },
        ...condition.values,
      ]),
    ]
      .filter(({ value }) => notAllowed.test(value))
      .map(({ value, path }) =>
        finding(
          'CHARACTER_NOT_ALLOWED',
          path,
          `${quote(
            value,
          )} has a character that IAM does not take, perhaps a look-alike from a text editor; type it again.`,
        ),
      ),
  );

/** From this part of the quota on, the size is worth a word. */
const NEAR_QUOTA = 0.9;

const size: Lint = ({ document, options }) => {
  const quota = options.sizeQuota ?? DEFAULT_SIZE_QUOTA;
  // What cannot be written as JSON never came from IAM.
  const count = countCharacters(document) ?? 0;
  if (count > quota) {
    return [
      finding(
        'SIZE_OVER_QUOTA',
        '',
        `The policy has ${count} characters without white space, the quota is ${quota}. Raise the quota, or use a role for each service account.`,
      ),
    ];
  }
  return count >= quota * NEAR_QUOTA
    ? [
        finding(
          'SIZE_NEAR_QUOTA',
          '',
          `The policy has ${count} of at most ${quota} characters.`,
        ),
      ]
    : [];
};

/** Shared providers, each with a claim without which IAM saves no policy since 2025. */
const sharedProviders =
  /^(?:token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com|oidc\.circleci\.com|api\.bitbucket\.org|oidc\.vercel\.com)(?:\/|$)/;

const shared: Lint = ({ policy }) =>
  policy.statements.flatMap(({ effect, principal, conditions }) =>
    effect !== 'Allow'
      ? []
      : principal.values.flatMap(({ value, path }) => {
          const issuer = issuerOfProvider(value);
          if (issuer === undefined || !sharedProviders.test(foldCase(issuer))) {
            return [];
          }
          const prefix = `${foldCase(issuer)}:`;
          const isBound = conditions.some(
            ({ foldedKey }) =>
              foldedKey.startsWith(prefix) && !foldedKey.endsWith(':aud'),
          );
          return isBound
            ? []
            : [
                finding(
                  'SHARED_PROVIDER_UNCONDITIONED',
                  path,
                  `${issuer} serves everybody; add a condition on its subject.`,
                ),
              ];
        }),
  );

/** What IAM refuses to save (and the size before it does). */
export const rejectedRules: Lint[] = [
  grammar,
  principals,
  actions,
  keysByCase,
  characters,
  size,
  shared,
];
