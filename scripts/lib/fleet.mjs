import fs from 'node:fs';
import path from 'node:path';
import { hashTree, readStamp, writeStamp } from './stamps.mjs';

const timestamp = date =>
  date
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(':', '-');

/**
 * Keeps the demo's working copy of the committed fleet. The copy may be changed by hand: it is replaced only when the
 * committed fleet has changed (or with `reset`), and what was changed in it is then kept aside.
 *
 * @returns `{ state: 'present' | 'copied' | 'replaced', keptAside? }`
 */
export function ensureFleetCopy({
  example,
  copy,
  reset = false,
  now = new Date(),
}) {
  const stampFile = `${copy}.stamp`;
  const exampleHash = hashTree(example);
  let keptAside;
  let state = 'copied';
  if (fs.existsSync(copy)) {
    const copiedFrom = readStamp(stampFile);
    if (copiedFrom === exampleHash && !reset) {
      return { state: 'present' };
    }
    state = 'replaced';
    const copyHash = hashTree(copy);
    if (copyHash !== copiedFrom && copyHash !== exampleHash) {
      keptAside = `${copy}-kept-${timestamp(now)}`;
      fs.renameSync(copy, keptAside);
    }
  }
  // Copied beside and then moved, so that a reader never meets half a fleet under the name.
  const incoming = `${copy}.incoming`;
  fs.rmSync(incoming, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(copy), { recursive: true });
  fs.cpSync(example, incoming, { recursive: true });
  fs.rmSync(copy, { recursive: true, force: true });
  fs.renameSync(incoming, copy);
  writeStamp(stampFile, exampleHash);
  return { state, keptAside };
}
