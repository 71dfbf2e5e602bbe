import { EntityIdentity } from '../api';
import { ResolvedIdentity, SourceState } from '../model';
import { ageInWords, withdrawOldVerdicts } from './freshness';
import { identityStanding, identityStatus } from './identityStatus';
import { sentenceOf } from './sentence';

/**
 * An entity's identity with its verdict, before the catalog and the checks add what they know.
 *
 * @public
 */
export type AssessedIdentity = Omit<
  EntityIdentity,
  'place' | 'declared' | 'differences' | 'findings' | 'setup'
>;

/**
 * Finishes an answer for a reader: takes back verdicts that rest on sources too old to be believed, and sums up in a status and a
 * sentence.
 *
 * @param options - `now` in milliseconds since 1970; `staleAfter` in milliseconds, past which a verdict is unknown.
 *
 * @public
 */
export function assessIdentity(
  resolved: ResolvedIdentity,
  sources: readonly SourceState[],
  options: { now: number; staleAfter: number; policyText: boolean },
): AssessedIdentity {
  const tooOld = new Map(
    sources.flatMap(source => {
      const age =
        source.readAt === undefined
          ? undefined
          : options.now - Date.parse(source.readAt);
      return age !== undefined && age > options.staleAfter
        ? [[source.id, { source, age: ageInWords(age) }] as const]
        : [];
    }),
  );
  const identity = withdrawOldVerdicts(resolved, tooOld);
  const status = identityStatus(identityStanding(identity), () => false);
  return {
    ...identity,
    status,
    sentence: sentenceOf(identity, status),
    sources,
    policyText: options.policyText,
  };
}
