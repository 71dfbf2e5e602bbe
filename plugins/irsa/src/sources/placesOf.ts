import type { SourceState } from 'backstage-plugin-irsa-common';
import { sourceFacts } from './sourceFacts';

interface Place {
  readonly id: string;
  readonly label: string;
}

/** The clusters and accounts that sources are about, each once and in their order, as choices of a filter. */
export function placesOf(sources: readonly SourceState[]): {
  readonly clusters: readonly Place[];
  readonly accounts: readonly Place[];
} {
  const facts = sources.map(sourceFacts);
  return {
    clusters: choices(facts.flatMap(({ cluster }) => cluster ?? [])),
    accounts: choices(facts.flatMap(({ account }) => account ?? [])),
  };
}

function choices(names: readonly string[]): Place[] {
  return [...new Set(names)].sort().map(id => ({ id, label: id }));
}
