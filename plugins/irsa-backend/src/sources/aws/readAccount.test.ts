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

const QUEUE = {
  PolicyName: 'queue',
  Arn: `arn:aws:iam::${ACCOUNT}:policy/queue`,
  AttachmentCount: 1,
  PermissionsBoundaryUsageCount: 0,
  DefaultVersionId: 'v2',
  PolicyVersionList: [
    { VersionId: 'v1', IsDefaultVersion: false, Document: '%7B%22old%22%7D' },
    { VersionId: 'v2', IsDefaultVersion: true, Document: '%7B%7D' },
  ],
};

const role = (name: string, account = ACCOUNT): RoleDetail => ({
  RoleName: name,
  Arn: `arn:aws:iam::${account}:role/${name}`,
  AssumeRolePolicyDocument: TRUST,
  AttachedManagedPolicies: [{ PolicyName: 'queue', PolicyArn: QUEUE.Arn }],
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
  iam.on(GetAccountAuthorizationDetailsCommand).resolves({
    RoleDetailList: [role('app')],
    Policies: [QUEUE],
    IsTruncated: false,
  });
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
  it('reads roles, their policies, OIDC providers and the quota with one call each', async () => {
    const { of, complete, problems, error } = await read();

    expect(error).toBeUndefined();
    expect(problems).toEqual([]);
    expect(of('role')).toEqual([
      {
        account: ACCOUNT,
        arn: `arn:aws:iam::${ACCOUNT}:role/app`,
        name: 'app',
        trustPolicy: TRUST,
        attachedPolicies: [QUEUE.Arn],
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
      `managed-policy of ${ACCOUNT}`,
      `oidc-provider of ${ACCOUNT}`,
      `role of ${ACCOUNT}`,
    ]);
    expect(of('managed-policy')).toEqual([
      {
        account: ACCOUNT,
        arn: QUEUE.Arn,
        name: 'queue',
        document: '%7B%7D',
      },
    ]);
    expect(iam.calls()).toHaveLength(4);
    expect(sts.calls()).toHaveLength(1);
  });

  it('keeps of the managed policies those that roles and boundaries name, in whatever order they come', async () => {
    const aws = (name: string, used: number) => ({
      ...QUEUE,
      PolicyName: undefined,
      Arn: `arn:aws:iam::aws:policy/service-role/${name}`,
      AttachmentCount: used,
    });
    const boundary = {
      ...QUEUE,
      Arn: `arn:aws:iam::${ACCOUNT}:policy/boundary`,
      PolicyName: 'boundary',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 1,
    };
    iam
      .on(GetAccountAuthorizationDetailsCommand)
      .resolves({
        RoleDetailList: [],
        Policies: [QUEUE, aws('OfAUser', 1), aws('Unused', 0), boundary],
        IsTruncated: true,
        Marker: '1',
      })
      .on(GetAccountAuthorizationDetailsCommand, { Marker: '1' }, false)
      .resolves({
        RoleDetailList: [
          role('app'),
          {
            ...role('bounded'),
            AttachedManagedPolicies: [
              { PolicyArn: QUEUE.Arn },
              { PolicyArn: aws('Used', 1).Arn },
            ],
            PermissionsBoundary: { PermissionsBoundaryArn: boundary.Arn },
          },
        ],
        Policies: [],
        IsTruncated: true,
        Marker: '2',
      })
      .on(GetAccountAuthorizationDetailsCommand, { Marker: '2' }, false)
      .resolves({ RoleDetailList: [], Policies: [aws('Used', 1)] });

    const { of, complete, problems } = await read();

    expect(problems).toEqual([]);
    expect(of('managed-policy').map(({ name }) => name)).toEqual([
      'queue',
      'boundary',
      'Used',
    ]);
    expect(complete).toContain(`managed-policy of ${ACCOUNT}`);
  });

  it('does not take the policies for whole where roles name one that the answer does not hold', async () => {
    iam.on(GetAccountAuthorizationDetailsCommand).resolves({
      RoleDetailList: [role('app')],
      Policies: [],
    });

    const { complete, problems } = await read();

    expect(complete).toEqual([
      `oidc-provider of ${ACCOUNT}`,
      `role of ${ACCOUNT}`,
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining(`${QUEUE.Arn}, and the answer does not hold it`),
    ]);
  });

  describe('of roles that trust service accounts', () => {
    const trusting = (name: string): RoleDetail => ({
      ...role(name),
      AssumeRolePolicyDocument: encodeURIComponent(
        JSON.stringify({
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'pods.eks.amazonaws.com' },
            Action: ['sts:AssumeRole', 'sts:TagSession'],
          },
        }),
      ),
    });
    const listed = (name: string, MaxSessionDuration: number) => ({
      RoleName: name,
      Arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
      Path: '/',
      RoleId: 'AROA',
      CreateDate: new Date(0),
      MaxSessionDuration,
    });

    beforeEach(() => {
      iam.on(GetAccountAuthorizationDetailsCommand).resolves({
        RoleDetailList: [role('app'), trusting('pods'), trusting('more')],
        Policies: [QUEUE],
      });
      iam.on(ListRolesCommand).resolves({
        Roles: [
          listed('app', 3_600),
          listed('pods', 7_200),
          listed('more', 43_200),
        ],
      });
    });

    it('tells how long sessions may last, with one call for all', async () => {
      const { of } = await read();

      expect(
        of('role').map(({ name, maxSessionDuration }) => ({
          name,
          maxSessionDuration,
        })),
      ).toEqual([
        { name: 'app', maxSessionDuration: undefined },
        { name: 'pods', maxSessionDuration: 7_200 },
        { name: 'more', maxSessionDuration: 43_200 },
      ]);
      expect(iam.commandCalls(ListRolesCommand)).toHaveLength(1);
    });

    it('does without where that is forbidden', async () => {
      iam.on(ListRolesCommand).rejects(awsError('AccessDenied'));

      const { of, complete, problems } = await read();

      expect(of('role')).toHaveLength(3);
      expect(complete).toContain(`role of ${ACCOUNT}`);
      expect(problems.map(({ permission }) => permission)).toEqual([
        'iam:ListRoles',
      ]);
      expect(problems[0].message).toContain('how long sessions of roles may');
    });
  });

  it('fails where the details are forbidden half-way, since some roles are read already', async () => {
    iam
      .on(GetAccountAuthorizationDetailsCommand)
      .resolves({
        RoleDetailList: [role('a')],
        Policies: [QUEUE],
        IsTruncated: true,
        Marker: '1',
      })
      .on(GetAccountAuthorizationDetailsCommand, { Marker: '1' }, false)
      .rejects(awsError('AccessDenied'));

    const { error } = await read();

    expect(String(error)).toContain('AccessDenied');
    expect(iam.commandCalls(ListRolesCommand)).toEqual([]);
  });

  it('keeps out what is too long for AWS, and keeps a document that is none as the text it is', async () => {
    const long = 'x'.repeat(50_000_000);
    iam.on(GetAccountAuthorizationDetailsCommand).resolves({
      RoleDetailList: [
        { ...role('garbage'), AssumeRolePolicyDocument: '{"Statement": [' },
        { ...role('trust'), AssumeRolePolicyDocument: long },
        {
          ...role('inline'),
          RolePolicyList: [{ PolicyName: 'i', PolicyDocument: long }],
        },
        { ...role('q"uote\n'), Arn: `arn:aws:iam::${ACCOUNT}:role/q"u\nx` },
      ],
      Policies: [
        {
          ...QUEUE,
          PolicyVersionList: [{ IsDefaultVersion: true, Document: long }],
        },
        { ...QUEUE, Arn: `arn:aws:iam::999999999999:policy/queue` },
        { ...QUEUE, Arn: `arn:aws-cn:iam::aws:policy/queue` },
        { ...QUEUE, Arn: `arn:aws:s3:::queue` },
      ],
    });

    const { of, complete, problems } = await read();

    expect(of('role')).toMatchObject([
      { name: 'garbage', trustPolicy: '{"Statement": [' },
    ]);
    expect(of('managed-policy')).toEqual([]);
    expect(complete).toEqual([`oidc-provider of ${ACCOUNT}`]);
    const messages = problems.map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringContaining('role/trust has a policy of 50000000 characters'),
      expect.stringContaining('role/inline has a policy of 50000000'),
      expect.stringContaining('role/q"u x is not the ARN of a role'),
      expect.stringContaining('policy/queue has a policy of 50000000'),
      expect.stringContaining('999999999999:policy/queue does not belong to'),
      expect.stringContaining('does not lie in the partition aws'),
      expect.stringContaining('arn:aws:s3:::queue is not the ARN of a policy'),
      expect.stringContaining(`${QUEUE.Arn}, and the answer does not hold it`),
    ]);
    expect(messages.join('').length).toBeLessThan(5_000);
  });

  it('follows the pages, and one that is empty is not the last', async () => {
    iam
      .on(GetAccountAuthorizationDetailsCommand)
      .resolves({
        RoleDetailList: [role('a')],
        Policies: [],
        IsTruncated: true,
        Marker: '1',
      })
      .on(GetAccountAuthorizationDetailsCommand, { Marker: '1' }, false)
      .resolves({
        RoleDetailList: [],
        Policies: [],
        IsTruncated: true,
        Marker: '2',
      })
      .on(GetAccountAuthorizationDetailsCommand, { Marker: '2' }, false)
      .resolves({
        RoleDetailList: [role('b')],
        Policies: [QUEUE],
        IsTruncated: false,
      });

    const { of, complete } = await read();

    expect(of('role').map(({ name }) => name)).toEqual(['a', 'b']);
    expect(complete).toContain(`role of ${ACCOUNT}`);
    expect(
      iam.commandCalls(GetAccountAuthorizationDetailsCommand)[0].args[0].input,
    ).toEqual({
      Filter: ['Role', 'LocalManagedPolicy', 'AWSManagedPolicy'],
      MaxItems: 1000,
      Marker: undefined,
    });
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
      .resolves({ RoleDetailList: [role('a')], Policies: [], ...more });

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
      whole: [`managed-policy of ${ACCOUNT}`, `role of ${ACCOUNT}`],
    },
    {
      permission: 'iam:GetOpenIDConnectProvider',
      forbidden: () => iam.on(GetOpenIDConnectProviderCommand),
      whole: [`managed-policy of ${ACCOUNT}`, `role of ${ACCOUNT}`],
    },
    {
      permission: 'iam:GetAccountSummary',
      forbidden: () => iam.on(GetAccountSummaryCommand),
      whole: [
        `managed-policy of ${ACCOUNT}`,
        `oidc-provider of ${ACCOUNT}`,
        `role of ${ACCOUNT}`,
      ],
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
      Policies: [QUEUE],
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
