import type { Hop, HopKind } from 'backstage-plugin-irsa-common';

const ORDER = ['broken', 'unknown', 'attention'] as const;

/** The hop that is open at first: the broken one, else the first that is unknown, else the first that needs attention. */
export function initialHop(lane: readonly Hop[]): HopKind | undefined {
  for (const status of ORDER) {
    const hop = lane.find(candidate => candidate.status === status);
    if (hop) {
      return hop.hop;
    }
  }
  return undefined;
}
