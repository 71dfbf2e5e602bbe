import {
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetOpenIDConnectProviderCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListRolesCommand,
  RoleDetail,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { awsError } from './__testUtils__/awsError';
import { readItems } from './__testUtils__/readItems';
import { ACCOUNT, testAccess } from './__testUtils__/testAccess';
import { readAccount } from './readAccount';

const iam = mockClient(IAMClient);
const sts = mockClient(STSClient);

const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/7F3A';
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
const TRUST = encodeURIComponent('{"Version":"2012-10-17","Statement":[]}');

const role = (name: string, account = ACCOUNT): RoleDetail => ({
  RoleName: name,
  Arn: `arn:aws:iam::${account}:role/${name}`,
  AssumeRolePolicyDocument: TRUST,
  AttachedManagedPolicies: [{ PolicyName: 'queue', PolicyArn: 'arn:x' }],
  RolePolicyList: [{ PolicyName: 'inline', PolicyDocument: '%7B%7D' }],
  RoleLastUsed: { LastUsedDate: new Date('2026-03-01T08:00:00Z') },
  Tags: [{ Key: 'team', Value: 'payments' }],
});

const read = (signal = new AbortController().signal) =>
  readItems(readAccount(testAccess(), signal));

beforeEach(() => {
  iam.reset();
  sts.reset();
  sts.on(GetCallerIdentityCommand).resolves({
    Account: ACCOUNT,
    Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/reader/backstage`,
  });
  iam
    .on(GetAccountAuthorizationDetailsCommand)
    .resolves({ RoleDetailList: [role('app')], IsTruncated: false });
  iam.on(ListOpenIDConnectProvidersCommand).resolves({
    OpenIDConnectProviderList: [{ Arn: PROVIDER }],
  });
  iam
    .on(GetOpenIDConnectProviderCommand)
    .resolves({ Url: ISSUER, ClientIDList: ['sts.amazonaws.com'] });
  iam
    .on(GetAccountSummaryCommand)
    .resolves({ SummaryMap: { AssumeRolePolicySizeQuota: 4096 } });
});

describe('readAccount', () => {
  it('reads roles, OIDC providers and the quota with one call each', async () => {
    const { of, complete, problems, error } = await read();

    expect(error).toBeUndefined();
    expect(problems).toEqual([]);
    expect(of('role')).toEqual([
      {
        account: ACCOUNT,
        arn: `arn:aws:iam::${ACCOUNT}:role/app`,
        name: 'app',
        trustPolicy: TRUST,
        attachedPolicies: ['arn:x'],
        inlinePolicies: [{ name: 'inline', document: '%7B%7D' }],
        tags: { team: 'payments' },
        lastUsedAt: '2026-03-01T08:00:00.000Z',
      },
    ]);
    expect(of('oidc-provider')).toEqual([
      {
        account: ACCOUNT,
        arn: PROVIDER,
        url: ISSUER,
        clientIds: ['sts.amazonaws.com'],
      },
    ]);
    expect(of('account')).toEqual([
      { account: ACCOUNT, partition: 'aws', assumeRolePolicySizeQuota: 4096 },
    ]);
    expect(complete).toEqual([
      `oidc-provider of ${ACCOUNT}`,
      `role of ${ACCOUNT}`,
    ]);
    expect(iam.calls()).toHaveLength(4);
    expect(sts.calls()).toHaveLength(1);
  });

  it('follows the pages, and one that is empty is not the last', async () => {
    iam
      .on(GetAccountAuthorizationDetailsCommand)
      .resolves({ RoleDetailList: [role('a')], IsTruncated: true, Marker: '1' })
      .on(GetAccountAuthorizationDetailsCommand, { Marker: '1' }, false)
      .resolves({ RoleDetailList: [], IsTruncated: true, Marker: '2' })
      .on(GetAccountAuthorizationDetailsCommand, { Marker: '2' }, false)
      .resolves({ RoleDetailList: [role('b')], IsTruncated: false });

    const { of, complete } = await read();

    expect(of('role').map(({ name }) => name)).toEqual(['a', 'b']);
    expect(complete).toContain(`role of ${ACCOUNT}`);
    expect(
      iam.commandCalls(GetAccountAuthorizationDetailsCommand)[0].args[0].input,
    ).toEqual({ Filter: ['Role'], MaxItems: 1000, Marker: undefined });
  });

  it.each([
    ['that say no more where they go on', { IsTruncated: true }, 'not where'],
    [
      'that go round in a circle',
      { IsTruncated: true, Marker: 'again' },
      'no end',
    ],
  ])('fails on pages %s, so that no role seems gone', async (_, more, text) => {
    iam
      .on(GetAccountAuthorizationDetailsCommand)
      .resolves({ RoleDetailList: [role('a')], ...more });

    const { error, complete } = await read();

    expect(String(error)).toContain(text);
    expect(complete).toEqual([]);
  });

  it('reads what ListRoles tells where the details are forbidden', async () => {
    iam
      .on(GetAccountAuthorizationDetailsCommand)
      .rejects(awsError('AccessDenied', 'not authorized'));
    iam
      .on(ListRolesCommand)
      .resolves({
        Roles: [
          {
            RoleName: 'a',
            Arn: `arn:aws:iam::${ACCOUNT}:role/a`,
            AssumeRolePolicyDocument: TRUST,
            Path: '/',
            RoleId: 'AROA',
            CreateDate: new Date(0),
          },
        ],
        IsTruncated: true,
        Marker: '1',
      })
      .on(ListRolesCommand, { Marker: '1' }, false)
      .resolves({ Roles: [], IsTruncated: false });

    const { of, complete, problems, error } = await read();

    expect(error).toBeUndefined();
    expect(of('role')).toEqual([
      {
        account: ACCOUNT,
        arn: `arn:aws:iam::${ACCOUNT}:role/a`,
        name: 'a',
        trustPolicy: TRUST,
      },
    ]);
    expect(complete).toContain(`role of ${ACCOUNT}`);
    expect(problems).toHaveLength(1);
    expect(problems[0].permission).toBe('iam:GetAccountAuthorizationDetails');
    expect(problems[0].message).toContain(
      'policies, boundary, tags and last use of the roles',
    );
    expect(JSON.parse(problems[0].paste ?? '')).toEqual({
      Sid: 'IrsaGetAccountAuthorizationDetails',
      Effect: 'Allow',
      Action: ['iam:GetAccountAuthorizationDetails'],
      Resource: '*',
    });
  });

  it.each([
    {
      permission: 'iam:ListOpenIDConnectProviders',
      forbidden: () => iam.on(ListOpenIDConnectProvidersCommand),
      whole: [`role of ${ACCOUNT}`],
    },
    {
      permission: 'iam:GetOpenIDConnectProvider',
      forbidden: () => iam.on(GetOpenIDConnectProviderCommand),
      whole: [`role of ${ACCOUNT}`],
    },
    {
      permission: 'iam:GetAccountSummary',
      forbidden: () => iam.on(GetAccountSummaryCommand),
      whole: [`oidc-provider of ${ACCOUNT}`, `role of ${ACCOUNT}`],
    },
  ])(
    'reads the rest where $permission is forbidden',
    async ({ permission, forbidden, whole }) => {
      forbidden().rejects(awsError('AccessDenied', 'not authorized'));

      const { of, complete, problems, error } = await read();

      expect(error).toBeUndefined();
      expect(problems.map(problem => problem.permission)).toEqual([permission]);
      expect(JSON.parse(problems[0].paste ?? '').Action).toEqual([permission]);
      expect(complete).toEqual(whole);
      expect(of('role')).toHaveLength(1);
      expect(of('account')).toHaveLength(1);
    },
  );

  it('says that a statement is no help where a policy denies outright', async () => {
    iam
      .on(GetAccountSummaryCommand)
      .rejects(
        awsError(
          'AccessDenied',
          'not authorized with an explicit deny in a service control policy',
        ),
      );

    const { problems } = await read();

    expect(problems[0].paste).toBeUndefined();
    expect(problems[0].message).toContain('denies it outright');
  });

  it('fails where everything is forbidden, and says so per permission', async () => {
    iam.reset();
    iam.onAnyCommand().rejects(awsError('AccessDenied'));

    const { problems, error } = await read();

    expect(String(error)).toContain('forbids every call of IAM');
    expect(problems.map(({ permission }) => permission)).toEqual([
      'iam:GetAccountAuthorizationDetails',
      'iam:ListRoles',
      'iam:ListOpenIDConnectProviders',
      'iam:GetAccountSummary',
    ]);
  });

  it('passes over a provider that was deleted in between', async () => {
    iam
      .on(GetOpenIDConnectProviderCommand)
      .rejects(awsError('NoSuchEntityException'));

    const { of, complete, problems } = await read();

    expect(of('oidc-provider')).toEqual([]);
    expect(problems).toEqual([]);
    expect(complete).toContain(`oidc-provider of ${ACCOUNT}`);
  });

  it('keeps roles and providers of other accounts and partitions out', async () => {
    iam.on(GetAccountAuthorizationDetailsCommand).resolves({
      RoleDetailList: [
        role('ours'),
        role('theirs', '999999999999'),
        { ...role('far'), Arn: `arn:aws-cn:iam::${ACCOUNT}:role/far` },
      ],
    });
    iam.on(ListOpenIDConnectProvidersCommand).resolves({
      OpenIDConnectProviderList: [
        { Arn: PROVIDER },
        { Arn: `arn:aws:iam::999999999999:oidc-provider/${ISSUER}\nforged` },
      ],
    });

    const { of, complete, problems } = await read();

    expect(of('role').map(({ name }) => name)).toEqual(['ours']);
    expect(of('oidc-provider')).toHaveLength(1);
    expect(complete).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('role/theirs does not belong'),
      expect.stringContaining('role/far does not lie in the partition aws'),
      expect.stringMatching(/^[^\n]*forged does not belong[^\n]*$/),
    ]);
  });

  it('asks IAM nothing with the credentials of another account', async () => {
    sts.on(GetCallerIdentityCommand).resolves({
      Account: '999999999999',
      Arn: 'arn:aws:iam::999999999999:user/x',
    });

    const { items, error } = await read();

    expect(String(error)).toContain(
      `The credentials for account ${ACCOUNT} belong to account 999999999999`,
    );
    expect(items).toEqual([]);
    expect(iam.calls()).toEqual([]);
  });

  it('fails, and names call and next step, where AWS throttles on and on', async () => {
    iam
      .on(GetAccountAuthorizationDetailsCommand)
      .rejects(awsError('Throttling', 'Rate exceeded'));

    const { error, complete } = await read();

    expect(String(error)).toContain(
      `iam:GetAccountAuthorizationDetails failed for account ${ACCOUNT}: Throttling: Rate exceeded`,
    );
    expect(String(error)).toContain('irsa.schedule.frequency');
    expect(complete).toEqual([]);
  });

  it('repeats nothing of what AWS says about a signature, which may hold a token', async () => {
    iam
      .on(GetAccountAuthorizationDetailsCommand)
      .rejects(
        awsError('SignatureDoesNotMatch', 'x-amz-security-token:PLANTED'),
      );

    const { error } = await read();

    expect(String(error)).toContain('refused the credentials');
    expect(String(error)).not.toContain('PLANTED');
  });

  it('ends at once when it is told to', async () => {
    const controller = new AbortController();
    iam
      .on(GetAccountAuthorizationDetailsCommand)
      .callsFake(() => new Promise(() => undefined));
    const reading = read(controller.signal);
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
    controller.abort(new Error('stopped'));

    expect(String((await reading).error)).toBe('Error: stopped');
  });
});
