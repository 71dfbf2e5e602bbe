import { EKSClient } from '@aws-sdk/client-eks';
import { IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Config } from '@backstage/config';
import { NotAllowedError } from '@backstage/errors';
import {
  AwsCredentialsManager,
  DefaultAwsCredentialsManager,
} from '@backstage/integration-aws-node';
import { awsFailure } from './awsFailure';

/** How the backend shows itself in CloudTrail. */
const USER_AGENT = 'backstage-plugin-irsa-scaffolder-actions';
/** Tries of one call, the first one included. */
const ATTEMPTS = 4;

/** Clients of AWS accounts, with the credentials that `aws:` in app-config has for each. */
export class AwsClients {
  readonly #credentials: AwsCredentialsManager;
  readonly #attempts: number;
  readonly #proven = new Map<string, Promise<void>>();

  static fromConfig(
    config: Config,
    options: { attempts?: number } = {},
  ): AwsClients {
    return new AwsClients(
      DefaultAwsCredentialsManager.fromConfig(config),
      options.attempts ?? ATTEMPTS,
    );
  }

  private constructor(credentials: AwsCredentialsManager, attempts: number) {
    this.#credentials = credentials;
    this.#attempts = attempts;
  }

  /**
   * The client of IAM for an account.
   *
   * @param region - a region of the account's partition, in which IAM is asked
   * @throws NotAllowedError when the credentials belong to another account.
   */
  async iam(account: string, region: string): Promise<IAMClient> {
    return new IAMClient(await this.#settings(account, region));
  }

  /** The client of EKS for an account, as {@link AwsClients.iam}. */
  async eks(account: string, region: string): Promise<EKSClient> {
    return new EKSClient(await this.#settings(account, region));
  }

  async #settings(account: string, region: string) {
    const { sdkCredentialProvider } =
      await this.#credentials.getCredentialProvider({ accountId: account });
    const settings = {
      region,
      credentials: sdkCredentialProvider,
      customUserAgent: USER_AGENT,
      maxAttempts: this.#attempts,
    };
    const proof =
      this.#proven.get(account) ?? prove(new STSClient(settings), account);
    this.#proven.set(account, proof);
    try {
      await proof;
    } catch (error) {
      this.#proven.delete(account);
      throw error;
    }
    return settings;
  }
}

/** Credentials of another account would create the role there, where nobody looks for it. */
async function prove(client: STSClient, account: string): Promise<void> {
  let found: string | undefined;
  try {
    ({ Account: found } = await client.send(new GetCallerIdentityCommand({})));
  } catch (error) {
    throw awsFailure('sts:GetCallerIdentity', `account ${account}`, error);
  } finally {
    client.destroy();
  }
  if (found !== account) {
    throw new NotAllowedError(
      `The credentials for account ${account} belong to account ${
        found ?? 'unknown'
      }. Correct the entry of ${account} under aws.accounts in app-config.`,
    );
  }
}
