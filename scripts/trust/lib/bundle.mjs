import path from 'node:path';
import { commonSources, importBundle } from '../../lib/bundle.mjs';

/** Where the engine lies. */
export const trustDirectory = path.join(commonSources, 'trust/');

/**
 * Imports files of the engine from their sources, as one module.
 *
 * @param {string[]} files - paths under the folder of the engine, without extension
 */
export const importTrust = files => importBundle(trustDirectory, files);
