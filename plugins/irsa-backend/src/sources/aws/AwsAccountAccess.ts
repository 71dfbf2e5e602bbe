import { EKSClient } from '@aws-sdk/client-eks';
import { IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { parseArn } from 'backstage-plugin-irsa-common';
import {
  callFailure,
  CredentialsError,
  isAbsent,
  isDenied,
  messageOf,
} from './awsErrors';
import { AwsCall, awsCalls } from './calls';

/** How the backend shows itself in CloudTrail. */
const USER_AGENT = 'backstage-plugin-irsa';
/** Where IAM and STS are asked when neither the account nor its credentials name a region. */
const DEFAULT_REGION = 'us-east-1';
/** Tries of one call, the first one included. */
const ATTEMPTS = 6;
/** Temporary credentials are renewed this many milliseconds before they end. */
const RENEWAL = 5 * 60_000;

/** Credentials as the AWS clients take them. */
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** What {@link AwsAccountAccess} needs. */
export interface AwsAccountAccessOptions {
  readonly accountId: string;
  /** Regions of the account; the first one also says in which partition it lies. */
  readonly regions: readonly string[];
  readonly credentials: AwsCredentialsManager;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Tries of one call, the first one included; 6 when absent. */
  readonly attempts?: number;
}

/**
 * The clients of one account. They live as long as the backend: each one learns how fast AWS lets it go, and one set of temporary
 * credentials serves them all.
 */
export class AwsAccountAccess {
  readonly accountId: string;
  readonly regions: readonly string[];
  readonly #options: AwsAccountAccessOptions;
  readonly #eks = new Map<string, EKSClient>();
  readonly #sts = new Map<string, STSClient>();
  #iam: IAMClient | undefined;
  #held: { credentials: Promise<Credentials>; until: number } | undefined;

  constructor(options: AwsAccountAccessOptions) {
    this.#options = options;
    this.accountId = options.accountId;
    this.regions = options.regions;
  }

  /** The client of IAM, which has no regions. */
  iam(): IAMClient {
    this.#iam ??= new IAMClient(this.#settings(this.#homeRegion()));
    return this.#iam;
  }

  /** The client of EKS in a region. */
  eks(region: string): EKSClient {
    const client =
      this.#eks.get(region) ?? new EKSClient(this.#settings(region));
    this.#eks.set(region, client);
    return client;
  }

  /** The client of STS in a region. */
  sts(region: string): STSClient {
    const client =
      this.#sts.get(region) ?? new STSClient(this.#settings(region));
    this.#sts.set(region, client);
    return client;
  }

  /**
   * Proves that the credentials belong to the account, and answers with its partition.
   *
   * @throws CredentialsError when there are none, or when they belong to another account.
   */
  async verify(
    signal: AbortSignal,
    region = this.#homeRegion(),
  ): Promise<{ partition: string }> {
    const client = this.sts(region);
    const identity = await this.send(
      awsCalls.getCallerIdentity,
      signal,
      abortSignal =>
        client.send(new GetCallerIdentityCommand({}), { abortSignal }),
    );
    if (identity.Account !== this.accountId) {
      throw new CredentialsError(
        `The credentials for account ${this.accountId} belong to account ${
          identity.Account ?? 'unknown'
        }. Correct the entry of ${
          this.accountId
        } under aws.accounts in app-config.`,
      );
    }
    return { partition: parseArn(identity.Arn ?? '')?.partition ?? 'aws' };
  }

  /**
   * Makes a call, which ends at once when the signal says so, also while the client waits to try again.
   *
   * @throws The error of AWS where it says *forbidden* or *not there*, which the caller is to judge; else one that names the call.
   */
  async send<T>(
    call: AwsCall,
    signal: AbortSignal,
    make: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    let onAbort: (() => void) | undefined;
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([make(signal), aborted]);
    } catch (error) {
      if (signal.aborted || isDenied(error) || isAbsent(error)) {
        throw error;
      }
      throw callFailure(call, error, `account ${this.accountId}`);
    } finally {
      if (onAbort) {
        signal.removeEventListener('abort', onAbort);
      }
    }
  }

  #homeRegion(): string {
    return this.regions[0] ?? DEFAULT_REGION;
  }

  #settings(region: string) {
    return {
      region,
      customUserAgent: USER_AGENT,
      credentials: () => this.#credentials(),
      retryMode: 'adaptive',
      maxAttempts: this.#options.attempts ?? ATTEMPTS,
      requestHandler: {
        connectionTimeout: 5_000,
        requestTimeout: 60_000,
        throwOnRequestTimeout: true,
      },
    };
  }

  #credentials(): Promise<Credentials> {
    const now = this.#options.now ?? Date.now;
    if (!this.#held || this.#held.until <= now()) {
      const held = { credentials: this.#fetchCredentials(), until: Infinity };
      this.#held = held;
      held.credentials.then(
        ({ expiration }) => {
          held.until = expiration ? expiration.getTime() - RENEWAL : Infinity;
        },
        () => {
          held.until = 0;
        },
      );
    }
    return this.#held.credentials;
  }

  async #fetchCredentials(): Promise<Credentials> {
    const { accountId, credentials } = this.#options;
    try {
      const found = await credentials.getCredentialProvider({ accountId });
      return await found.sdkCredentialProvider();
    } catch (error) {
      throw new CredentialsError(
        `There are no credentials for account ${accountId}. Check its entry under aws.accounts in app-config, and that the role there trusts the backend. The reason: ${messageOf(
          error,
        )}`,
      );
    }
  }
}
