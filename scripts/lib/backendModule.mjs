import { createRequire } from 'node:module';
import { fromRoot } from './paths.mjs';

const require = createRequire(import.meta.url);
// The backend itself is started with this: it compiles TypeScript as it is loaded.
require('@backstage/cli/config/nodeTransform.cjs');

/** A module of the backend as it is in the sources, such as `config/readIrsaConfig`. */
export const backendModule = name =>
  require(fromRoot('plugins/irsa-backend/src', `${name}.ts`));

/** The library that backend and pages share, as it is in the sources. */
export const commonLibrary = () =>
  require(fromRoot('plugins/irsa-common/src/index.ts'));
