import { EntityIdentity } from '../api';
import { IdentityStatus, ResolvedIdentity, SourceState } from '../model';
import { ageInWords, withdrawOldVerdicts } from './freshness';
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

/** Worst first. */
const ORDER: readonly IdentityStatus[] = [
  'broken',
  'unknown',
  'attention',
  'works',
];

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
  const status = statusOf(identity);
  return {
    ...identity,
    status,
    sentence: sentenceOf(identity, status),
    sources,
    policyText: options.policyText,
  };
}

function statusOf(identity: ResolvedIdentity): IdentityStatus {
  const statuses = identity.bindings.map(binding => binding.status);
  const worst = ORDER.find(status =>
    (statuses as IdentityStatus[]).includes(status),
  );
  const problems = identity.search.problems.map(problem => problem.code);
  if (worst === 'broken' || problems.includes('SERVICE_ACCOUNT_NOT_FOUND')) {
    return 'broken';
  }
  if (problems.length > 0) {
    return 'unknown';
  }
  if (worst) {
    return worst;
  }
  // Pods are evidence too: one of them may carry an identity that its template does not show.
  const everythingRead =
    identity.search.notRead.length === 0 &&
    identity.search.clusters.length > 0 &&
    identity.workloads.every(workload => workload.pods !== undefined);
  return everythingRead ? 'none' : 'unknown';
}
