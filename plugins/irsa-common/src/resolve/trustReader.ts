import { EvidenceDocument, RoleRecord } from '../model';
import {
  parseTrustPolicy,
  trustScope,
  ParsedTrustPolicy,
  TrustScope,
} from '../trust';
import { Estate } from './estate';

/** Trust policies, each parsed and measured once however many service accounts ask for it. */
export interface TrustReader {
  parse(role: RoleRecord): ParsedTrustPolicy;
  scope(role: RoleRecord): TrustScope;
}

/** Creates a reader over an estate. */
export function createTrustReader(estate: Estate): TrustReader {
  const parsed = new Map<string, ParsedTrustPolicy>();
  const scopes = new Map<string, TrustScope>();

  const parse = (role: RoleRecord) => {
    const policy = parsed.get(role.arn) ?? parseTrustPolicy(role.trustPolicy);
    parsed.set(role.arn, policy);
    return policy;
  };

  return {
    parse,
    scope: role => {
      let scope = scopes.get(role.arn);
      if (!scope) {
        // Unless all providers of the account were read, one that is not listed may still be there.
        const providers = estate.isComplete('oidc-provider', role.account)
          ? [
              ...(estate.accounts.get(role.account)?.providers.values() ?? []),
            ].map(provider => ({
              arn: provider.arn,
              clientIds: [...provider.clientIds],
            }))
          : undefined;
        scope = trustScope(parse(role).policy, {
          roleArn: role.arn,
          ...(providers ? { providers } : {}),
        });
        scopes.set(role.arn, scope);
      }
      return scope;
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
