import {
  IrsaSource,
  IrsaSourceProvider,
  SourceProblemError,
} from 'backstage-plugin-irsa-node';
import { ConfiguredOrganization } from '../../config/readOrganization';
import { accountSource } from './accountSource';
import { AwsAccountAccess } from './AwsAccountAccess';
import { deniedProblem, isDenied } from './awsErrors';
import { awsCalls } from './calls';
import { EksSourceOptions, eksSources } from './eksSources';
import { listAccounts } from './listAccounts';

/** What an {@link OrganizationSourceProvider} needs. */
export interface OrganizationSourceProviderOptions
  extends Omit<EksSourceOptions, 'access'> {
  readonly organization: ConfiguredOrganization;
  /** Accounts that are configured one by one; they are read as they are configured. */
  readonly configured: readonly string[];
  /** Access to an account of the organization. */
  readonly accessTo: (
    accountId: string,
    regions: readonly string[],
  ) => AwsAccountAccess;
}

/** The accounts of an AWS organization: they come and go with it. */
export class OrganizationSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'aws-account';
  readonly title: string;
  readonly #options: OrganizationSourceProviderOptions;
  readonly #lister: AwsAccountAccess;
  /** What is not read by this provider, whatever the organization lists. */
  readonly #others: ReadonlySet<string>;
  readonly #access = new Map<string, AwsAccountAccess>();

  constructor(options: OrganizationSourceProviderOptions) {
    const { organization, configured, accessTo } = options;
    this.#options = options;
    this.#lister = accessTo(organization.accountId, organization.regions);
    this.#others = new Set([...organization.exclude, ...configured]);
    this.id = `organization:${organization.accountId}`;
    this.title = `Organization of ${organization.accountId}`;
  }

  owns(sourceId: string): boolean {
    const account = /^(?:aws:(\d{12})|eks:(\d{12})\/.+)$/.exec(sourceId);
    const id = account?.[1] ?? account?.[2];
    return id !== undefined && !this.#options.configured.includes(id);
  }

  async listSources(options: {
    signal: AbortSignal;
  }): Promise<readonly IrsaSource[]> {
    const listed = await this.#list(options.signal);
    const ids = listed.filter(id => !this.#others.has(id));
    this.#forgetAllBut(new Set(ids));
    return ids.flatMap(id => {
      const access = this.#accessTo(id);
      return [
        accountSource(access),
        ...eksSources({ ...this.#options, access }),
      ];
    });
  }

  async #list(signal: AbortSignal): Promise<readonly string[]> {
    try {
      return await listAccounts(this.#lister, signal);
    } catch (error) {
      if (!isDenied(error)) {
        throw error;
      }
      throw new SourceProblemError(
        deniedProblem(
          awsCalls.listAccounts,
          error,
          `account ${this.#options.organization.accountId}`,
        ).problem,
        { cause: error },
      );
    }
  }

  /** The same clients as before, since they know how fast AWS lets them go. */
  #accessTo(id: string): AwsAccountAccess {
    const { organization, accessTo } = this.#options;
    const access =
      id === organization.accountId
        ? this.#lister
        : this.#access.get(id) ?? accessTo(id, organization.regions);
    this.#access.set(id, access);
    return access;
  }

  #forgetAllBut(ids: ReadonlySet<string>): void {
    for (const id of this.#access.keys()) {
      if (!ids.has(id)) {
        this.#access.delete(id);
      }
    }
  }
}
