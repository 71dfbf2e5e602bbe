import { EntityBinding, Hop, ResolvedIdentity, SourceState } from '../model';

/** A duration in words: "41 min", "19 h", "3 days". */
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

/**
 * Takes back every verdict that rests on a source which is too old to be believed.
 *
 * @param tooOld - the sources whose snapshot is older than `irsa.staleAfter`, with their age in words.
 */
export function withdrawOldVerdicts(
  identity: ResolvedIdentity,
  tooOld: ReadonlyMap<string, { source: SourceState; age: string }>,
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
  tooOld: ReadonlyMap<string, { source: SourceState; age: string }>,
): EntityBinding {
  let old: { source: SourceState; age: string } | undefined;
  const lane = binding.lane.map((hop): Hop => {
    const id = hop.sources.find(source => tooOld.has(source));
    const found = id === undefined ? undefined : tooOld.get(id);
    if (!found || hop.status === 'unknown') {
      return hop;
    }
    old = found;
    const because = `${found.source.title} was last read ${found.age} ago`;
    return {
      ...hop,
      status: 'unknown',
      detail: {
        cause: `${found.source.title} was last read ${found.age} ago, so this may have changed. What was read then: ${hop.fact}.`,
        because,
        evidence: hop.detail?.evidence ?? [],
        settle: `A fresh read of ${found.source.title}.`,
      },
    };
  });
  if (!old) {
    return binding;
  }
  return {
    ...binding,
    lane,
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
}
