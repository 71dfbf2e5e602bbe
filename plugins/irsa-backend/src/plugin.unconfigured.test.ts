import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { parse } from 'yaml';
import irsaPlugin from './index';
import { readIrsaConfig } from './config/readIrsaConfig';

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', namespace: 'default' },
};

async function start(data: JsonObject) {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const { server } = await startTestBackend({
    features: [
      irsaPlugin,
      catalogServiceMock.factory({ entities: [component] }),
      logger.factory,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  const get = async (path: string) => {
    const response = await request(server)
      .get(`/api/irsa/v1${path}`)
      .set('Authorization', mockCredentials.user.header());
    expect(response.status).toBe(200);
    return response.body;
  };
  const post = async (path: string) => {
    const response = await request(server)
      .post(`/api/irsa/v1${path}`)
      .set('Authorization', mockCredentials.user.header())
      .send({});
    expect(response.status).toBe(202);
  };
  return { logger, get, post };
}

describe('a backend without sources', () => {
  it.each<[string, JsonObject]>([
    ['no irsa:', {}],
    ['empty lists', { irsa: { files: [], accounts: [] } }],
  ])('says what to add: %s', async (_, data) => {
    const { logger, get } = await start(data);
    const setup = {
      message: expect.stringContaining(
        'Add irsa.accounts, irsa.organization, irsa.clusters or',
      ),
      paste: expect.stringContaining('irsa:'),
    };
    expect(await get('/sources')).toEqual({
      items: [],
      totalItems: 0,
      resolved: true,
      setup,
    });
    expect(await get('/entities/component/default/shop')).toMatchObject({
      status: 'unknown',
      setup,
    });
    expect(
      logger.warn.mock.calls.filter(([message]) =>
        message.includes('Add irsa.accounts'),
      ),
    ).toHaveLength(1);
  });

  it('offers a configuration that is one', async () => {
    const { get } = await start({});
    const { paste } = (await get('/sources')).setup;
    expect(
      readIrsaConfig(mockServices.rootConfig({ data: parse(paste) })).accounts,
    ).toEqual([{ accountId: '111122223333', regions: ['eu-west-1'] }]);
  });

  it('says nothing of the kind where a source is configured', async () => {
    const { logger, get } = await start({
      irsa: { files: [{ directory: './nowhere' }] },
    });
    expect(await get('/sources')).not.toHaveProperty('setup');
    expect(await get('/entities/component/default/shop')).not.toHaveProperty(
      'setup',
    );
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain(
      'Add irsa.accounts',
    );
  });
});

describe('a cluster of the configuration that nothing reads', () => {
  const exports = createMockDirectory();
  const clusters = [
    { name: 'on-prem', issuer: 'https://oidc.example.com/on-prem' },
    {
      name: 'exported',
      arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/exported',
    },
  ];

  it('is a source that fails and says what to add, unless there is an export of it', async () => {
    exports.setContent({ clusters: { exported: {} } });
    const { get, post } = await start({
      irsa: { clusters, files: [{ directory: exports.path }] },
    });
    const of = async (id: string) =>
      (await get('/sources')).items.find(
        (source: { id: string }) => source.id === id,
      );
    await post('/refresh');

    expect(await of('kubernetes:on-prem')).toMatchObject({
      status: 'failed',
      title: 'on-prem',
      problems: [
        {
          message: expect.stringContaining(
            'Nothing reads the cluster on-prem, so what runs there is unknown',
          ),
          paste: expect.stringContaining('kubernetesPlugin:'),
        },
      ],
    });
    expect(await of('kubernetes:exported')).toBeUndefined();
    expect(await of(`files:${exports.path}/clusters/exported`)).toBeDefined();
  });
});

describe('the log', () => {
  const exports = createMockDirectory();

  it('has no line that a name from elsewhere has made', async () => {
    exports.setContent({
      clusters: { 'prod\nirsa info all is well': { 'pods.json': '{' } },
      accounts: { '1\n2': {} },
    });
    const { logger, get, post } = await start({
      irsa: { files: [{ directory: exports.path }] },
    });
    await post('/refresh');
    expect(await get('/sources')).toMatchObject({
      items: [{ status: 'failed' }, { status: 'partial' }],
    });

    const logged = [logger.debug, logger.info, logger.warn, logger.error]
      .flatMap(({ mock }) => mock.calls)
      .map(([message, meta]) => [message, Object.values(meta ?? {})].join());
    expect(logged.join()).toContain('clusters/prod\\u{000a}irsa info');
    expect(logged.filter(line => line.includes('\n'))).toEqual([]);
  });
});
