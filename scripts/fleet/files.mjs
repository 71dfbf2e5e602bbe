import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Folders that the generator owns, so that a file in them that it does not write is a difference. */
const OWN_FOLDERS = ['fleet', 'catalog'];

async function readText(path) {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

async function listFiles(directory, folder) {
  let entries;
  try {
    entries = await readdir(join(directory, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
  const nested = await Promise.all(
    entries.map(entry => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(directory, path) : [path];
    }),
  );
  return nested.flat();
}

/** Writes the files that differ, and returns their paths. */
export async function writeFiles(directory, files) {
  const written = [];
  for (const [path, text] of files) {
    const target = join(directory, path);
    if ((await readText(target)) !== text) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
      written.push(path);
    }
  }
  return written;
}

/** Compares a folder with the files that it should hold: `{ path, what }` for each that differs, is missing or is too much. */
export async function compareFiles(directory, files) {
  const differences = [];
  for (const [path, text] of files) {
    const found = await readText(join(directory, path));
    if (found === undefined) {
      differences.push({ path, what: 'is missing' });
    } else if (found !== text) {
      differences.push({ path, what: 'differs' });
    }
  }
  for (const folder of OWN_FOLDERS) {
    for (const path of await listFiles(directory, folder)) {
      if (!files.has(path)) {
        differences.push({ path, what: 'is not made by the generator' });
      }
    }
  }
  return differences;
}
