import { CreateAccessKeyCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { mockServices } from '@backstage/backend-test-utils';
import {
  buildEstate,
  CompleteMark,
  SnapshotRecord,
} from 'backstage-plugin-irsa-common';
import { readIrsaConfig } from '../../config/readIrsaConfig';
import { AwsEmulator } from './__testUtils__/AwsEmulator';
import { emulateAws } from './__testUtils__/emulateAws';
import { randomAccount } from './__testUtils__/randomAccount';
import { ReadItems, readItems } from './__testUtils__/readItems';
import { clientsOf, seedAccount } from './__testUtils__/seedAccount';
import { awsSourceProviders } from './awsSourceProviders';

const MOTO = process.env.IRSA_TEST_MOTO_URL;
const describeOnMoto = MOTO ? describe : describe.skip;

// Real servers on a busy machine.
jest.setTimeout(60_000);

const PARTITIONS = [
  { partition: 'aws', region: 'eu-west-1', issuer: 'eu-west-1.amazonaws.com/' },
  {
    partition: 'aws-cn',
    region: 'cn-north-1',
    issuer: 'cn-north-1.amazonaws.com.cn/',
  },
  {
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    issuer: 'us-gov-west-1.amazonaws.com/',
  },
].map(each => ({ ...each, account: randomAccount() }));

describeOnMoto.each(PARTITIONS)(
  'an account in the partition $partition on moto',
  ({ account, partition, region, issuer }) => {
    const arn = `arn:${partition}:eks:${region}:${account}:cluster/prod`;
    let emulator: AwsEmulator;
    let stop: () => Promise<void>;
    let keys: { accessKeyId: string; secretAccessKey: string };

    beforeAll(async () => {
      ({ emulator, stop } = await emulateAws(MOTO ?? ''));
      await seedAccount({
        account,
        region,
        roles: ['orders', 'stock'],
        cluster: 'prod',
      });
      const { iam } = await clientsOf(account, region);
      await iam.send(new CreateUserCommand({ UserName: 'backstage' }));
      const { AccessKey } = await iam.send(
        new CreateAccessKeyCommand({ UserName: 'backstage' }),
      );
      keys = {
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      };
    });

    beforeEach(() => emulator.reset());

    afterAll(() => stop());

    /** Both sources of the account. */
    async function read(aws: object): Promise<[ReadItems, ReadItems]> {
      const config = mockServices.rootConfig({
        data: {
          aws,
          irsa: {
            accounts: [{ accountId: account, regions: [region] }],
            clusters: [{ name: 'main', arn, annotationPrefix: 'irsa.example' }],
          },
        },
      });
      const providers = awsSourceProviders({
        ...readIrsaConfig(config),
        config,
        attempts: 2,
      });
      const { signal } = new AbortController();
      const sources = await Promise.all(
        providers.map(provider => provider.listSources({ signal })),
      );
      const [iam, eks] = sources.flat();
      return [
        await readItems(iam.read({ signal, previous: async () => [] })),
        await readItems(eks.read({ signal, previous: async () => [] })),
      ];
    }

    it.each([
      [
        'a role of the entry',
        () => ({
          accounts: [
            {
              accountId: account,
              roleName: 'reader',
              partition,
              region,
            },
          ],
        }),
      ],
      // Such an entry may have neither partition nor region, so both follow from the regions of the account.
      [
        'the keys of the entry',
        () => ({ accounts: [{ accountId: account, ...keys }] }),
      ],
    ])('is read with %s', async (_, aws) => {
      const [iam, eks] = await read(aws());

      expect([iam.error, eks.error]).toEqual([undefined, undefined]);
      expect([...iam.problems, ...eks.problems]).toEqual([]);
      expect(iam.of('account')).toMatchObject([{ account, partition }]);
      expect(iam.of('role').map(role => role.arn)).toEqual([
        `arn:${partition}:iam::${account}:role/team/orders`,
        `arn:${partition}:iam::${account}:role/team/stock`,
      ]);
      expect(iam.of('managed-policy')).toMatchObject([
        { arn: `arn:${partition}:iam::${account}:policy/queue` },
      ]);
      expect(iam.of('oidc-provider')).toMatchObject([
        {
          arn: expect.stringContaining(
            `arn:${partition}:iam::${account}:oidc-provider/oidc.eks.${issuer}`,
          ),
        },
      ]);
      expect(eks.of('cluster')).toMatchObject([{ cluster: 'main', arn }]);
      expect(eks.of('pod-identity-association')).toHaveLength(2);
      expect(new Set(emulator.calls.map(call => call.region))).toEqual(
        new Set([region]),
      );
    });

    it('is one estate with its cluster, which the configuration names too', async () => {
      const sources = await read({
        accounts: [{ accountId: account, ...keys }],
      });
      const estate = buildEstate(
        [
          {
            sourceId: 'kubernetes:main',
            complete: [],
            records: [
              {
                kind: 'cluster',
                value: {
                  cluster: 'main',
                  arn,
                  annotationPrefix: 'irsa.example',
                },
              },
            ],
          },
          ...sources.map(({ items }, index) => ({
            sourceId: `source-${index}`,
            complete: items.flatMap((item): CompleteMark[] =>
              item.type === 'complete' ? [item.mark] : [],
            ),
            records: items.flatMap((item): SnapshotRecord[] =>
              item.type === 'record' ? [item.record] : [],
            ),
          })),
        ],
        'eks.amazonaws.com',
      );

      expect([...estate.clusters.keys()]).toEqual(['main']);
      const main = estate.clusters.get('main');
      expect(main?.cluster).toMatchObject({
        account,
        arn,
        annotationPrefix: 'irsa.example',
        status: 'ACTIVE',
      });
      const url = main?.cluster?.issuer?.replace('https://', '') ?? '';
      expect(estate.clusterOfIssuer.get(url)).toBe(main);
      const [association] = main?.associations.get('shop/orders') ?? [];
      expect(
        estate.accounts.get(account)?.roles.get(association.roleArn)?.name,
      ).toBe('orders');
      expect(estate.accounts.get(account)?.policies.size).toBe(1);
      expect(estate.isComplete('cluster', 'main')).toBe(true);
      expect(estate.isComplete('managed-policy', account)).toBe(true);
    });
  },
);
