import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import irsaPlugin from '../src';
import { storiesModule, storiesPlugin } from './storiesPlugin';

createDevApp({ features: [irsaPlugin, storiesPlugin, storiesModule] });
