import { EvidenceDocument, RoleRecord } from '../model';
import {
  ParsedTrustPolicy,
  parseTrustPolicy,
  TrustRequester,
  TrustScope,
} from '../trust';
import { DecidedRequest } from '../trust/policyReading';
import { judgedTrustOf, notAllowedBy, parsedTrustOf } from './accountTrust';
import { Estate, EstateAccount } from './estate';

/** Trust policies of an estate, each parsed and measured once however many service accounts ask for it. */
export interface TrustReader {
  parse(role: RoleRecord): ParsedTrustPolicy;
  scope(role: RoleRecord): TrustScope;
  /** What a service account asks of a role and does not certainly get, until the first that is denied. */
  notAllowed(
    role: RoleRecord,
    requester: TrustRequester,
  ): readonly DecidedRequest[];
}

/** Creates a reader over an estate. */
export function createTrustReader(estate: Estate): TrustReader {
  const accountOf = (role: RoleRecord): EstateAccount => {
    const account = estate.accounts.get(role.account);
    if (!account) {
      throw new Error(`No account '${role.account}' in the estate`);
    }
    return account;
  };
  return {
    parse: role => parsedTrustOf(accountOf(role), role),
    scope: role => judgedTrustOf(accountOf(role), role).scope,
    notAllowed: (role, requester) =>
      notAllowedBy(accountOf(role), role, requester),
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
