import { EntityBinding, Hop, ResolvedIdentity, SourceState } from '../model';
import { isWithdrawn, standingOf } from './identityStatus';

/**
 * A duration in words: "41 min", "19 h", "3 days".
 *
 * @public
 */
export function ageInWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) {
    return 'less than 1 min';
  }
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

/** A source whose snapshot is too old to be believed, and its age in words. */
export interface OldSource {
  readonly source: SourceState;
  readonly age: string;
}

/**
 * Takes back every verdict that rests on a source which is too old to be believed.
 *
 * @param tooOld - by id, the sources whose snapshot is older than `irsa.staleAfter`.
 */
export function withdrawOldVerdicts(
  identity: ResolvedIdentity,
  tooOld: ReadonlyMap<string, OldSource>,
): ResolvedIdentity {
  if (tooOld.size === 0) {
    return identity;
  }
  return {
    ...identity,
    bindings: identity.bindings.map(binding => withdraw(binding, tooOld)),
    roles: identity.roles.map(role => ({
      ...role,
      unknown: [
        ...role.unknown,
        ...[...tooOld.values()].map(({ source, age }) => ({
          why: `${source.title} was last read ${age} ago.`,
        })),
      ],
    })),
  };
}

function withdraw(
  binding: EntityBinding,
  tooOld: ReadonlyMap<string, OldSource>,
): EntityBinding {
  const oldOf = (hop: Hop) =>
    hop.sources.flatMap(source => tooOld.get(source) ?? [])[0];
  const reached = binding.lane.filter(hop => hop.status !== 'not-reached');
  const old = reached.map(oldOf).find(found => found !== undefined);
  if (!old || !isWithdrawn(standingOf(binding), id => tooOld.has(id))) {
    return binding;
  }
  return {
    ...binding,
    lane: binding.lane.map(hop => withdrawHop(hop, oldOf(hop) ?? old)),
    verdict: 'unknown',
    status: 'unknown',
    reasons: [
      {
        code: 'SOURCE_STALE',
        message: `${old.source.title} was last read ${old.age} ago, so this cannot be judged.`,
      },
      ...binding.reasons,
    ],
  };

  function withdrawHop(hop: Hop, { source, age }: OldSource): Hop {
    const isFresh = !oldOf(hop) && hop.status !== 'not-reached';
    if (isFresh || hop.status === 'unknown') {
      return hop;
    }
    const because = `${source.title} was last read ${age} ago`;
    return {
      ...hop,
      status: 'unknown',
      detail: {
        cause: `${because}, so this may have changed. What was read then: ${hop.fact}.`,
        because,
        evidence: hop.detail?.evidence ?? [],
        settle: `A fresh read of ${source.title}.`,
      },
    };
  }
}
