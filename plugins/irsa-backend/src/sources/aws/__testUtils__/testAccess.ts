import { AwsAccountAccess } from '../AwsAccountAccess';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

/** Access to an account with credentials that no AWS would take. */
export function testAccess(
  getCredentialProvider = async () => ({
    sdkCredentialProvider: async () => ({
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    }),
  }),
  now: () => number = Date.now,
): AwsAccountAccess {
  return new AwsAccountAccess({
    accountId: ACCOUNT,
    regions: [REGION],
    credentials: { getCredentialProvider },
    now,
  });
}
