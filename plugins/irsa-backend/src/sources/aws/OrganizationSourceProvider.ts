import { parseArn } from 'backstage-plugin-irsa-common';
import {
  IrsaSource,
  IrsaSourceProvider,
  SourceProblemError,
} from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { ConfiguredOrganization } from '../../config/readOrganization';
import { accountSource } from './accountSource';
import { AwsAccountAccess } from './AwsAccountAccess';
import { deniedProblem, isDenied } from './awsErrors';
import { awsCalls } from './calls';
import { EksSourceOptions, eksSources } from './eksSources';
import { inParallel } from './inParallel';
import { listAccounts } from './listAccounts';
import {
  notInOrganization,
  saysHowItIsRead,
  unreadClusterSource,
} from '../kubernetes/unreadCluster';

/** Regions of accounts whose clusters are listed at once. */
const REGIONS_AT_ONCE = 8;

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
  /** Finds the clusters of a region that are read directly; absent where none is. */
  readonly clustersIn?: (
    access: AwsAccountAccess,
    region: string,
  ) => IrsaSourceProvider;
}

/** An account of the organization, while it is one. */
interface Member {
  readonly access: AwsAccountAccess;
  readonly regions: readonly MemberRegion[];
}

/** A region of an account in which clusters are looked for. */
interface MemberRegion {
  readonly provider: IrsaSourceProvider;
  /** The clusters of the last list that could be had; absent before the first. */
  sources?: readonly IrsaSource[];
}

/** The accounts of an AWS organization, and the clusters there: they come and go with it. */
export class OrganizationSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'aws-account';
  readonly title: string;
  readonly #options: OrganizationSourceProviderOptions;
  readonly #lister: AwsAccountAccess;
  /** What is not read by this provider, whatever the organization lists. */
  readonly #others: ReadonlySet<string>;
  /** By account id. */
  readonly #members = new Map<string, Member>();

  constructor(options: OrganizationSourceProviderOptions) {
    const { organization, configured, accessTo } = options;
    this.#options = options;
    this.#lister = accessTo(organization.accountId, organization.regions);
    this.#others = new Set([...organization.exclude, ...configured]);
    this.id = `organization:${organization.accountId}`;
    this.title = `Organization of ${organization.accountId}`;
  }

  owns(sourceId: string): boolean {
    const account = this.#accountOf(sourceId);
    return (
      account !== undefined &&
      !this.#options.configured.includes(account) &&
      !this.#isOfUnknownRegion(sourceId, account)
    );
  }

  async listSources(options: {
    signal: AbortSignal;
  }): Promise<readonly IrsaSource[]> {
    const { signal } = options;
    const listed = await this.#list(signal);
    const ids = listed.filter(id => !this.#others.has(id));
    this.#keepMembers(ids);
    const members = [...this.#members.values()];
    await this.#listClusters(
      members.flatMap(({ regions }) => regions),
      signal,
    );
    return members
      .flatMap(({ access, regions }) => [
        accountSource(access),
        ...eksSources({ ...this.#options, access }),
        ...regions.flatMap(({ sources = [] }) => sources),
      ])
      .concat(this.#clustersElsewhere());
  }

  /** Clusters of the configuration whose account would be read here, were it in the organization. */
  #clustersElsewhere(): IrsaSource[] {
    const { clusters, organization } = this.#options;
    return clusters
      .filter(cluster => {
        const account = this.#accountOfEntry(cluster);
        return account !== undefined && !this.#members.has(account);
      })
      .map(cluster =>
        unreadClusterSource(
          cluster,
          notInOrganization(cluster, organization.accountId),
        ),
      );
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

  /** Those who stay keep their clients, which know how fast AWS lets them go. */
  #keepMembers(ids: readonly string[]): void {
    const { organization, accessTo, clustersIn } = this.#options;
    const { regions } = organization;
    const current = new Set(ids);
    for (const id of this.#members.keys()) {
      if (!current.has(id)) {
        this.#members.delete(id);
      }
    }
    for (const id of ids) {
      if (!this.#members.has(id)) {
        const access =
          id === organization.accountId ? this.#lister : accessTo(id, regions);
        this.#members.set(id, {
          access,
          regions: clustersIn
            ? regions.map(region => ({ provider: clustersIn(access, region) }))
            : [],
        });
      }
    }
  }

  /** A region that cannot be asked keeps the clusters that it had; its own source says why. */
  async #listClusters(
    regions: readonly MemberRegion[],
    signal: AbortSignal,
  ): Promise<void> {
    const listed = inParallel(regions, REGIONS_AT_ONCE, async region => {
      try {
        return {
          region,
          sources: await region.provider.listSources({ signal }),
        };
      } catch {
        signal.throwIfAborted();
        return { region };
      }
    });
    for await (const { region, sources } of listed) {
      region.sources = sources ?? region.sources;
    }
  }

  /** Whose clusters have never been listed, so that one that is known from before may be there still. */
  #isOfUnknownRegion(sourceId: string, account: string): boolean {
    const member = this.#members.get(account);
    return (
      member !== undefined &&
      member.regions.some(
        ({ provider, sources }) =>
          sources === undefined && provider.owns?.(sourceId),
      )
    );
  }

  /** The account of a cluster of the configuration, where this provider is the one to read it. */
  #accountOfEntry(cluster: ClusterConfig): string | undefined {
    const { organization, clustersIn } = this.#options;
    const { account, region = '' } = parseArn(cluster.arn ?? '') ?? {};
    return clustersIn &&
      account &&
      !saysHowItIsRead(cluster) &&
      !this.#others.has(account) &&
      organization.regions.includes(region)
      ? account
      : undefined;
  }

  /** The account that a source is of, where it is one of AWS. */
  #accountOf(sourceId: string): string | undefined {
    const named = this.#options.clusters.find(
      ({ name }) => sourceId === `kubernetes:${name}`,
    );
    if (named) {
      return this.#accountOfEntry(named);
    }
    const [, ...ids] =
      /^(?:aws:(\d{12})|eks:(\d{12})\/.+|kubernetes:[^/]+\.[a-z0-9-]+\.(\d{12}))$/.exec(
        sourceId,
      ) ?? [];
    return ids.find(id => id !== undefined);
  }
}
