import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { mockServices } from '@backstage/backend-test-utils';
import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { readIrsaConfig } from '../../config/readIrsaConfig';
import { AwsEmulator } from './__testUtils__/AwsEmulator';
import { emulateAws } from './__testUtils__/emulateAws';
import { randomAccount } from './__testUtils__/randomAccount';
import { readItems } from './__testUtils__/readItems';
import { credentialsOf, seedAccount } from './__testUtils__/seedAccount';
import { awsSourceProviders } from './awsSourceProviders';

const MOTO = process.env.IRSA_TEST_MOTO_URL;
const describeOnMoto = MOTO ? describe : describe.skip;

const MANAGEMENT = randomAccount();
/** With the management account two pages. */
const MEMBERS = 20;

// Real servers on a busy machine.
jest.setTimeout(60_000);

describeOnMoto('the accounts of an organization on moto', () => {
  let emulator: AwsEmulator;
  let stop: () => Promise<void>;
  let organizations: OrganizationsClient;
  const members: string[] = [];

  beforeAll(async () => {
    ({ emulator, stop } = await emulateAws(MOTO ?? ''));
    organizations = new OrganizationsClient({
      region: 'us-east-1',
      credentials: await credentialsOf(MANAGEMENT, 'us-east-1'),
    });
    await organizations.send(new CreateOrganizationCommand({}));
    for (let index = 0; index < MEMBERS; index += 1) {
      members.push(await join(`member-${index}`));
    }
    await seedAccount({
      account: members[0],
      region: 'eu-west-1',
      roles: ['orders'],
      cluster: 'shop',
    });
  });

  beforeEach(() => emulator.reset());

  afterAll(() => stop());

  async function join(name: string): Promise<string> {
    const { CreateAccountStatus } = await organizations.send(
      new CreateAccountCommand({
        AccountName: name,
        Email: `${name}@example.com`,
      }),
    );
    return CreateAccountStatus?.AccountId ?? '';
  }

  function providersOf(irsa: object): IrsaSourceProvider[] {
    const config = mockServices.rootConfig({
      data: {
        aws: { accountDefaults: { roleName: 'backstage-irsa-reader' } },
        irsa: { kubernetes: { direct: false }, ...irsa },
      },
    });
    return awsSourceProviders({
      ...readIrsaConfig(config),
      config,
      attempts: 2,
    });
  }

  const organizationOf = (irsa: object): IrsaSourceProvider => {
    const provider = providersOf(irsa).find(({ id }) =>
      id.startsWith('organization:'),
    );
    if (!provider) {
      throw new Error('No provider of an organization');
    }
    return provider;
  };
  const list = (provider: IrsaSourceProvider) =>
    provider.listSources({ signal: new AbortController().signal });
  const idsOf = (sources: readonly IrsaSource[]) =>
    sources.map(({ id }) => id).sort();
  const direct = { kubernetes: { direct: true } };
  const organization = { accountId: MANAGEMENT, regions: ['eu-west-1'] };

  it('lists every account that is active, page by page, with its regions', async () => {
    const sources = await list(organizationOf({ organization }));

    expect(idsOf(sources)).toEqual(
      [MANAGEMENT, ...members]
        .flatMap(id => [`aws:${id}`, `eks:${id}/eu-west-1`])
        .sort(),
    );
    const calls = emulator.calls.map(({ operation }) => operation);
    expect(
      calls.filter(operation => operation.startsWith('organizations:')),
    ).toEqual(['organizations:ListAccounts', 'organizations:ListAccounts']);
    // Clusters are not to be read directly here, so nobody looks for them.
    expect(calls).not.toContain('eks:ListClusters');
  });

  it('keeps the clusters of a region that does not answer, and those that are known from before', async () => {
    const shop = `kubernetes:shop.eu-west-1.${members[0]}`;
    const provider = organizationOf({ organization, ...direct });
    const restarted = organizationOf({ organization, ...direct });
    expect(idsOf(await list(provider))).toContain(shop);
    expect(restarted.owns?.(shop)).toBe(true);

    emulator.faults.set('eks:ListClusters', {
      status: 403,
      code: 'AccessDeniedException',
      message: 'not authorized',
    });
    expect(idsOf(await list(provider))).toContain(shop);
    expect(idsOf(await list(restarted))).not.toContain(shop);
    // So that it does not seem to be gone.
    expect(restarted.owns?.(shop)).toBe(false);

    emulator.faults.clear();
    expect(idsOf(await list(restarted))).toContain(shop);
    expect(restarted.owns?.(shop)).toBe(true);
    expect(restarted.owns?.(`kubernetes:gone.eu-west-1.${members[0]}`)).toBe(
      true,
    );
  });

  it('has a cluster by the name that the configuration gives it, unless that has it read otherwise', async () => {
    const arn = `arn:aws:eks:eu-west-1:${members[0]}:cluster/shop`;
    const named = organizationOf({
      organization,
      ...direct,
      clusters: [{ name: 'main', arn }],
    });
    const otherwise = organizationOf({
      organization,
      ...direct,
      clusters: [{ name: 'main', arn, kubernetesPlugin: { cluster: 'x' } }],
    });

    expect(idsOf(await list(named))).toContain('kubernetes:main');
    expect(named.owns?.('kubernetes:main')).toBe(true);
    expect(
      idsOf(await list(otherwise)).filter(id => id.startsWith('kubernetes')),
    ).toEqual([]);
    expect(otherwise.owns?.('kubernetes:main')).toBe(false);
  });

  it('shows a cluster of the configuration in an account that is not there, with what to add', async () => {
    const [missing, there] = [randomAccount(), members[0]];
    const arnIn = (account: string, region = 'eu-west-1') =>
      `arn:aws:eks:${region}:${account}:cluster/shop`;
    const provider = organizationOf({
      organization,
      ...direct,
      clusters: [
        { name: 'far', arn: arnIn(missing) },
        { name: 'main', arn: arnIn(there) },
        // Another provider says of it that no account is read there.
        { name: 'overseas', arn: arnIn(there, 'us-east-1') },
      ],
    });
    const clusters = (await list(provider)).filter(({ kind }) =>
      kind.startsWith('kubernetes'),
    );

    expect(idsOf(clusters)).toEqual(['kubernetes:far', 'kubernetes:main']);
    expect(provider.owns?.('kubernetes:far')).toBe(true);
    expect(provider.owns?.('kubernetes:overseas')).toBe(false);
    const read = () =>
      clusters
        .find(({ id }) => id === 'kubernetes:far')
        ?.read({
          signal: new AbortController().signal,
          previous: async () => [],
        });
    expect(read).toThrow(
      expect.objectContaining({
        problem: {
          message: expect.stringContaining(
            `${missing}, is neither in irsa.accounts nor an active account of the organization of ${MANAGEMENT}`,
          ),
          paste: `irsa:\n  accounts:\n    - accountId: "${missing}"\n      regions:\n        - eu-west-1\n`,
        },
      }),
    );
  });

  it('reads an account that it found as one that is configured', async () => {
    const sources = await list(organizationOf({ organization }));
    const read = async (id: string) => {
      const source = sources.find(each => each.id === id);
      expect(source).toBeDefined();
      return readItems(
        source!.read({
          signal: new AbortController().signal,
          previous: async () => [],
        }),
      );
    };

    const account = await read(`aws:${members[0]}`);
    const region = await read(`eks:${members[0]}/eu-west-1`);
    expect([account.error, region.error]).toEqual([undefined, undefined]);
    expect(account.of('role').map(({ name }) => name)).toContain('orders');
    expect(region.of('cluster').map(({ cluster }) => cluster)).toEqual([
      `shop.eu-west-1.${members[0]}`,
    ]);
  });

  it('leaves out suspended accounts, those that are excluded and those that have an entry', async () => {
    await organizations.send(
      new CloseAccountCommand({ AccountId: members[1] }),
    );
    const irsa = {
      organization: { ...organization, exclude: [members[2]] },
      accounts: [{ accountId: members[3], regions: ['us-east-1'] }],
    };
    const provider = organizationOf(irsa);
    const accounts = idsOf(await list(provider)).filter(id =>
      id.startsWith('aws:'),
    );

    expect(accounts).toEqual(
      [MANAGEMENT, members[0], ...members.slice(4)]
        .map(id => `aws:${id}`)
        .sort(),
    );
    expect(
      [
        `aws:${members[0]}`,
        `eks:${members[1]}/eu-west-1`,
        `aws:${members[3]}`,
        `eks:${members[3]}/us-east-1`,
        'kubernetes:prod',
        `kubernetes:x.eu-west-1.${members[3]}`,
        'files:./aws:1',
      ].filter(id => provider.owns?.(id)),
    ).toEqual([`aws:${members[0]}`, `eks:${members[1]}/eu-west-1`]);
    const all = await Promise.all(providersOf(irsa).map(list));
    expect(idsOf(all.flat())).toContain(`eks:${members[3]}/us-east-1`);
    expect(new Set(idsOf(all.flat())).size).toBe(all.flat().length);
  });

  it('says what to paste where listing is forbidden', async () => {
    emulator.faults.set('organizations:ListAccounts', {
      status: 400,
      code: 'AccessDeniedException',
      message: 'not authorized to perform: organizations:ListAccounts',
    });

    await expect(list(organizationOf({ organization }))).rejects.toMatchObject({
      name: 'SourceProblemError',
      problem: {
        message: expect.stringContaining(
          `organizations:ListAccounts is forbidden for account ${MANAGEMENT}`,
        ),
        permission: 'organizations:ListAccounts',
        paste: expect.stringContaining('"organizations:ListAccounts"'),
      },
    });
  });

  it.each(['cut off', 'malformed', 'redirect'] as const)(
    'fails on an answer that is %s, so that no account seems to have left',
    async mishap => {
      emulator.mishaps.set('organizations:ListAccounts', mishap);

      await expect(list(organizationOf({ organization }))).rejects.toThrow(
        'organizations:ListAccounts failed for account',
      );
      expect(
        emulator.calls.filter(({ operation }) =>
          operation.includes('elsewhere'),
        ),
      ).toEqual([]);
    },
  );

  it.each([
    ['throttles', 'TooManyRequestsException', 'AWS throttles'],
    ['is in no organization', 'AWSOrganizationsNotInUseException', 'NotInUse'],
  ])('names the call where AWS says that it %s', async (_, code, words) => {
    emulator.faults.set('organizations:ListAccounts', {
      status: 400,
      code,
      message: 'no',
    });

    await expect(list(organizationOf({ organization }))).rejects.toThrow(words);
  });
});
