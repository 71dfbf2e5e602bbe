import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const NEVER_SOURCES = new Set([
  'node_modules',
  'dist',
  'dist-types',
  'coverage',
]);

/** All files below a folder in a fixed order, as paths relative to it. Folders that hold no sources are left out. */
export function listFiles(directory, below = '') {
  const entries = fs
    .readdirSync(path.join(directory, below), { withFileTypes: true })
    .filter(entry => !NEVER_SOURCES.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    const relative = path.posix.join(below, entry.name);
    return entry.isDirectory() ? listFiles(directory, relative) : [relative];
  });
}

/**
 * One hash over names and contents of everything below a folder.
 *
 * @param contentOf - gives the content of a file another form before it counts
 */
export function hashTree(directory, contentOf = content => content) {
  const hash = createHash('sha256');
  for (const file of listFiles(directory)) {
    const content = contentOf(fs.readFileSync(path.join(directory, file)));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** One hash over a list of texts. */
export function hashTexts(texts) {
  const hash = createHash('sha256');
  for (const text of texts) {
    hash.update(`${Buffer.byteLength(text)}\0`).update(text);
  }
  return hash.digest('hex');
}

/** What a stamp file says, or undefined when there is none that can be read. */
export function readStamp(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}

export function writeStamp(file, stamp) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${stamp}\n`);
}
