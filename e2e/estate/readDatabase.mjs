import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { fromRoot } from '../../scripts/lib/paths.mjs';

const require = createRequire(fromRoot('packages/backend/package.json'));
const Database = require('better-sqlite3');

const UNPACK = [
  zlib.gunzipSync,
  zlib.inflateSync,
  zlib.inflateRawSync,
  zlib.brotliDecompressSync,
];

/** Everything that a value of a column can be read as. */
function textsOf(value) {
  if (!Buffer.isBuffer(value)) {
    return [String(value)];
  }
  const texts = [value.toString('latin1')];
  for (const unpack of UNPACK) {
    try {
      texts.push(unpack(value).toString('utf8'));
    } catch {
      // Not packed in this way.
    }
  }
  return texts;
}

/** Every value of every column in the SQLite files of a folder and the folders in it, as text. */
export function readDatabases(directory) {
  return readdirSync(directory, { recursive: true })
    .filter(name => name.endsWith('.sqlite'))
    .flatMap(name => readDatabase(path.join(directory, name)));
}

function readDatabase(file) {
  const database = new Database(file, { readonly: true });
  try {
    return database
      .prepare("select name from sqlite_master where type = 'table'")
      .pluck()
      .all()
      .flatMap(table =>
        database.prepare(`select * from "${table}"`).raw().all().flat(),
      )
      .flatMap(textsOf);
  } finally {
    database.close();
  }
}
