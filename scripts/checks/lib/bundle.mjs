import path from 'node:path';
import { commonSources, importBundle } from '../../lib/bundle.mjs';

/** Imports the catalogue of checks from its sources. */
export const importChecks = () =>
  importBundle(path.join(commonSources, 'checks'), [
    'catalogue',
    'notDetected',
    'framework/unread',
    'framework/severity',
  ]);
