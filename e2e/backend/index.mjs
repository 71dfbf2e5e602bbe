// The backend of the demo portal with a policy that takes rights away, for tests that do so.
import { createRequire } from 'node:module';
import { createBackend } from '@backstage/backend-defaults';
import { restrictionsModule } from './restrictions.mjs';

const require = createRequire(import.meta.url);
const { features } = require('../../packages/backend/src/features.ts');

const backend = createBackend();
features().forEach(feature => backend.add(feature));
backend.add(restrictionsModule);
backend.start();
