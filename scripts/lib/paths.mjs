import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this checkout. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

export const fromRoot = (...segments) => path.join(root, ...segments);

/** Everything the demo writes: the fleet's working copy, the database, the logs. */
export const demoDirectory = fromRoot('.demo');

/** The Node that the machine lacks. */
export const nodeDirectory = fromRoot('.node');
