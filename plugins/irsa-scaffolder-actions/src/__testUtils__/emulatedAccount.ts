import { randomInt } from 'node:crypto';
import { CreatePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { mockServices } from '@backstage/backend-test-utils';
import { AwsClients } from '../aws/AwsClients';

const REGION = 'eu-west-1';
const ANYTHING = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** An account of an emulator of AWS, with the managed policies that tests use. */
export interface EmulatedAccount {
  readonly account: string;
  readonly aws: AwsClients;
  readonly iam: IAMClient;
  /** ARN of a managed policy to attach. */
  readonly policyArn: string;
}

/** Makes an account that no other test uses, since tests side by side share one emulator. `AWS_ENDPOINT_URL` names it. */
export async function emulatedAccount(): Promise<EmulatedAccount> {
  const account = String(randomInt(100_000_000_000, 200_000_000_000));
  const aws = AwsClients.fromConfig(
    mockServices.rootConfig({
      data: { aws: { accountDefaults: { roleName: 'backstage-irsa-writer' } } },
    }),
    { attempts: 1 },
  );
  const iam = await aws.iam(account, REGION);
  await iam.send(
    new CreatePolicyCommand({
      PolicyName: 'workload-boundary',
      PolicyDocument: ANYTHING,
    }),
  );
  const { Policy: policy } = await iam.send(
    new CreatePolicyCommand({
      PolicyName: 'tracing',
      PolicyDocument: ANYTHING,
    }),
  );
  return { account, aws, iam, policyArn: policy?.Arn ?? '' };
}

/** Credentials that no AWS would take, for the SDK to find. */
export const EMULATOR_ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: REGION,
};
