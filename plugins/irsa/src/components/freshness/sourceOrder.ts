import type { SourceState } from 'backstage-plugin-irsa-common';

const ORDER: readonly SourceState['status'][] = [
  'failed',
  'never-read',
  'partial',
  'ok',
];

/** Sources with the ones in trouble first, each group as it came. */
export function worstFirst(sources: readonly SourceState[]): SourceState[] {
  return [...sources].sort(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status),
  );
}

/** When the oldest of the sources was read; a page is as old as the oldest thing that it rests on. */
export function oldestReadAt(
  sources: readonly SourceState[],
): string | undefined {
  return sources
    .flatMap(({ readAt }) => readAt ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
