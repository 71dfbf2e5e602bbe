import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { ACCOUNT, testAccess } from './__testUtils__/testAccess';
import { awsError } from './__testUtils__/awsError';
import { AwsAccountAccess } from './AwsAccountAccess';
import { CredentialsError } from './awsErrors';

const mockSts = () => mockClient(STSClient);

const signal = new AbortController().signal;
const identity = (Arn = `arn:aws:iam::${ACCOUNT}:user/x`) => ({
  Account: ACCOUNT,
  Arn,
});

describe('AwsAccountAccess', () => {
  it('says whose credentials are missing, and not what a signature was made of', async () => {
    const missing = testAccess(async () => {
      throw new Error(`There is no AWS integration that matches ${ACCOUNT}.`);
    });
    const refused = testAccess(async () => ({
      sdkCredentialProvider: async () => {
        throw awsError('SignatureDoesNotMatch', 'x-amz-security-token:PLANTED');
      },
    }));

    await expect(missing.verify(signal)).rejects.toThrow(
      `There are no credentials for account ${ACCOUNT}. Check its entry under aws.accounts`,
    );
    await expect(refused.verify(signal)).rejects.toThrow(
      /The reason: SignatureDoesNotMatch$/,
    );
  });

  it.each([
    [
      `User: arn:aws:iam::1:user/hub is not authorized to perform: sts:AssumeRole on resource: arn:aws-cn:iam::${ACCOUNT}:role/audit/reader`,
      `arn:aws-cn:iam::${ACCOUNT}:role/audit/reader`,
    ],
    ['Access denied', `arn:aws:iam::${ACCOUNT}:role/<name of the role>`],
  ])(
    'says what to add where the role may not be assumed: %s',
    async (said, role) => {
      const access = testAccess(async () => ({
        sdkCredentialProvider: async () => {
          throw awsError('AccessDenied', said);
        },
      }));

      const error = await access.verify(signal).catch(caught => caught);
      // It is not taken for a forbidden call of IAM.
      expect(error).toBeInstanceOf(CredentialsError);
      expect(error.problem.permission).toBe('sts:AssumeRole');
      expect(JSON.parse(error.problem.paste)).toEqual({
        Sid: 'IrsaAssumeReader',
        Effect: 'Allow',
        Action: ['sts:AssumeRole'],
        Resource: role,
      });
    },
  );

  it('shares one set of credentials among its clients until shortly before it ends', async () => {
    let now = Date.parse('2026-03-01T08:00:00Z');
    let fetched = 0;
    const access = new AwsAccountAccess({
      accountId: ACCOUNT,
      regions: ['eu-west-1', 'eu-west-2'],
      now: () => now,
      credentials: {
        getCredentialProvider: async () => ({
          sdkCredentialProvider: async () => {
            fetched += 1;
            return {
              accessKeyId: `key-${fetched}`,
              secretAccessKey: 'secret',
              expiration: new Date(now + 3_600_000),
            };
          },
        }),
      },
    });
    const keyOf = async (client: {
      config: { credentials: () => Promise<{ accessKeyId: string }> };
    }) => (await client.config.credentials()).accessKeyId;

    expect(await keyOf(access.iam())).toBe('key-1');
    expect(await keyOf(access.eks('eu-west-1'))).toBe('key-1');
    expect(access.eks('eu-west-1')).toBe(access.eks('eu-west-1'));

    now += 3_600_000 - 4 * 60_000;
    expect(await keyOf(access.eks('eu-west-2'))).toBe('key-2');
  });

  it('asks again after a failure', async () => {
    let tries = 0;
    const access = testAccess(async () => {
      tries += 1;
      throw new Error('not yet');
    });

    await expect(access.verify(signal)).rejects.toThrow('not yet');
    await expect(access.verify(signal)).rejects.toThrow('not yet');
    expect(tries).toBe(2);
  });
});

describe('AwsAccountAccess, on what STS answers', () => {
  let sts: ReturnType<typeof mockSts>;

  beforeEach(() => {
    sts = mockSts();
  });
  afterEach(() => sts.restore());

  it('proves once for each set of credentials and region whose they are', async () => {
    let now = Date.parse('2026-03-01T08:00:00Z');
    const access = new AwsAccountAccess({
      accountId: ACCOUNT,
      regions: ['eu-west-1', 'eu-west-2'],
      now: () => now,
      credentials: {
        getCredentialProvider: async () => ({
          sdkCredentialProvider: async () => ({
            accessKeyId: 'key',
            secretAccessKey: 'secret',
            expiration: new Date(now + 3_600_000),
          }),
        }),
      },
    });
    const credentials = access.iam().config.credentials;
    sts.on(GetCallerIdentityCommand).callsFake(async () => {
      // The real client fetches the credentials before it calls.
      await credentials();
      return identity();
    });

    for (const region of ['eu-west-1', 'eu-west-2', 'eu-west-1', undefined]) {
      expect(await access.verify(signal, region)).toEqual({ partition: 'aws' });
    }
    expect(sts.calls()).toHaveLength(2);
    now += 3_600_000;
    await access.verify(signal, 'eu-west-1');
    expect(sts.calls()).toHaveLength(3);
  });

  it('does not believe an identity of another partition', async () => {
    sts
      .on(GetCallerIdentityCommand)
      .resolves(identity(`arn:aws-cn:iam::${ACCOUNT}:user/x`));

    await expect(testAccess().verify(signal)).rejects.toThrow(
      'in the partition aws-cn, and the region eu-west-1 lies in aws',
    );
  });

  it('takes the region of the entry under aws where the account has none', async () => {
    const access = new AwsAccountAccess({
      accountId: ACCOUNT,
      regions: [],
      credentials: {
        getCredentialProvider: async () => ({
          stsRegion: 'cn-north-1',
          sdkCredentialProvider: async () => ({
            accessKeyId: 'key',
            secretAccessKey: 'secret',
          }),
        }),
      },
    });
    sts
      .on(GetCallerIdentityCommand)
      .resolves(identity(`arn:aws-cn:iam::${ACCOUNT}:user/x`));

    expect(await access.verify(signal)).toEqual({ partition: 'aws-cn' });
    expect(await access.iam().config.region()).toBe('cn-north-1');
  });

  it('fetches the credentials anew once AWS has refused them', async () => {
    let fetched = 0;
    const access = testAccess(async () => ({
      sdkCredentialProvider: async () => {
        fetched += 1;
        return { accessKeyId: 'key', secretAccessKey: 'secret' };
      },
    }));
    await access.iam().config.credentials();
    await access.eks('eu-west-1').config.credentials();
    expect(fetched).toBe(1);
    sts
      .on(GetCallerIdentityCommand)
      .rejects(awsError('InvalidClientTokenId', 'PLANTED'));
    await expect(access.verify(signal)).rejects.toThrow('refused');
    await access.iam().config.credentials();
    expect(fetched).toBe(2);
  });
});
