import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import Router from 'express-promise-router';
import request from 'supertest';
import irsaPlugin from '../../index';

const KINDS: Record<string, string> = {
  pods: 'Pod',
  jobs: 'Job',
  cronjobs: 'CronJob',
  replicasets: 'ReplicaSet',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  serviceaccounts: 'ServiceAccount',
  namespaces: 'Namespace',
};

/** Stands where the Kubernetes plugin's proxy stands, and lets nobody in but plugins that name a cluster it has. */
const kubernetesPlugin = createBackendPlugin({
  pluginId: 'kubernetes',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ httpAuth, httpRouter }) {
        const router = Router();
        router.get('/proxy/*', async (req, res) => {
          const { principal } = await httpAuth.credentials(req, {
            allow: ['service'],
          });
          if (req.header('Backstage-Kubernetes-Cluster') !== 'there') {
            res.status(404).json({ error: { message: 'Cluster not found' } });
            return;
          }
          const resource = req.path.split('/').at(-1) ?? '';
          const kind = KINDS[resource];
          const items =
            kind === 'Namespace'
              ? [{ metadata: { name: principal.subject } }]
              : [];
          res.json({ kind: `${kind}List`, metadata: {}, items });
        });
        httpRouter.use(router);
      },
    });
  },
});

/** Has the one source read, and waits for what comes of it. */
async function read(server: Parameters<typeof request>[0]) {
  const authorization = mockCredentials.user.header();
  const refresh = await request(server)
    .post('/api/irsa/v1/refresh')
    .set('Authorization', authorization)
    .send({});
  expect(refresh.status).toBe(202);
  for (;;) {
    const { body } = await request(server)
      .get('/api/irsa/v1/sources')
      .set('Authorization', authorization);
    const [source] = body.items;
    if (source.status !== 'never-read' && !source.run) {
      return source;
    }
    await sleep(50);
  }
}

describe('a cluster of the Backstage Kubernetes plugin', () => {
  it.each([
    [
      'there',
      {
        id: 'kubernetes:prod',
        kind: 'kubernetes',
        title: 'prod',
        status: 'ok',
        counts: { namespace: 1 },
        problems: [],
      },
    ],
    [
      'elsewhere',
      {
        status: 'failed',
        problems: [
          {
            message:
              'Listing pods of prod failed: the answer is 404: Cluster not found.',
          },
        ],
      },
    ],
  ])(
    'is read with a token of this plugin: %s',
    async (cluster, expected) => {
      const { server } = await startTestBackend({
        features: [
          irsaPlugin,
          kubernetesPlugin,
          catalogServiceMock.factory({ entities: [] }),
          mockServices.rootConfig.factory({
            data: {
              irsa: {
                clusters: [{ name: 'prod', kubernetesPlugin: { cluster } }],
              },
            },
          }),
        ],
      });
      expect(await read(server)).toMatchObject(expected);
    },
    30_000,
  );
});
