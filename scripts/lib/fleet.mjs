import fs from 'node:fs';
import path from 'node:path';
import { dayOf, ESTATE_DAY, moveTimes } from '../fleet/moveTimes.mjs';
import { hashTree, listFiles, readStamp, writeStamp } from './stamps.mjs';

const timestamp = date =>
  date
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(':', '-');

/** Copies a fleet, with its times moved from one day to another. */
function copyMoved(source, target, from, to) {
  for (const file of listFiles(source)) {
    const text = fs.readFileSync(path.join(source, file), 'utf8');
    const copy = path.join(target, file);
    fs.mkdirSync(path.dirname(copy), { recursive: true });
    fs.writeFileSync(copy, moveTimes(text, from, to));
  }
}

/** Copies the committed fleet as it would be if it had been written today, so that nothing in it grows old. */
export function copyFleet(example, copy, now = new Date()) {
  copyMoved(example, copy, ESTATE_DAY, dayOf(now));
}

/** Puts a fleet in the place of another at once: a reader never meets half a fleet under the name. */
function replace(copy, write) {
  const incoming = `${copy}.incoming`;
  fs.rmSync(incoming, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(copy), { recursive: true });
  write(incoming);
  fs.rmSync(copy, { recursive: true, force: true });
  fs.renameSync(incoming, copy);
}

/**
 * Keeps the demo's working copy of the committed fleet, with its times moved to today. The copy may be changed by hand: it is replaced
 * only when the committed fleet has changed (or with `reset`), and what was changed in it is then kept aside.
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
  const today = dayOf(now);
  const stamp = () => writeStamp(stampFile, `${exampleHash} ${today}`);
  let keptAside;
  let state = 'copied';
  if (fs.existsSync(copy)) {
    // A copy of an earlier version of the demo has its times as committed.
    const [copiedFrom, day = ESTATE_DAY] =
      readStamp(stampFile)?.split(' ') ?? [];
    if (copiedFrom === exampleHash && !reset) {
      if (day !== today) {
        replace(copy, incoming => copyMoved(copy, incoming, day, today));
        stamp();
      }
      return { state: 'present' };
    }
    state = 'replaced';
    const copyHash = hashTree(copy, content =>
      Buffer.from(moveTimes(content.toString('utf8'), day, ESTATE_DAY)),
    );
    if (copyHash !== copiedFrom && copyHash !== exampleHash) {
      keptAside = `${copy}-kept-${timestamp(now)}`;
      fs.renameSync(copy, keptAside);
    }
  }
  replace(copy, incoming => copyFleet(example, incoming, now));
  stamp();
  return { state, keptAside };
}
