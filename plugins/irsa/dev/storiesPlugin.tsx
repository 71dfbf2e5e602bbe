import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { RiBookOpenLine } from '@remixicon/react';
import { irsaApiRef } from '../src/api';
import { StoriesIrsaApi } from './StoriesIrsaApi';

/** One page with every story, each shown as the tab shows it. */
export const storiesPlugin = createFrontendPlugin({
  pluginId: 'stories',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/',
        title: 'Stories',
        icon: <RiBookOpenLine />,
        loader: () =>
          import('./StoriesPage').then(({ StoriesPage }) => <StoriesPage />),
      },
    }),
    PageBlueprint.make({
      name: 'entity',
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: () =>
          import('./StoryPage').then(({ StoryPage }) => <StoryPage />),
      },
    }),
  ],
});

/** Answers from the stories instead of a backend. */
export const storiesModule = createFrontendModule({
  pluginId: 'irsa',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: irsaApiRef,
          deps: {},
          factory: () => new StoriesIrsaApi(),
        }),
    }),
  ],
});
