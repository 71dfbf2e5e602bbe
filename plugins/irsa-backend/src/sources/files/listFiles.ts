import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Names of the files in a folder, in a fixed order. Links are followed, since mounted ConfigMaps are made of them. */
export async function listFiles(folder: string): Promise<string[]> {
  return listEntries(folder, 'file');
}

/** Names of the folders in a folder, in a fixed order; none when the folder is not there. */
export async function listFolders(folder: string): Promise<string[]> {
  return listEntries(folder, 'folder');
}

async function listEntries(
  folder: string,
  wanted: 'file' | 'folder',
): Promise<string[]> {
  const names: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith('.')) {
      continue;
    }
    const entry = await stat(join(folder, name));
    if (wanted === 'file' ? entry.isFile() : entry.isDirectory()) {
      names.push(name);
    }
  }
  return names;
}
