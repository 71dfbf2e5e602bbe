import { EKSClient } from '@aws-sdk/client-eks';
import { IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  AwsCredentialProvider,
  AwsCredentialsManager,
} from '@backstage/integration-aws-node';
import { parseArn } from 'backstage-plugin-irsa-common';
import {
  callFailure,
  CredentialsError,
  isAbsent,
  isDenied,
  messageOf,
  oneLine,
  withoutSecrets,
} from './awsErrors';
import { AwsCall, awsCalls } from './calls';
import { LimitedHttpHandler } from './LimitedHttpHandler';
import { BrokenAnswerError } from './pages';
import { assumeStatementFor } from './policyDocument';
import { partitionOf } from './regions';

/** How the backend shows itself in CloudTrail. */
const USER_AGENT = 'backstage-plugin-irsa';
/** Where IAM and STS are asked when neither the account nor its entry under `aws` names a region. */
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

/** Credentials that are in use, and what was found out about them. */
interface HeldCredentials {
  readonly credentials: Promise<Credentials>;
  /** Milliseconds since 1970. */
  until: number;
  /** What must not be said of them. */
  secrets: readonly string[];
  /** The partition that they lie in, by the region in which that was asked. */
  readonly partitions: Map<string, string>;
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
  #organizations: OrganizationsClient | undefined;
  #held: HeldCredentials | undefined;

  constructor(options: AwsAccountAccessOptions) {
    this.#options = options;
    this.accountId = options.accountId;
    this.regions = options.regions;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return (this.#options.now ?? Date.now)();
  }

  /** The client of IAM, which has no regions. */
  iam(): IAMClient {
    this.#iam ??= new IAMClient(this.#settings(() => this.#homeRegion()));
    return this.#iam;
  }

  /** The client of AWS Organizations, which has no regions. */
  organizations(): OrganizationsClient {
    this.#organizations ??= new OrganizationsClient(
      this.#settings(() => this.#homeRegion()),
    );
    return this.#organizations;
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
   * Proves that the credentials belong to the account, once for each set of them, and answers with its partition.
   *
   * @throws CredentialsError when there are none, or when they belong to another account.
   * @throws BrokenAnswerError when whoever answers is not AWS in that region.
   */
  async verify(
    signal: AbortSignal,
    inRegion?: string,
  ): Promise<{ partition: string }> {
    signal.throwIfAborted();
    const region = inRegion ?? (await this.#homeRegion());
    const known = this.#inUse()?.partitions.get(region);
    if (known !== undefined) {
      return { partition: known };
    }
    const partition = await this.#identify(signal, region);
    this.#inUse()?.partitions.set(region, partition);
    return { partition };
  }

  async #identify(signal: AbortSignal, region: string): Promise<string> {
    const client = this.sts(region);
    const identity = await this.send(
      awsCalls.getCallerIdentity,
      signal,
      abortSignal =>
        client.send(new GetCallerIdentityCommand({}), { abortSignal }),
    );
    if (identity.Account !== this.accountId) {
      throw new CredentialsError(
        `The credentials for account ${
          this.accountId
        } belong to account ${oneLine(
          identity.Account ?? 'unknown',
        )}. Correct the entry of ${
          this.accountId
        } under aws.accounts in app-config.`,
      );
    }
    const expected = partitionOf(region);
    const partition = parseArn(identity.Arn ?? '')?.partition ?? expected;
    if (partition !== expected) {
      throw new BrokenAnswerError(
        `sts:GetCallerIdentity answers for account ${
          this.accountId
        } with an identity in the partition ${oneLine(
          partition,
        )}, and the region ${region} lies in ${expected}. Check AWS_ENDPOINT_URL where it is set, and the regions of the account under irsa in app-config.`,
      );
    }
    return partition;
  }

  /**
   * Makes a call, which ends at once when the signal says so, also while the client waits to try again.
   *
   * @throws The reason of the signal once that is aborted; the error of AWS where it says *forbidden* or *not there*, which the caller is to judge; else
   * one that names the call.
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
    } catch (caught) {
      // Whatever the client makes of it, the signal knows why the call ended.
      signal.throwIfAborted();
      const error = withoutSecrets(caught, this.#held?.secrets ?? []);
      if (isDenied(error) || isAbsent(error)) {
        throw error;
      }
      const failure = callFailure(call, error, `account ${this.accountId}`);
      if (failure instanceof CredentialsError) {
        this.#startAnew();
      }
      throw failure;
    } finally {
      if (onAbort) {
        signal.removeEventListener('abort', onAbort);
      }
    }
  }

  async #homeRegion(): Promise<string> {
    const [first] = this.regions;
    if (first !== undefined) {
      return first;
    }
    const { stsRegion } = await this.#credentialProvider();
    return stsRegion ?? DEFAULT_REGION;
  }

  #settings(region: string | (() => Promise<string>)) {
    return {
      region,
      customUserAgent: USER_AGENT,
      credentials: () => this.#credentials(),
      retryMode: 'adaptive',
      maxAttempts: this.#options.attempts ?? ATTEMPTS,
      requestHandler: new LimitedHttpHandler({
        connectionTimeout: 5_000,
        requestTimeout: 60_000,
        throwOnRequestTimeout: true,
      }),
    };
  }

  /** A file of credentials may hold others by now, and the clients remember those that they have had. */
  #startAnew(): void {
    this.#held = undefined;
    this.#iam = undefined;
    this.#organizations = undefined;
    this.#eks.clear();
    this.#sts.clear();
  }

  /** The credentials, where there are some that have not ended. */
  #inUse(): HeldCredentials | undefined {
    return this.#held && this.#held.until > this.now() ? this.#held : undefined;
  }

  #credentials(): Promise<Credentials> {
    const inUse = this.#inUse();
    if (inUse) {
      return inUse.credentials;
    }
    const held: HeldCredentials = {
      credentials: this.#fetchCredentials(),
      until: Infinity,
      secrets: [],
      partitions: new Map(),
    };
    this.#held = held;
    held.credentials.then(
      ({ expiration, secretAccessKey, sessionToken }) => {
        held.until = expiration ? expiration.getTime() - RENEWAL : Infinity;
        held.secrets = [
          secretAccessKey,
          ...(sessionToken ? [sessionToken] : []),
        ];
      },
      () => {
        held.until = 0;
      },
    );
    return held.credentials;
  }

  async #fetchCredentials(): Promise<Credentials> {
    const { sdkCredentialProvider } = await this.#credentialProvider();
    try {
      return await sdkCredentialProvider();
    } catch (error) {
      throw this.#noCredentials(error);
    }
  }

  async #credentialProvider(): Promise<AwsCredentialProvider> {
    const { accountId, credentials } = this.#options;
    try {
      return await credentials.getCredentialProvider({ accountId });
    } catch (error) {
      throw this.#noCredentials(error);
    }
  }

  #noCredentials(error: unknown): CredentialsError {
    const { accountId } = this;
    const said = messageOf(error);
    return new CredentialsError(
      `There are no credentials for account ${accountId}. Check its entry under aws.accounts in app-config, and that the role there trusts the backend. The reason: ${said}`,
      isDenied(error)
        ? {
            permission: 'sts:AssumeRole',
            paste: assumeStatementFor(accountId, said),
          }
        : {},
    );
  }
}
