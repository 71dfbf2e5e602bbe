import { createRequire } from 'node:module';
import { fromRoot } from '../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
// The backend itself is started with this: it compiles TypeScript as it is loaded.
require('@backstage/cli/config/nodeTransform.cjs');

/** A module of the backend's tests, such as `sources/aws/__testUtils__/AwsEmulator`. */
export const backendModule = name =>
  require(fromRoot('plugins/irsa-backend/src', `${name}.ts`));
