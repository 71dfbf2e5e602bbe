import { setTimeout } from 'node:timers/promises';
import {
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribePodIdentityAssociationCommand,
  ListPodIdentityAssociationsCommand,
} from '@aws-sdk/client-eks';
import {
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
} from '@aws-sdk/client-iam';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { parseTrustPolicy, RoleRecord } from 'backstage-plugin-irsa-common';
import {
  IrsaSource,
  IrsaSourceProvider,
  SourceReadOptions,
} from 'backstage-plugin-irsa-node';
import { readIrsaConfig } from '../../config/readIrsaConfig';
import { FilesSourceProvider } from '../files/FilesSourceProvider';
import { AwsEmulator } from './__testUtils__/AwsEmulator';
import { callsOfAccount, callsOfRegion } from './__testUtils__/callsPerRead';
import { randomAccount } from './__testUtils__/randomAccount';
import { readItems } from './__testUtils__/readItems';
import {
  clientsOf,
  seedAccount,
  SESSION_DURATION,
} from './__testUtils__/seedAccount';
import { seedNodes } from './__testUtils__/seedNodes';
import { awsSourceProviders } from './awsSourceProviders';
import { AwsCall, awsCalls } from './calls';

const MOTO = process.env.IRSA_TEST_MOTO_URL;
// `npm test` starts moto, and counts it as missing where it cannot.
const describeOnMoto = MOTO ? describe : describe.skip;

const FIRST = randomAccount();
const SECOND = randomAccount();
const EMPTY = randomAccount();
const PROD = `prod.eu-west-1.${FIRST}`;
const USER_AGENT = 'backstage-plugin-irsa';

const OPERATIONS = Object.values<AwsCall>(awsCalls);
/** All but the one that lists an organization, which is not made for a source. */
const OF_SOURCES = OPERATIONS.filter(
  ({ service }) => service !== 'organizations',
);
const directory = createMockDirectory();

function sourcesOf(
  aws: object,
  accounts: object[],
  irsa: object = {},
): IrsaSourceProvider[] {
  const config = mockServices.rootConfig({
    // The clusters that moto makes up answer nowhere.
    data: { aws, irsa: { kubernetes: { direct: false }, ...irsa, accounts } },
  });
  return awsSourceProviders({ ...readIrsaConfig(config), config, attempts: 4 });
}

async function find(
  providers: readonly IrsaSourceProvider[],
  id: string,
): Promise<IrsaSource> {
  const signal = new AbortController().signal;
  const lists = await Promise.all(
    providers.map(provider => provider.listSources({ signal })),
  );
  const source = lists.flat().find(each => each.id === id);
  if (!source) {
    throw new Error(`No source ${id}`);
  }
  return source;
}

const read = async (
  providers: readonly IrsaSourceProvider[],
  id: string,
  previous: SourceReadOptions['previous'] = async () => [],
) =>
  readItems(
    (await find(providers, id)).read({
      signal: new AbortController().signal,
      previous,
    }),
  );

const namesOf = (calls: readonly AwsCall[]) =>
  calls.map(({ service, operation }) => `${service}:${operation}`).sort();

/** A policy as the document it is, whatever text it came as. */
const documentOf = (text = ''): unknown =>
  JSON.parse(text.startsWith('{') ? text : decodeURIComponent(text));

/** Roles with their policies as documents. */
const withDocuments = (roles: readonly RoleRecord[]) =>
  roles
    .map(role => ({
      ...role,
      trustPolicy: parseTrustPolicy(role.trustPolicy).policy,
      inlinePolicies: role.inlinePolicies?.map(({ name, document }) => ({
        name,
        document: documentOf(document),
      })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));

/** Managed policies with what they allow as documents. */
const policiesOf = ({ of }: Awaited<ReturnType<typeof read>>) =>
  of('managed-policy').map(policy => ({
    ...policy,
    document: documentOf(policy.document),
  }));

// Real servers on a busy machine.
jest.setTimeout(60_000);

describeOnMoto('the sources on moto', () => {
  const environment = { ...process.env };
  let emulator: AwsEmulator;
  let providers: IrsaSourceProvider[];

  beforeAll(async () => {
    emulator = await AwsEmulator.start(MOTO ?? '');
    process.env = {
      ...environment,
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ACCESS_KEY_ID: 'backend',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    await seedAccount({
      account: FIRST,
      region: 'eu-west-1',
      roles: ['orders', 'payments', 'stock'],
      cluster: 'prod',
    });
    await seedNodes({ account: FIRST, region: 'eu-west-1', cluster: 'prod' });
    await seedAccount({
      account: SECOND,
      region: 'us-east-1',
      roles: ['reports'],
      cluster: 'lab',
    });
  });

  beforeEach(() => {
    emulator.reset();
    providers = sourcesOf(
      { accountDefaults: { roleName: 'backstage-irsa-reader' } },
      [
        { accountId: FIRST, regions: ['eu-west-1', 'eu-west-2'] },
        { accountId: SECOND, regions: ['us-east-1'] },
      ],
      { eks: { nodeRoles: true } },
    );
  });

  afterAll(async () => {
    process.env = environment;
    await emulator.stop();
  });

  /** How often each operation was called by the sources. */
  function countOfOurs(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { operation, userAgent } of emulator.calls) {
      if (userAgent.includes(USER_AGENT)) {
        counts[operation] = (counts[operation] ?? 0) + 1;
      }
    }
    return counts;
  }

  it('reads two accounts through assumed roles, each for itself', async () => {
    const first = await read(providers, `aws:${FIRST}`);
    const second = await read(providers, `aws:${SECOND}`);
    const names = (roles: readonly RoleRecord[]) =>
      roles.map(({ name }) => name).sort();

    expect([first.error, second.error]).toEqual([undefined, undefined]);
    expect([...first.problems, ...second.problems]).toEqual([]);
    expect(names(first.of('role'))).toEqual(['orders', 'payments', 'stock']);
    expect(names(second.of('role'))).toEqual(['reports']);
    expect(first.of('role')[0]).toMatchObject({
      account: FIRST,
      attachedPolicies: [`arn:aws:iam::${FIRST}:policy/queue`],
      inlinePolicies: [expect.objectContaining({ name: 'inline' })],
      permissionsBoundary: `arn:aws:iam::${FIRST}:policy/queue`,
      tags: { team: 'payments' },
      maxSessionDuration: SESSION_DURATION,
    });
    expect(first.of('oidc-provider')).toEqual([
      {
        account: FIRST,
        arn: `arn:aws:iam::${FIRST}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/PROD`,
        url: 'oidc.eks.eu-west-1.amazonaws.com/id/PROD',
        clientIds: ['sts.amazonaws.com'],
        thumbprints: ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
      },
    ]);
    expect(first.of('managed-policy')).toEqual([
      {
        account: FIRST,
        arn: `arn:aws:iam::${FIRST}:policy/queue`,
        name: 'queue',
        document: expect.stringContaining('s3'),
      },
    ]);
    expect(first.of('account')).toEqual([
      { account: FIRST, partition: 'aws', assumeRolePolicySizeQuota: 2048 },
    ]);
  });

  it('tells an account without roles from one that was not read', async () => {
    const empty = sourcesOf(
      { accountDefaults: { roleName: 'backstage-irsa-reader' } },
      [{ accountId: EMPTY }],
    );
    const { of, complete, problems, error } = await read(empty, `aws:${EMPTY}`);

    expect(error).toBeUndefined();
    expect(problems).toEqual([]);
    expect(of('role')).toEqual([]);
    expect(complete).toEqual([
      `managed-policy of ${EMPTY}`,
      `oidc-provider of ${EMPTY}`,
      `role of ${EMPTY}`,
    ]);
  });

  it('reads the clusters of each region', async () => {
    const prod = await read(providers, `eks:${FIRST}/eu-west-1`);
    const empty = await read(providers, `eks:${FIRST}/eu-west-2`);
    const lab = await read(providers, `eks:${SECOND}/us-east-1`);

    expect(prod.error).toBeUndefined();
    expect(prod.problems).toEqual([]);
    expect(prod.of('cluster')).toMatchObject([
      {
        cluster: PROD,
        eksName: 'prod',
        account: FIRST,
        arn: `arn:aws:eks:eu-west-1:${FIRST}:cluster/prod`,
        issuer: expect.stringContaining('https://oidc.eks.eu-west-1'),
        platformVersion: 'eks.4',
        status: 'ACTIVE',
        tags: { team: 'platform' },
      },
    ]);
    expect(
      prod
        .of('node-role')
        .map(({ from, roleArn }) => `${from} ${roleArn.split('/').pop()}`),
    ).toEqual([
      'nodegroup workers',
      'fargate-profile fargate',
      'access-entry karpenter',
    ]);
    expect(
      prod.of('pod-identity-association').map(each => each.serviceAccount),
    ).toEqual(['orders', 'payments', 'stock']);
    expect(prod.of('addon')).toHaveLength(1);
    expect(prod.complete).toEqual([
      `addon of ${PROD}`,
      `cluster of ${PROD}`,
      `node-role of ${PROD}`,
      `pod-identity-association of ${PROD}`,
    ]);
    expect(empty).toMatchObject({ items: [] });
    expect(empty.error).toBeUndefined();
    expect(lab.of('cluster').map(each => each.cluster)).toEqual([
      `lab.us-east-1.${SECOND}`,
    ]);
  });

  it('makes the calls of the table and no other, as few as the pages allow', async () => {
    emulator.detailsOnPage = 2;
    const account = await read(providers, `aws:${FIRST}`);
    const region = await read(providers, `eks:${FIRST}/eu-west-1`);
    expect([...account.problems, ...region.problems]).toEqual([]);
    expect(account.of('role')).toHaveLength(3);
    expect(account.of('managed-policy')).toHaveLength(1);

    expect(countOfOurs()).toEqual({
      'sts:GetCallerIdentity': 1,
      'iam:GetAccountAuthorizationDetails': 2,
      'iam:ListRoles': 1,
      'iam:ListOpenIDConnectProviders': 1,
      'iam:GetOpenIDConnectProvider': 1,
      'iam:GetAccountSummary': 1,
      'eks:ListClusters': 1,
      'eks:DescribeCluster': 1,
      'eks:ListPodIdentityAssociations': 2,
      'eks:DescribePodIdentityAssociation': 3,
      'eks:DescribeAddon': 1,
      'eks:ListNodegroups': 1,
      'eks:DescribeNodegroup': 1,
      'eks:ListFargateProfiles': 1,
      'eks:DescribeFargateProfile': 1,
      'eks:ListAccessEntries': 1,
      'eks:DescribeAccessEntry': 2,
    });
    expect(Object.keys(countOfOurs()).sort()).toEqual(namesOf(OF_SOURCES));
    // All else is one AssumeRole, which the clients of both sources share.
    expect(
      emulator.calls
        .filter(({ userAgent }) => !userAgent.includes(USER_AGENT))
        .map(({ operation }) => operation),
    ).toEqual(['sts:AssumeRole']);
  });

  it('makes fewer calls from the second read on, and none for what the configuration leaves out', async () => {
    const plain = sourcesOf(
      { accountDefaults: { roleName: 'backstage-irsa-reader' } },
      [{ accountId: FIRST, regions: ['eu-west-1'] }],
    );
    await read(plain, `aws:${FIRST}`);
    const first = await read(plain, `eks:${FIRST}/eu-west-1`);
    expect(Object.keys(countOfOurs()).sort()).toEqual(
      namesOf(OF_SOURCES.filter(({ optional }) => !optional)),
    );

    emulator.calls.length = 0;
    const account = await read(plain, `aws:${FIRST}`);
    const region = await read(plain, `eks:${FIRST}/eu-west-1`, async kind =>
      first.of(kind),
    );
    expect(countOfOurs()).toEqual({
      'iam:GetAccountAuthorizationDetails': 1,
      'iam:ListRoles': 1,
      'iam:ListOpenIDConnectProviders': 1,
      'iam:GetOpenIDConnectProvider': 1,
      'iam:GetAccountSummary': 1,
      'eks:ListClusters': 1,
      'eks:DescribeCluster': 1,
      'eks:ListPodIdentityAssociations': 2,
      'eks:DescribeAddon': 1,
    });
    expect([...account.problems, ...region.problems]).toEqual([]);
    expect(region.items).toEqual(first.items);
    const associations = { clusters: 1, associationsOfEach: 3, page: 2 };
    expect(Object.values(countOfOurs()).reduce((a, b) => a + b)).toBe(
      callsOfAccount({ roles: 3, policies: 1, providers: 1 }) +
        callsOfRegion(associations, 0),
    );
  });

  it('reads the same where the policies come before the roles that name them', async () => {
    const usual = await read(providers, `aws:${FIRST}`);
    emulator.detailsOnPage = 1;
    emulator.policiesFirst = true;
    const turned = await read(providers, `aws:${FIRST}`);

    expect(turned.of('managed-policy')).toEqual(usual.of('managed-policy'));
    expect(turned.of('managed-policy')).toHaveLength(1);
    expect(turned.complete).toEqual(usual.complete);
  });

  it.each(
    OF_SOURCES.filter(call => call.action && call.operation !== 'ListClusters'),
  )(
    'reads the rest where $action is forbidden, and says what to paste',
    async call => {
      emulator.faults.set(`${call.service}:${call.operation}`, {
        status: 403,
        code: call.service === 'eks' ? 'AccessDeniedException' : 'AccessDenied',
        message: `User: arn:aws:sts::${FIRST}:assumed-role/reader/backstage is not authorized to perform: ${call.action}`,
      });
      const id =
        call.service === 'iam' ? `aws:${FIRST}` : `eks:${FIRST}/eu-west-1`;
      const { items, problems, error } = await read(providers, id);

      expect(problems.map(({ permission }) => permission)).toEqual([
        call.action,
      ]);
      expect(JSON.parse(problems[0].paste ?? '')).toMatchObject({
        Effect: 'Allow',
        Action: [call.action],
      });
      expect(error).toBeUndefined();
      expect(items.filter(({ type }) => type === 'complete')).not.toEqual([]);
    },
  );

  it('fails where the clusters may not be listed, and says what to paste', async () => {
    emulator.faults.set('eks:ListClusters', {
      status: 403,
      code: 'AccessDeniedException',
      message: 'not authorized',
    });
    const { problems, error } = await read(providers, `eks:${FIRST}/eu-west-1`);

    expect(String(error)).toContain('AWS forbids eks:ListClusters');
    expect(problems).toMatchObject([{ permission: 'eks:ListClusters' }]);
  });

  it('reads the roles with ListRoles where the details are forbidden', async () => {
    const whole = await read(providers, `aws:${FIRST}`);
    emulator.calls.length = 0;
    emulator.faults.set('iam:GetAccountAuthorizationDetails', {
      status: 403,
      code: 'AccessDenied',
      message: 'not authorized',
    });
    const listed = await read(providers, `aws:${FIRST}`);

    expect(listed.complete).toContain(`role of ${FIRST}`);
    expect(withDocuments(listed.of('role'))).toEqual(
      withDocuments(whole.of('role')).map(
        ({ account, arn, name, trustPolicy, maxSessionDuration }) => ({
          account,
          arn,
          name,
          trustPolicy,
          maxSessionDuration,
        }),
      ),
    );
    expect(
      emulator.calls.some(({ operation }) => operation === 'iam:ListRoles'),
    ).toBe(true);
  });

  it('tries again where AWS throttles or fails for a while', async () => {
    emulator.faults.set('iam:ListOpenIDConnectProviders', {
      status: 400,
      code: 'Throttling',
      message: 'Rate exceeded',
      times: 1,
    });
    emulator.faults.set('eks:DescribeCluster', {
      status: 500,
      code: 'ServerException',
      message: 'Internal failure',
      times: 1,
    });
    const account = await read(providers, `aws:${FIRST}`);
    const region = await read(providers, `eks:${FIRST}/eu-west-1`);

    expect([account.error, region.error]).toEqual([undefined, undefined]);
    expect([...account.problems, ...region.problems]).toEqual([]);
  });

  it('fails where AWS goes on failing, and says which call', async () => {
    emulator.faults.set('eks:ListPodIdentityAssociations', {
      status: 500,
      code: 'ServerException',
      message: 'Internal failure',
    });
    const { error } = await read(providers, `eks:${FIRST}/eu-west-1`);

    expect(String(error)).toContain(
      `eks:ListPodIdentityAssociations failed for account ${FIRST}: ServerException: Internal failure`,
    );
    expect(
      emulator.calls.filter(
        ({ operation }) => operation === 'eks:ListPodIdentityAssociations',
      ),
    ).toHaveLength(4);
  });

  it.each(['cut off', 'malformed', 'redirect'] as const)(
    'fails on an answer that is %s, and takes nothing of it',
    async mishap => {
      for (const operation of [
        'eks:ListClusters',
        'iam:GetAccountAuthorizationDetails',
      ]) {
        emulator.mishaps.set(operation, mishap);
      }
      const region = await read(providers, `eks:${FIRST}/eu-west-1`);
      const account = await read(providers, `aws:${FIRST}`);

      expect(region.items).toEqual([]);
      expect(String(region.error)).toContain('eks:ListClusters failed for');
      expect(account.items).toEqual([]);
      expect(String(account.error)).toContain(
        'iam:GetAccountAuthorizationDetails failed for',
      );
      expect(
        emulator.calls.filter(({ operation }) =>
          operation.includes('elsewhere'),
        ),
      ).toEqual([]);
    },
  );

  it.each(['eks:ListClusters', 'iam:GetAccountAuthorizationDetails'])(
    'gives up an answer to %s that does not end',
    async operation => {
      emulator.mishaps.set(operation, 'endless');
      const { items, error } = await read(
        providers,
        operation.startsWith('eks') ? `eks:${FIRST}/eu-west-1` : `aws:${FIRST}`,
      );

      expect(items).toEqual([]);
      expect(String(error)).toContain(
        `${operation} failed for account ${FIRST}: BrokenAnswerError: the answer is longer than 64 MB`,
      );
      expect(countOfOurs()[operation]).toBe(1);
    },
  );

  it.each(OF_SOURCES)(
    'is not content with a page of another server in place of $operation',
    async call => {
      emulator.mishaps.set(`${call.service}:${call.operation}`, 'malformed');
      const id =
        call.service === 'eks' ? `eks:${FIRST}/eu-west-1` : `aws:${FIRST}`;
      const { problems, error } = await read(providers, id);

      expect([...problems, ...(error ? [error] : [])]).not.toEqual([]);
    },
  );

  it('ends at once when it is told to while AWS says nothing', async () => {
    const source = await find(providers, `eks:${FIRST}/eu-west-1`);
    emulator.calls.length = 0;
    emulator.mishaps.set('eks:DescribeCluster', 'silence');
    const stop = new AbortController();
    const reading = readItems(
      source.read({ signal: stop.signal, previous: async () => [] }),
    );
    while (
      !emulator.calls.some(
        ({ operation }) => operation === 'eks:DescribeCluster',
      )
    ) {
      await setTimeout(10);
    }
    stop.abort(new Error('The backend stops'));

    expect((await reading).error).toBe(stop.signal.reason);
  });

  it('fails where the role of the account may not be assumed, without a word of IAM', async () => {
    emulator.faults.set('sts:AssumeRole', {
      status: 403,
      code: 'AccessDenied',
      message: 'not authorized to perform: sts:AssumeRole',
    });
    const { items, error } = await read(providers, `aws:${FIRST}`);

    expect(items).toEqual([]);
    expect(String(error)).toContain(`no credentials for account ${FIRST}`);
    expect(String(error)).toContain('aws.accounts');
  });

  it('fails where the credentials are those of another account', async () => {
    const mistaken = sourcesOf(
      {
        accounts: [
          { accountId: FIRST, accessKeyId: 'a', secretAccessKey: 'b' },
        ],
      },
      [{ accountId: FIRST, regions: ['eu-west-1'] }],
    );
    for (const id of [`aws:${FIRST}`, `eks:${FIRST}/eu-west-1`]) {
      const { items, error } = await read(mistaken, id);
      expect(items).toEqual([]);
      expect(String(error)).toContain('belong to account 123456789012');
    }
  });

  it('reads the same from AWS as from files with the same content', async () => {
    directory.setContent(await exported());
    const files = [new FilesSourceProvider({ directory: directory.path })];
    const [fromAws, fromFiles] = await Promise.all([
      read(providers, `aws:${FIRST}`),
      read(files, `files:${directory.path}/accounts/${FIRST}`),
    ]);
    const [eksFromAws, eksFromFiles] = await Promise.all([
      read(providers, `eks:${FIRST}/eu-west-1`),
      read(files, `files:${directory.path}/clusters/${PROD}`),
    ]);

    expect(fromFiles.problems).toEqual([]);
    expect(withDocuments(fromAws.of('role'))).toHaveLength(3);
    expect(withDocuments(fromAws.of('role'))[0].trustPolicy).toMatchObject({
      Statement: [{ Sid: 'Grüße und + und %', Effect: 'Allow' }],
    });
    expect(
      // Files do not tell how long sessions may last.
      withDocuments(fromAws.of('role')).map(
        ({ maxSessionDuration, ...role }) => role,
      ),
    ).toEqual(withDocuments(fromFiles.of('role')));
    expect(policiesOf(fromAws)).toEqual(policiesOf(fromFiles));
    expect(policiesOf(fromAws)).toMatchObject([
      { document: { Statement: [{ Action: 's3:*' }] } },
    ]);
    expect(fromAws.of('oidc-provider')).toEqual(fromFiles.of('oidc-provider'));
    expect(fromAws.of('account')).toEqual(fromFiles.of('account'));
    expect(fromAws.complete).toEqual(fromFiles.complete);
    expect(
      eksFromAws
        .of('pod-identity-association')
        .map(({ describedAt, ...association }) => association),
    ).toEqual(eksFromFiles.of('pod-identity-association'));
    for (const kind of ['cluster', 'addon'] as const) {
      expect(eksFromAws.of(kind)).toEqual(eksFromFiles.of(kind));
      expect(eksFromAws.of(kind)).not.toEqual([]);
    }
    // Files do not tell the roles of nodes.
    expect(
      eksFromAws.complete.filter(mark => !mark.startsWith('node-role')),
    ).toEqual(eksFromFiles.complete);
  });

  /** What the AWS CLI would print of the first account: policy documents decoded, times as text. */
  async function exported() {
    const { iam, eks } = await clientsOf(FIRST, 'eu-west-1');
    const decode = (_: string, value: unknown) =>
      typeof value === 'string' && /^(%7B|\{)/.test(value)
        ? JSON.parse(
            decodeURIComponent(value.replace(/%(?![0-9A-F]{2})/g, '%25')),
          )
        : value;
    const json = (answer: object) => JSON.stringify(answer, decode);
    const { OpenIDConnectProviderList = [] } = await iam.send(
      new ListOpenIDConnectProvidersCommand({}),
    );
    const providerFiles = await Promise.all(
      OpenIDConnectProviderList.map(async ({ Arn }, index) => [
        `${index}.json`,
        json(
          await iam.send(
            new GetOpenIDConnectProviderCommand({
              OpenIDConnectProviderArn: Arn,
            }),
          ),
        ),
      ]),
    );
    const names = { clusterName: 'prod' };
    const associations = [];
    let nextToken: string | undefined;
    do {
      const page = await eks.send(
        new ListPodIdentityAssociationsCommand({ ...names, nextToken }),
      );
      for (const { associationId } of page.associations ?? []) {
        associations.push(
          await eks.send(
            new DescribePodIdentityAssociationCommand({
              ...names,
              associationId,
            }),
          ),
        );
      }
      nextToken = page.nextToken;
    } while (nextToken);
    return {
      accounts: {
        [FIRST]: {
          'account-authorization-details.json': json(
            await iam.send(
              new GetAccountAuthorizationDetailsCommand({ MaxItems: 1000 }),
            ),
          ),
          'open-id-connect-providers': Object.fromEntries(providerFiles),
          'account-summary.json': json(
            await iam.send(new GetAccountSummaryCommand({})),
          ),
        },
      },
      clusters: {
        [PROD]: {
          'cluster.json': json(
            await eks.send(new DescribeClusterCommand({ name: 'prod' })),
          ),
          'pod-identity-associations.json': json(associations),
          'addons.json': json(
            await eks.send(
              new DescribeAddonCommand({
                ...names,
                addonName: 'eks-pod-identity-agent',
              }),
            ),
          ),
        },
      },
    };
  }
});
