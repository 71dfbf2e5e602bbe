import { parseClaimKey } from '../claimKey';
import { quote } from '../json/value';
import type { ConditionModel, StatementModel } from '../policyModel';
import { foldCase } from '../letterCase';
import { irsaMechanism, podIdentityMechanism } from '../scope/mechanism';
import { statementAction } from '../scope/statementSet';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import {
  isNegated,
  kubernetesProvidersOf,
  namesPodIdentity,
  providersOf,
} from './subject';
import type { Lint } from './subject';

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
      return /^https?:\/\//i.test(issuer) || /^[^/]*:\d/.test(issuer)
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

/** The issuers that a statement is about, found by their spelling. */
interface StatementIssuers {
  /** Folded issuers of the providers. */
  own: Set<string>;
  /** Issuers of the providers as written, without what people get wrong. */
  alike: Map<string, string>;
  /** Folded issuers of all claims in the conditions. */
  claimed: Set<string>;
}

/** An issuer without slash and port at its end. */
function plainIssuer(issuer: string): string {
  return foldCase(issuer)
    .replace(/:443(?=\/|$)/, '')
    .replace(/\/$/, '');
}

function claimedIssuers({ conditions }: StatementModel): Set<string> {
  return new Set(
    conditions.flatMap(({ key }) => {
      const claim = parseClaimKey(key);
      return claim ? [foldCase(claim.issuer)] : [];
    }),
  );
}

function issuersOf(statement: StatementModel): StatementIssuers {
  const issuers = providersOf(statement).map(({ issuer }) => issuer);
  return {
    own: new Set(issuers.map(foldCase)),
    alike: new Map(issuers.map(issuer => [plainIssuer(issuer), issuer])),
    claimed: claimedIssuers(statement),
  };
}

function keyProblem(
  condition: ConditionModel,
  { own, alike, claimed }: StatementIssuers,
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
  const [issuer] = alike.values();
  if (!claim || issuer === undefined || own.has(foldCase(claim.issuer))) {
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
  const meant = alike.get(plainIssuer(claim.issuer));
  if (meant !== undefined) {
    return finding(
      'ISSUER_SPELLING',
      path,
      'The key differs from the issuer in the ARN of the provider by a slash or port; they have to be the same text.',
      `${meant}${rest}`,
    );
  }
  if (claimed.size > 1) {
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
        `${issuer}${rest}`,
      )
    : finding(
        'KEY_OF_OTHER_ISSUER',
        path,
        `${quote(
          key,
        )} is a claim of another issuer than the statement's, so it is never in the request.`,
        `${issuer}${rest}`,
      );
}

const keys: Lint = ({ policy }) =>
  policy.statements.flatMap(statement => {
    const issuers = issuersOf(statement);
    return statement.conditions.flatMap(
      condition => keyProblem(condition, issuers) ?? [],
    );
  });

/** Several providers with conditions on the claims of some of them only. */
const severalProviders: Lint = ({ policy }) =>
  policy.statements.flatMap(statement => {
    return providersOf(statement).length > 1 &&
      claimedIssuers(statement).size > 0
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
    const providers = kubernetesProvidersOf(statement);
    const byIssuer = new Map(
      providers.map(({ issuer, value }) => [foldCase(issuer), value]),
    );
    const isWebIdentity =
      providers.length > 0 &&
      statementAction(statement, 'sts:AssumeRoleWithWebIdentity') === 'yes';
    const hasPods = namesPodIdentity(statement);
    const callers = (isWebIdentity ? providers.length : 0) + (hasPods ? 1 : 0);
    if (callers === 0 || callers !== statement.principal.values.length) {
      return [];
    }
    const podKeys = podIdentityMechanism(true).lookup;
    return statement.conditions.flatMap(condition => {
      const claim = parseClaimKey(condition.key);
      // Providers differ in their own claims only, so one of them answers for all.
      const provider = claim
        ? byIssuer.get(foldCase(claim.issuer))
        : providers[0]?.value;
      const lookups = [
        ...(isWebIdentity && provider !== undefined
          ? [irsaMechanism(provider).lookup]
          : []),
        ...(hasPods ? [podKeys] : []),
      ];
      const isForeignClaim = claim !== undefined && provider === undefined;
      const isAbsent = lookups.every(
        lookup => lookup(condition.foldedKey).state === 'absent',
      );
      if (
        !isAbsent ||
        isForeignClaim ||
        !condition.operator ||
        condition.operator.operator === 'Null'
      ) {
        return [];
      }
      const holds =
        isNegated(condition) ||
        condition.operator.ifExists ||
        condition.operator.qualifier === 'ForAllValues';
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
