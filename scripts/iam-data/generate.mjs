// Writes the table of access levels: `node scripts/iam-data/generate.mjs [--check]`.
import { enter } from '../lib/entry.mjs';

enter(() => import('./lib/generate.mjs'));
