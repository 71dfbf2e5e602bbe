import { RecordByKind, RecordKind } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';

/** Everything that a source yielded, sorted out. */
export interface ReadItems {
  readonly items: readonly SourceItem[];
  of<K extends RecordKind>(kind: K): RecordByKind[K][];
  /** `<kind> of <account or cluster>`, sorted. */
  readonly complete: readonly string[];
  readonly problems: readonly {
    message: string;
    permission?: string;
    paste?: string;
  }[];
  /** What ended the read, where something did. */
  readonly error?: unknown;
}

/** Reads a source to its end, be it a good one or not. */
export async function readItems(
  source: AsyncIterable<SourceItem>,
): Promise<ReadItems> {
  const items: SourceItem[] = [];
  let error: unknown;
  try {
    for await (const item of source) {
      items.push(item);
    }
  } catch (caught) {
    error = caught;
  }
  return {
    items,
    of: <K extends RecordKind>(kind: K) =>
      items.flatMap(item =>
        item.type === 'record' && item.record.kind === kind
          ? [item.record.value as RecordByKind[K]]
          : [],
      ),
    complete: items
      .flatMap(item =>
        item.type === 'complete'
          ? [`${item.mark.kind} of ${item.mark.of}`]
          : [],
      )
      .sort(),
    problems: items.flatMap(item =>
      item.type === 'problem' ? [item.problem] : [],
    ),
    ...(error !== undefined ? { error } : {}),
  };
}
