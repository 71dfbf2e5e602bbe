import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { SourceState } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import request from 'supertest';
import irsaPlugin from './index';
import { AwsEmulator } from './sources/aws/__testUtils__/AwsEmulator';
import {
  emulateAws,
  PLANTED_SECRET,
} from './sources/aws/__testUtils__/emulateAws';
import { randomAccount } from './sources/aws/__testUtils__/randomAccount';
import {
  credentialsOf,
  seedAccount,
} from './sources/aws/__testUtils__/seedAccount';

const MOTO = process.env.IRSA_TEST_MOTO_URL;
const describeOnMoto = MOTO ? describe : describe.skip;

const ACCOUNT = randomAccount();
const MANAGEMENT = randomAccount();

// Real servers on a busy machine.
jest.setTimeout(60_000);

const databases = TestDatabases.create({ disableDocker: true });

/** A backend that reads AWS with a configuration. */
async function startBackend(irsa: JsonObject) {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const knex = await databases.init('SQLITE_3');
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      irsaPlugin,
      catalogServiceMock.factory(),
      logger.factory,
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          aws: { accountDefaults: { roleName: 'backstage-irsa-reader' } },
          // The clusters that moto makes up answer nowhere.
          irsa: { kubernetes: { direct: false }, ...irsa },
        },
      }),
    ],
  });
  const user = mockCredentials.user.header();
  const sources = async (): Promise<SourceState[]> => {
    const { body } = await request(server)
      .get('/api/irsa/v1/sources')
      .set('Authorization', user);
    return body.items;
  };
  return {
    knex,
    /** Everything that was logged, as text. */
    logged: () =>
      JSON.stringify(
        [logger.debug, logger.info, logger.warn, logger.error].flatMap(
          ({ mock }) => mock.calls,
        ),
      ),
    sources,
    /** Has the sources listed anew. */
    discover: () => scheduler.triggerTask('discover'),
    /** Has every source read, and answers with what came of it. */
    read: async () => {
      const { status } = await request(server)
        .post('/api/irsa/v1/refresh')
        .set('Authorization', user)
        .send({});
      expect(status).toBe(202);
      await until(async () => (await sources()).every(({ run }) => !run));
      return sources();
    },
    /** Has every source read as one that is due. */
    readDue: async () => {
      await knex('sources').update({ next_read_at: new Date(0).toISOString() });
      await scheduler.triggerTask('plan');
      await scheduler.triggerTask('read-1');
      return sources();
    },
  };
}

/** Waits for something that comes about by itself. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await sleep(50);
  }
}

/** All that a database holds, as text. */
async function contentOf(knex: Knex): Promise<string> {
  const tables = await knex('sqlite_master').where({ type: 'table' });
  return JSON.stringify(
    await Promise.all(tables.map(({ name }) => knex(name).select())),
  );
}

describeOnMoto('GET /sources of accounts on moto', () => {
  let emulator: AwsEmulator;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ emulator, stop } = await emulateAws(MOTO ?? ''));
    await seedAccount({
      account: ACCOUNT,
      region: 'eu-west-1',
      roles: ['orders'],
      cluster: 'prod',
    });
  });

  beforeEach(() => emulator.reset());

  afterAll(() => stop());

  it('shows what was read, what is forbidden and what to paste, and keeps what it had', async () => {
    const { logged, read } = await startBackend({
      accounts: [{ accountId: ACCOUNT, regions: ['eu-west-1'] }],
      clusters: [
        { name: 'main', arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod` },
      ],
    });
    const whole = [
      {
        id: `aws:${ACCOUNT}`,
        kind: 'aws-account',
        status: 'ok',
        counts: {
          role: 1,
          'managed-policy': 1,
          'oidc-provider': 1,
          account: 1,
        },
        problems: [],
      },
      {
        id: `eks:${ACCOUNT}/eu-west-1`,
        kind: 'eks',
        status: 'ok',
        counts: { cluster: 1, 'pod-identity-association': 1, addon: 1 },
        problems: [],
      },
      {
        // Named by the configuration, and nothing reads what runs there.
        id: 'kubernetes:main',
        status: 'failed',
        counts: {},
        problems: [
          {
            message: expect.stringContaining('irsa.kubernetes.direct is false'),
            paste: expect.stringContaining('kubernetesPlugin:'),
          },
        ],
      },
    ];
    expect(await read()).toMatchObject(whole);

    emulator.faults.set('eks:ListPodIdentityAssociations', {
      status: 403,
      code: 'AccessDeniedException',
      message: 'not authorized',
    });
    const [account, region] = await read();
    expect(account).toMatchObject(whole[0]);
    expect(region).toMatchObject({
      status: 'partial',
      counts: { cluster: 1, addon: 1 },
      problems: [
        {
          message: expect.stringContaining('cluster main of'),
          permission: 'eks:ListPodIdentityAssociations',
          paste: expect.stringContaining('"eks:ListPodIdentityAssociations"'),
        },
      ],
    });

    emulator.faults.clear();
    emulator.faults.set('eks:ListClusters', {
      status: 403,
      code: 'AccessDeniedException',
      message: 'not authorized',
    });
    const failed = (await read())[1];
    expect(failed).toMatchObject({
      status: 'failed',
      counts: { cluster: 1, addon: 1 },
    });
    expect(failed.problems).toMatchObject([
      { message: expect.stringContaining('AWS forbids eks:ListClusters') },
      { permission: 'eks:ListClusters' },
    ]);
    expect(logged()).toContain('AWS forbids eks:ListClusters');
  });

  it('describes an association once and remembers it, until somebody asks for a read', async () => {
    const { read, readDue } = await startBackend({
      accounts: [{ accountId: ACCOUNT, regions: ['eu-west-1'] }],
    });
    const described = () =>
      emulator.calls.filter(
        ({ operation }) => operation === 'eks:DescribePodIdentityAssociation',
      ).length;
    await read();
    const times = described();
    expect(times).toBeGreaterThan(0);
    const [, region] = await readDue();
    expect(region.counts).toMatchObject({ 'pod-identity-association': 1 });
    expect(described()).toBe(times);
    await read();
    expect(described()).toBe(2 * times);
  });

  it.each(['SignatureDoesNotMatch', 'AccessDenied', 'ValidationError'])(
    'leaves no key, token or signature in logs, answers and database after %s',
    async code => {
      const { knex, logged, read } = await startBackend({
        accounts: [{ accountId: ACCOUNT, regions: ['eu-west-1'] }],
      });
      await read();
      emulator.faults.set('iam:ListOpenIDConnectProviders', {
        status: 403,
        code,
        message: 'The request was:',
        quotesRequest: true,
      });
      const sources = await read();
      expect(sources[0].problems).not.toEqual([]);

      const seen = [
        logged(),
        JSON.stringify(sources),
        await contentOf(knex),
      ].join('\n');
      expect(seen).toContain(ACCOUNT);
      expect(emulator.secrets.size).toBeGreaterThan(5);
      for (const secret of [PLANTED_SECRET, ...emulator.secrets]) {
        expect(seen).not.toContain(secret);
      }
    },
  );
});

describeOnMoto('GET /sources of an organization on moto', () => {
  let emulator: AwsEmulator;
  let stop: () => Promise<void>;
  let organizations: OrganizationsClient;

  beforeAll(async () => {
    ({ emulator, stop } = await emulateAws(MOTO ?? ''));
    organizations = new OrganizationsClient({
      region: 'us-east-1',
      credentials: await credentialsOf(MANAGEMENT, 'us-east-1'),
    });
    await organizations.send(new CreateOrganizationCommand({}));
  });

  afterAll(() => stop());

  it('shows its accounts as they come, keeps them while it cannot be listed, and says what to paste', async () => {
    const { discover, read, sources } = await startBackend({
      organization: { accountId: MANAGEMENT },
    });
    const ids = async () => (await sources()).map(({ id }) => id);
    expect(await ids()).toEqual([`aws:${MANAGEMENT}`]);

    const { CreateAccountStatus } = await organizations.send(
      new CreateAccountCommand({ AccountName: 'new', Email: 'n@example.com' }),
    );
    const joined = `aws:${CreateAccountStatus?.AccountId}`;
    await discover();
    expect(await read()).toMatchObject(
      [`aws:${MANAGEMENT}`, joined].sort().map(id => ({ id, status: 'ok' })),
    );

    emulator.faults.set('organizations:ListAccounts', {
      status: 400,
      code: 'AccessDeniedException',
      message: 'not authorized',
    });
    await discover();
    const shown = await sources();
    expect(shown.map(({ id }) => id).sort()).toEqual(
      [`aws:${MANAGEMENT}`, joined, `organization:${MANAGEMENT}`].sort(),
    );
    expect(
      shown.find(({ id }) => id === `organization:${MANAGEMENT}`),
    ).toMatchObject({
      status: 'failed',
      problems: [
        {
          message: expect.stringContaining(
            'which accounts come and go in the organization',
          ),
          permission: 'organizations:ListAccounts',
          paste: expect.stringContaining('"organizations:ListAccounts"'),
        },
      ],
    });

    emulator.faults.clear();
    await discover();
    expect(await ids()).toEqual([`aws:${MANAGEMENT}`, joined].sort());
  });
});
