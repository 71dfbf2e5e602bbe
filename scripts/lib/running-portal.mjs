import fs from 'node:fs';
import path from 'node:path';
import { demoDirectory } from './paths.mjs';

const FILE = path.join(demoDirectory, 'portal.json');

/** The portal that runs from this checkout, or undefined. A file left by one that was killed counts for nothing. */
export async function findRunningPortal(file = FILE) {
  let recorded;
  try {
    recorded = JSON.parse(fs.readFileSync(file, 'utf8'));
    process.kill(recorded.pid, 0);
  } catch {
    // No file, half a file, or no such process: no portal runs.
    return undefined;
  }
  try {
    // Another program may have got the number since, so the address has to answer too.
    await fetch(recorded.address, { signal: AbortSignal.timeout(5000) });
    return recorded;
  } catch {
    return undefined;
  }
}

/** Records that this program serves the portal; answers with a function that takes the record back. */
export function recordRunningPortal(address, file = FILE) {
  fs.writeFileSync(file, `${JSON.stringify({ pid: process.pid, address })}\n`);
  return () => fs.rmSync(file, { force: true });
}
