import type { SourceState } from 'backstage-plugin-irsa-common';

/** What the reader has to know about a source. */
export type Banner =
  | 'failed'
  | 'failed-without-snapshot'
  | 'never-read'
  | 'partial'
  | 'stale';

/** The one banner that a source calls for, the gravest first; none when it was read in time and whole. */
export function bannerOf(source: SourceState): Banner | undefined {
  switch (source.status) {
    case 'failed':
      return source.readAt ? 'failed' : 'failed-without-snapshot';
    case 'never-read':
      return 'never-read';
    case 'partial':
      return 'partial';
    default:
      return source.stale ? 'stale' : undefined;
  }
}
