import type { SourceState } from 'backstage-plugin-irsa-common';

/** A source that was read in time and whole. */
export function aSource(overrides: Partial<SourceState> = {}): SourceState {
  return {
    id: 'files:fleet/clusters/prod-use1',
    kind: 'files',
    title: 'prod-use1',
    status: 'ok',
    readAt: '2026-11-24T08:00:00.000Z',
    stale: false,
    counts: {},
    problems: [],
    ...overrides,
  };
}
