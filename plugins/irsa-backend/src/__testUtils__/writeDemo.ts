import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const GENERATOR = resolve(__dirname, '../../../../scripts/fleet/generate.mjs');

/**
 * Writes the demo into a directory as it is on a day, such as `2026-11-24`, with the generator that wrote `examples/`: what is two weeks old
 * there is always two weeks old.
 */
export async function writeDemo(directory: string, day: string): Promise<void> {
  await promisify(execFile)(process.execPath, [
    GENERATOR,
    '--out',
    directory,
    '--day',
    day,
  ]);
}

/** Today in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
