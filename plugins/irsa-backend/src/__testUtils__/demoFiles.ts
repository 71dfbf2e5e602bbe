import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { today, writeDemo } from './writeDemo';

/** Text by path, such as `accounts/111122223333/account-summary.json`. */
export type EstateFiles = Readonly<Record<string, string>>;

/** The files of the demo in some of its folders, such as `accounts/111122223333`, as they are today. */
export async function demoFiles(
  folders: readonly string[],
): Promise<EstateFiles> {
  const directory = await mkdtemp(join(tmpdir(), 'irsa-demo-'));
  try {
    await writeDemo(directory, today());
    const fleet = join(directory, 'fleet');
    const files: Record<string, string> = {};
    for (const folder of folders) {
      const entries = await readdir(join(fleet, folder), {
        recursive: true,
        withFileTypes: true,
      });
      for (const entry of entries.filter(each => each.isFile())) {
        const path = join(entry.parentPath, entry.name);
        files[relative(fleet, path)] = await readFile(path, 'utf8');
      }
    }
    return files;
  } finally {
    await rm(directory, { recursive: true });
  }
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
