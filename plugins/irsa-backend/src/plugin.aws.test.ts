import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import irsaPlugin from './index';
import { AwsEmulator } from './sources/aws/__testUtils__/AwsEmulator';
import { randomAccount } from './sources/aws/__testUtils__/randomAccount';
import { seedAccount } from './sources/aws/__testUtils__/seedAccount';

const MOTO = process.env.IRSA_TEST_MOTO_URL;
const describeOnMoto = MOTO ? describe : describe.skip;

const ACCOUNT = randomAccount();
const SECRET = 'planted-secret-access-key';

// Real servers on a busy machine.
jest.setTimeout(60_000);

describeOnMoto('GET /sources of accounts on moto', () => {
  const environment = { ...process.env };
  let emulator: AwsEmulator;

  beforeAll(async () => {
    emulator = await AwsEmulator.start(MOTO ?? '');
    process.env = {
      ...environment,
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ACCESS_KEY_ID: 'backend',
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    await seedAccount({
      account: ACCOUNT,
      region: 'eu-west-1',
      roles: ['orders'],
      cluster: 'prod',
    });
  });

  afterAll(async () => {
    process.env = environment;
    await emulator.stop();
  });

  it('shows what was read, what is forbidden and what to paste, and keeps what it had', async () => {
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    const { server } = await startTestBackend({
      features: [
        irsaPlugin,
        catalogServiceMock.factory(),
        logger.factory,
        mockServices.rootConfig.factory({
          data: {
            aws: { accountDefaults: { roleName: 'backstage-irsa-reader' } },
            irsa: {
              accounts: [{ accountId: ACCOUNT, regions: ['eu-west-1'] }],
              clusters: [
                {
                  name: 'main',
                  arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`,
                },
              ],
            },
          },
        }),
      ],
    });
    const ask = (path: string) =>
      request(server)
        .get(`/api/irsa/v1${path}`)
        .set('Authorization', mockCredentials.user.header());
    const refresh = () =>
      request(server)
        .post('/api/irsa/v1/refresh')
        .set('Authorization', mockCredentials.user.header())
        .send({});
    const sources = async () => {
      expect((await refresh()).status).toBe(202);
      return (await ask('/sources')).body.items;
    };
    const whole = [
      {
        id: `aws:${ACCOUNT}`,
        kind: 'aws-account',
        status: 'ok',
        counts: { role: 1, 'oidc-provider': 1, account: 1 },
        problems: [],
      },
      {
        id: `eks:${ACCOUNT}/eu-west-1`,
        kind: 'eks',
        status: 'ok',
        counts: { cluster: 1, 'pod-identity-association': 1, addon: 1 },
        problems: [],
      },
    ];
    expect(await sources()).toMatchObject(whole);

    emulator.faults.set('eks:ListPodIdentityAssociations', {
      status: 403,
      code: 'AccessDeniedException',
      message: 'not authorized',
    });
    const [account, region] = await sources();
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
    const failed = (await sources())[1];
    expect(failed).toMatchObject({
      status: 'failed',
      counts: { cluster: 1, addon: 1 },
    });
    expect(failed.problems).toMatchObject([
      { message: expect.stringContaining('AWS forbids eks:ListClusters') },
      { permission: 'eks:ListClusters' },
    ]);

    const { debug, info, warn, error } = logger;
    const logged = JSON.stringify(
      [debug, info, warn, error].flatMap(({ mock }) => mock.calls),
    );
    expect(logged).toContain('AWS forbids eks:ListClusters');
    expect(logged).not.toContain(SECRET);
  });
});
