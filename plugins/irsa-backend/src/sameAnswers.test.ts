import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { EntityIdentity, SourceState } from 'backstage-plugin-irsa-common';
import request from 'supertest';
import { parse, parseAllDocuments } from 'yaml';
import irsaPlugin from './index';
import { EstateFiles } from './__testUtils__/demoFiles';
import { demoStories, named } from './__testUtils__/demoStories';
import { loadDemoEstate } from './__testUtils__/loadDemoEstate';
import { AwsEmulator } from './sources/aws/__testUtils__/AwsEmulator';
import { randomAccount } from './sources/aws/__testUtils__/randomAccount';
import {
  findAssets,
  KubeApiServer,
} from './sources/kubernetes/__testUtils__/kubeApiServer';
import { clusterRole } from './sources/kubernetes/clusterRole';

// Jest cannot import() native modules; the same library comes through require() here.
jest.mock('./sources/kubernetes/loadKubeConfig', () => ({
  loadKubeConfig: async () =>
    jest.requireActual('@kubernetes/client-node').KubeConfig,
}));

// Real servers on a busy machine.
jest.setTimeout(120_000);

const MOTO = process.env.IRSA_TEST_MOTO_URL;
const assets = findAssets();
// `npm test` names what is missing, and fails for it where everything has to run.
const onRealParts = MOTO && assets ? describe : describe.skip;

const DEMO_ACCOUNT = '111122223333';
const ACCOUNT = randomAccount();
const CLUSTER = 'prod-euw1';
/** Components that are told about with a cluster or an account that is not loaded here. */
const ELSEWHERE = [
  'carrier-gateway',
  'demand-forecast',
  'label-printer',
  'lake-ingest',
  'loyalty-service',
  'media-archiver',
  'notification-hub',
  'refund-worker',
];
const REGION = 'eu-west-1';

const components = parseAllDocuments(
  readFileSync(
    resolve(__dirname, '../../../examples/catalog/components.yaml'),
    'utf8',
  ),
).map(document => {
  const entity: Entity = document.toJS();
  return {
    ...entity,
    metadata: { ...entity.metadata, namespace: 'default' },
  };
});

onRealParts('one account and one cluster of the demo', () => {
  const directory = createMockDirectory();
  const environment = { ...process.env };
  let emulator: AwsEmulator;
  let server: KubeApiServer;
  let files: EstateFiles;

  beforeAll(async () => {
    [emulator, server] = await Promise.all([
      AwsEmulator.start(MOTO ?? ''),
      KubeApiServer.start(assets ?? '', { 'reader-token': 'reader' }),
    ]);
    process.env = {
      ...environment,
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ACCESS_KEY_ID: 'backend',
      AWS_SECRET_ACCESS_KEY: 'backend',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    files = await loadDemoEstate({
      accounts: { [DEMO_ACCOUNT]: ACCOUNT },
      clusters: [
        { name: CLUSTER, account: DEMO_ACCOUNT, region: REGION, server },
      ],
    });
    await server.grant('reader', parse(clusterRole()));
  });

  afterAll(async () => {
    process.env = environment;
    server?.stop();
    await emulator?.stop();
  });

  it('gives the same answers, read from files and from AWS and Kubernetes', async () => {
    directory.setContent(files);
    const fromFiles = await answers({
      irsa: { files: [{ directory: directory.path }] },
    });
    const fromApis = await answers({
      aws: { accountDefaults: { roleName: 'backstage-irsa-reader' } },
      irsa: {
        eks: { nodeRoles: true },
        accounts: [{ accountId: ACCOUNT, regions: [REGION] }],
        clusters: [
          {
            name: CLUSTER,
            arn: `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/${CLUSTER}`,
            kubeconfig: { path: server.kubeconfig('reader-token') },
          },
        ],
      },
    });

    // Enough of the stories are within this part of the demo.
    expect(new Set(fromFiles.map(({ status }) => status))).toEqual(
      new Set(['works', 'attention', 'broken', 'unknown', 'none']),
    );
    expect(fromApis).toEqual(fromFiles);

    const { components: told } = demoStories();
    const compared = fromApis
      .map(({ entityRef, findings }) => ({
        component: entityRef.replace('component:default/', ''),
        findings: named(findings).map(text =>
          text.replace(ACCOUNT, DEMO_ACCOUNT),
        ),
      }))
      .filter(({ component }) => !ELSEWHERE.includes(component));
    expect(compared).toEqual(
      compared.map(({ component }) => ({
        component,
        findings: told[component],
      })),
    );
  });
});

/** What a backend with a configuration answers for each component, apart from sources and the time at which a finding was first seen. */
async function answers(config: JsonObject) {
  const backend = await startTestBackend({
    features: [
      irsaPlugin,
      catalogServiceMock.factory({ entities: components }),
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  const { server } = backend;
  const headers = { Authorization: mockCredentials.user.header() };
  const path = '/api/irsa/v1';
  const refresh = await request(server)
    .post(`${path}/refresh`)
    .set(headers)
    .send({});
  expect(refresh.status).toBe(202);
  let sources: SourceState[];
  do {
    await sleep(50);
    ({
      body: { items: sources },
    } = await request(server).get(`${path}/sources`).set(headers));
  } while (sources.some(({ status, run }) => run || status === 'never-read'));
  expect(sources.filter(({ status }) => status !== 'ok')).toEqual([]);

  const identities: EntityIdentity[] = [];
  for (const component of components) {
    const { kind, namespace, name } = {
      kind: component.kind,
      ...component.metadata,
    };
    const answer = await request(server)
      .get(`${path}/entities/${kind}/${namespace}/${name}`)
      .set(headers);
    expect([stringifyEntityRef(component), answer.status]).toEqual([
      stringifyEntityRef(component),
      200,
    ]);
    identities.push(comparable(answer.body));
  }
  await backend.stop();
  return identities;
}

/** The same without where and when it was read, and since when that is known. */
function comparable(identity: EntityIdentity): EntityIdentity {
  return JSON.parse(
    JSON.stringify(identity, (key, value) =>
      key === 'sources' || key === 'since' ? undefined : value,
    ),
  );
}
