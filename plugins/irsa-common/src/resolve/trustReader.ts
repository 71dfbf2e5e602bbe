import { EvidenceDocument, RoleRecord } from '../model';
import {
  lintTrustPolicy,
  parseTrustPolicy,
  trustScope,
  ParsedTrustPolicy,
  TrustLintFinding,
  TrustOptions,
  TrustScope,
} from '../trust';
import { Estate, EstateAccount } from './estate';
import { memoize } from './memoize';

/** Trust policies, each parsed and measured once however many service accounts ask for it. */
export interface TrustReader {
  parse(role: RoleRecord): ParsedTrustPolicy;
  scope(role: RoleRecord): TrustScope;
}

/** The trust policy of a role, parsed once. */
export const parsedTrust = memoize((role: RoleRecord) =>
  parseTrustPolicy(role.trustPolicy),
);

/** What the engine says of an account's roles. It depends on the providers there, which are the same as long as the account is. */
const trustIn = memoize((account: EstateAccount) => {
  const options: TrustOptions = {
    // Unless all providers of the account were read, one that is not listed may still be there.
    ...(account.complete.has('oidc-provider')
      ? {
          providers: [...account.providers.values()].map(provider => ({
            arn: provider.arn,
            clientIds: [...provider.clientIds],
          })),
        }
      : {}),
    ...(account.account?.assumeRolePolicySizeQuota
      ? { sizeQuota: account.account.assumeRolePolicySizeQuota }
      : {}),
  };
  return {
    scope: memoize((role: RoleRecord) =>
      trustScope(parsedTrust(role).policy, { roleArn: role.arn, ...options }),
    ),
    lint: memoize((role: RoleRecord) =>
      lintTrustPolicy(parsedTrust(role).policy, {
        roleArn: role.arn,
        ...options,
      }),
    ),
  };
});

/** Who can become a role of an account, found once. */
export function trustScopeOf(
  account: EstateAccount,
  role: RoleRecord,
): TrustScope {
  return trustIn(account).scope(role);
}

/** What is wrong with the trust policy of a role of an account, found once. */
export function trustLintOf(
  account: EstateAccount,
  role: RoleRecord,
): readonly TrustLintFinding[] {
  return trustIn(account).lint(role);
}

/** Creates a reader over an estate. */
export function createTrustReader(estate: Estate): TrustReader {
  return {
    parse: parsedTrust,
    scope: role => {
      const account = estate.accounts.get(role.account);
      if (!account) {
        throw new Error(`No account '${role.account}' in the estate`);
      }
      return trustScopeOf(account, role);
    },
  };
}

/**
 * A trust policy as a page shows it: formatted, with the lines at the given JSON paths marked.
 */
export function trustDocument(
  role: RoleRecord,
  policy: unknown,
  paths: readonly (string | undefined)[],
  mark: EvidenceDocument['mark'],
): EvidenceDocument {
  const text = JSON.stringify(policy, null, 2);
  const { positionOf } = parseTrustPolicy(text);
  const lines = new Set<number>();
  for (const path of paths) {
    const position = path === undefined ? undefined : positionOf(path);
    if (!position) {
      continue;
    }
    for (
      let line = position.line;
      line <= (position.endLine ?? position.line);
      line++
    ) {
      lines.add(line);
    }
  }
  return {
    title: `Trust policy of ${role.name}`,
    text,
    decidingLines: [...lines].sort((a, b) => a - b),
    mark,
  };
}
