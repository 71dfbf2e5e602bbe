import type { SourceState } from 'backstage-plugin-irsa-common';

/** How many sources are in each state. */
export interface SourceCounts {
  readonly all: number;
  readonly ok: number;
  readonly partial: number;
  readonly failed: number;
  readonly neverRead: number;
  /** Read whole, but longer ago than three times the frequency. */
  readonly stale: number;
}

/** Counts sources by state. */
export function countSources(sources: readonly SourceState[]): SourceCounts {
  const of = (status: SourceState['status']) =>
    sources.filter(source => source.status === status).length;
  return {
    all: sources.length,
    ok: of('ok'),
    partial: of('partial'),
    failed: of('failed'),
    neverRead: of('never-read'),
    stale: sources.filter(({ stale, status }) => stale && status === 'ok')
      .length,
  };
}
