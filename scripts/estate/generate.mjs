// Writes an estate of a size as files: `yarn fleet:generate --size large --seed 1 [--out <directory>]`.
import { enter } from '../lib/entry.mjs';

enter(() => import('./lib/generate.mjs'));
