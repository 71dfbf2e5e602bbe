import { parseClaimKey } from '../claimKey';
import { quote } from '../json/value';
import type { ConditionModel, StatementModel } from '../policyModel';
import { foldCase } from '../letterCase';
import { isOtherIssuer } from '../scope/knownIssuers';
import { irsaMechanism, podIdentityMechanism } from '../scope/mechanism';
import { statementAction } from '../scope/statementSet';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import { isNegated, namesPodIdentity, providersOf } from './subject';
import type { Lint, NamedProvider } from './subject';

const transposed =
  /^oidc\.([a-z0-9-]+)\.eks\.(amazonaws\.com(?:\.cn)?)\/(?:id\/)?/i;

/** The right host for an issuer whose region and service changed places. */
function untranspose(text: string): string {
  return text.replace(transposed, 'oidc.eks.$1.$2/id/');
}

/** What is wrong with the issuer in the ARN of a provider. */
const providerArns: Lint = ({ policy }) =>
  policy.statements.flatMap(statement =>
    providersOf(statement).flatMap(({ issuer, value, path }) => {
      const corrected = value.replace(issuer, untranspose(issuer));
      if (transposed.test(issuer)) {
        return [
          finding(
            'ISSUER_HOST_TRANSPOSED',
            path,
            'EKS issuers read oidc.eks.<region>, not oidc.<region>.eks.',
            corrected,
          ),
        ];
      }
      return /^https?:\/\//i.test(issuer) || /^[^/]*:\d+/.test(issuer)
        ? [
            finding(
              'ISSUER_SPELLING',
              path,
              'The ARN of a provider holds the issuer without scheme and port.',
              value.replace(
                issuer,
                issuer
                  .replace(/^https?:\/\//i, '')
                  .replace(/^([^/]*):\d+/, '$1'),
              ),
            ),
          ]
        : [];
    }),
  );

function keyProblem(
  condition: ConditionModel,
  statement: StatementModel,
  providers: NamedProvider[],
): TrustLintFinding | undefined {
  const { key, path } = condition;
  const rest = key.slice(key.lastIndexOf(':'));
  if (/^arn:/i.test(key) && key.includes('oidc-provider/')) {
    return finding(
      'KEY_WITH_ARN',
      path,
      'A condition key starts with the issuer, not with the ARN of the provider.',
      key.slice(key.indexOf('oidc-provider/') + 'oidc-provider/'.length),
    );
  }
  if (/^https?:\/\//i.test(key)) {
    return finding(
      'KEY_WITH_SCHEME',
      path,
      'A condition key holds the issuer without https://.',
      key.replace(/^https?:\/\//i, ''),
    );
  }
  const claim = parseClaimKey(key);
  if (!claim || providers.length === 0) {
    return undefined;
  }
  const isOwn = providers.some(
    ({ issuer }) => foldCase(issuer) === foldCase(claim.issuer),
  );
  if (isOwn) {
    return undefined;
  }
  if (transposed.test(claim.issuer)) {
    return finding(
      'ISSUER_HOST_TRANSPOSED',
      path,
      'EKS issuers read oidc.eks.<region>, not oidc.<region>.eks.',
      untranspose(key),
    );
  }
  const plain = (text: string) =>
    foldCase(text)
      .replace(/:443(?=\/|$)/, '')
      .replace(/\/$/, '');
  const alike = providers.find(
    ({ issuer }) => plain(issuer) === plain(claim.issuer),
  );
  if (alike) {
    return finding(
      'ISSUER_SPELLING',
      path,
      'The key differs from the issuer in the ARN of the provider by a slash or port; they have to be the same text.',
      `${alike.issuer}${rest}`,
    );
  }
  const issuers = new Set(
    statement.conditions.flatMap(other => {
      const found = parseClaimKey(other.key);
      return found ? [foldCase(found.issuer)] : [];
    }),
  );
  if (issuers.size > 1) {
    return finding(
      'TWO_ISSUERS',
      path,
      'The statement has conditions on claims of several issuers, and a token has the claims of one only. Write a statement for each provider.',
    );
  }
  return isNegated(condition)
    ? finding(
        'NEGATED_KEY_NEVER_PRESENT',
        path,
        `${quote(
          key,
        )} is a claim of another issuer than the statement's, so it is never in the request and the negated operator always holds.`,
        `${providers[0].issuer}${rest}`,
      )
    : finding(
        'KEY_OF_OTHER_ISSUER',
        path,
        `${quote(
          key,
        )} is a claim of another issuer than the statement's, so it is never in the request.`,
        `${providers[0].issuer}${rest}`,
      );
}

const keys: Lint = ({ policy }) =>
  policy.statements.flatMap(statement => {
    const providers = providersOf(statement);
    return statement.conditions.flatMap(
      condition => keyProblem(condition, statement, providers) ?? [],
    );
  });

/** Several providers with conditions on the claims of some of them only. */
const severalProviders: Lint = ({ policy }) =>
  policy.statements.flatMap(statement => {
    const providers = providersOf(statement);
    const named = new Set(
      statement.conditions.flatMap(({ key }) => {
        const claim = parseClaimKey(key);
        return claim ? [foldCase(claim.issuer)] : [];
      }),
    );
    return providers.length > 1 && named.size > 0
      ? [
          finding(
            'TWO_ISSUERS',
            statement.path,
            'The statement names several providers, but its conditions are about the claims of one issuer at a time. Write a statement for each provider.',
          ),
        ]
      : [];
  });

/** Keys that requests of the statement's callers never carry. */
const absentKeys: Lint = ({ policy }) =>
  policy.statements.flatMap(statement => {
    const providers = providersOf(statement).filter(
      ({ issuer }) => !isOtherIssuer(issuer),
    );
    const isWebIdentity =
      providers.length > 0 &&
      statementAction(statement, 'sts:AssumeRoleWithWebIdentity') === 'yes';
    const mechanisms = [
      ...(isWebIdentity
        ? providers.map(({ value }) => irsaMechanism(value))
        : []),
      ...(namesPodIdentity(statement) ? [podIdentityMechanism(true)] : []),
    ];
    const isOnlyThese =
      mechanisms.length > 0 &&
      mechanisms.length === statement.principal.values.length;
    return statement.conditions.flatMap(condition => {
      const isForeignClaim =
        parseClaimKey(condition.key) !== undefined &&
        !providers.some(({ issuer }) =>
          condition.foldedKey.startsWith(`${foldCase(issuer)}:`),
        );
      const isAbsent = mechanisms.every(
        ({ lookup }) => lookup(condition.foldedKey).state === 'absent',
      );
      if (
        !isOnlyThese ||
        !isAbsent ||
        isForeignClaim ||
        condition.operator?.operator === 'Null'
      ) {
        return [];
      }
      const holds =
        isNegated(condition) ||
        condition.operator?.ifExists ||
        condition.operator?.qualifier === 'ForAllValues';
      return [
        finding(
          holds && statement.effect === 'Allow'
            ? 'NEGATED_KEY_NEVER_PRESENT'
            : 'KEY_NEVER_PRESENT',
          condition.path,
          `${quote(
            condition.key,
          )} is never in the requests of this principal, so the condition ${
            holds ? 'always' : 'never'
          } holds. Remove it, or use a key that is there.`,
        ),
      ];
    });
  });

/** Rules on issuers and condition keys. */
export const keyRules: Lint[] = [
  providerArns,
  keys,
  severalProviders,
  absentKeys,
];
