import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Puts a file in the place of another at once. Names that begin with a dot are not read, so nobody meets half a file. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const incoming = path.join(
    path.dirname(file),
    `.incoming-${path.basename(file)}`,
  );
  await writeFile(incoming, text);
  await rename(incoming, file);
}

/** JSON as the AWS CLI prints it. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, undefined, 4)}\n`;
}
