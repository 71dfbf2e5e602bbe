import { join } from 'node:path';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { asList, asText, at } from '../shape';
import { fileProblem } from './fileProblem';
import { readDocuments } from './readDocuments';

/** Name of the file that says what an export covers. */
const MARKER = 'read.yaml';

/**
 * Reads `read.yaml`: `kinds` that were read even where no object of them is there, and `readAt`, the time of the export.
 */
export async function readMarker(
  folder: string,
  files: readonly string[],
): Promise<{ kinds: readonly string[]; items: readonly SourceItem[] }> {
  if (!files.includes(MARKER)) {
    return { kinds: [], items: [] };
  }
  const content = await readDocuments(join(folder, MARKER));
  if ('problem' in content) {
    return { kinds: [], items: [fileProblem(MARKER, content.problem)] };
  }
  const [document] = content.documents;
  const kinds = asList(at(document, 'kinds')).flatMap(
    kind => asText(kind) ?? [],
  );
  const readAt = at(document, 'readAt');
  if (readAt === undefined) {
    return { kinds, items: [] };
  }
  const time = new Date(readAt instanceof Date ? readAt : String(readAt));
  return Number.isNaN(time.getTime())
    ? {
        kinds,
        items: [fileProblem(MARKER, 'readAt is not a time in ISO 8601')],
      }
    : { kinds, items: [{ type: 'read-at', readAt: time.toISOString() }] };
}
