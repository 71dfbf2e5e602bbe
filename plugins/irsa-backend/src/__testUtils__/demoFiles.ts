import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

const DEMO = resolve(__dirname, '../../../../examples/fleet');

/** Text by path, such as `accounts/111122223333/account-summary.json`. */
export type EstateFiles = Readonly<Record<string, string>>;

/** The files of the demo in some of its folders, such as `accounts/111122223333`. */
export async function demoFiles(
  folders: readonly string[],
): Promise<EstateFiles> {
  const files: Record<string, string> = {};
  for (const folder of folders) {
    const entries = await readdir(join(DEMO, folder), {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of entries.filter(each => each.isFile())) {
      const path = join(entry.parentPath, entry.name);
      files[relative(DEMO, path)] = await readFile(path, 'utf8');
    }
  }
  return files;
}

/** The same files with other words in place of some, in paths too. */
export function withWords(
  files: EstateFiles,
  words: Readonly<Record<string, string>>,
): EstateFiles {
  const change = (text: string) =>
    Object.entries(words).reduce(
      (changed, [from, to]) => changed.replaceAll(from, to),
      text,
    );
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [change(path), change(text)]),
  );
}

/** The files of one folder by their path within it. */
export function filesIn(
  files: EstateFiles,
  folder: string,
): [path: string, text: string][] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(([path, text]) => [path.slice(folder.length + 1), text]);
}
