import { EvidenceDocument, RoleRecord } from '../model';
import {
  parseTrustPolicy,
  trustScope,
  ParsedTrustPolicy,
  TrustScope,
} from '../trust';
import { Estate, EstateAccount } from './estate';
import { memoize } from './memoize';

/** Trust policies, each parsed and measured once however many service accounts ask for it. */
export interface TrustReader {
  parse(role: RoleRecord): ParsedTrustPolicy;
  scope(role: RoleRecord): TrustScope;
}

const parseOf = memoize((role: RoleRecord) =>
  parseTrustPolicy(role.trustPolicy),
);

/** Scopes of an account's roles. They depend on its providers, which are the same as long as the account is. */
const scopesOf = memoize((account: EstateAccount) => {
  // Unless all providers of the account were read, one that is not listed may still be there.
  const providers = account.complete.has('oidc-provider')
    ? {
        providers: [...account.providers.values()].map(provider => ({
          arn: provider.arn,
          clientIds: [...provider.clientIds],
        })),
      }
    : {};
  return memoize((role: RoleRecord) =>
    trustScope(parseOf(role).policy, { roleArn: role.arn, ...providers }),
  );
});

/** Creates a reader over an estate. */
export function createTrustReader(estate: Estate): TrustReader {
  return {
    parse: parseOf,
    scope: role => {
      const account = estate.accounts.get(role.account);
      if (!account) {
        throw new Error(`No account '${role.account}' in the estate`);
      }
      return scopesOf(account)(role);
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
