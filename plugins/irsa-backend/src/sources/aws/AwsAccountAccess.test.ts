import { ACCOUNT, testAccess } from './__testUtils__/testAccess';
import { awsError } from './__testUtils__/awsError';
import { AwsAccountAccess } from './AwsAccountAccess';

const signal = new AbortController().signal;

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

  it('does not take a forbidden role for a forbidden call of IAM', async () => {
    const access = testAccess(async () => ({
      sdkCredentialProvider: async () => {
        throw awsError('AccessDenied', 'not authorized: sts:AssumeRole');
      },
    }));

    await expect(access.verify(signal)).rejects.toMatchObject({
      name: 'CredentialsError',
    });
  });

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
