import { parseArn } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { EksConfig } from '../../config/readEks';
import { AwsAccountAccess } from './AwsAccountAccess';
import { isDenied, oneLine } from './awsErrors';
import { AwsCall } from './calls';
import { Denials } from './Denials';
import { DescribedAssociations } from './DescribedAssociations';
import { Page, pages } from './pages';

/** A cluster while it is read. */
export interface Cluster {
  /** The name in EKS. */
  readonly eksName: string;
  readonly arn: string;
  /** The name it goes by here. */
  readonly name: string;
}

/** What one read of a region works with. */
export interface RegionRead {
  readonly access: AwsAccountAccess;
  readonly region: string;
  /** Clusters that the configuration gives a name of their own. */
  readonly clusters: readonly ClusterConfig[];
  readonly partition: string;
  readonly signal: AbortSignal;
  readonly where: string;
  readonly eks: EksConfig;
  readonly denials: Denials;
  /** Associations that earlier reads have described. */
  readonly described: DescribedAssociations;
}

/** Makes a call of one cluster; a refusal is noted, and answers with nothing. */
export async function unlessDenied<T>(
  { access, signal, denials }: RegionRead,
  call: AwsCall,
  cluster: Cluster,
  make: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await access.send(call, signal, make);
  } catch (error) {
    if (!isDenied(error)) {
      throw error;
    }
    denials.add(call, cluster.name, error);
    return undefined;
  }
}

/** Reads a list of one cluster to its end; a refusal is noted, and answers with nothing. */
export async function listUnlessDenied<T>(
  { access, signal, denials }: RegionRead,
  call: AwsCall,
  cluster: Cluster,
  read: (token: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
): Promise<readonly T[] | undefined> {
  const items: T[] = [];
  try {
    for await (const page of pages(call, token =>
      access.send(call, signal, abortSignal => read(token, abortSignal)),
    )) {
      items.push(...page);
    }
  } catch (error) {
    if (!isDenied(error)) {
      throw error;
    }
    denials.add(call, cluster.name, error);
    return undefined;
  }
  return items;
}

/** Whether a part of a cluster, named by the cluster's name and its own ARN, is one of this cluster. */
export function isOf(
  { access, region, partition }: RegionRead,
  cluster: Cluster,
  part: { readonly clusterName?: string; readonly arn?: string },
): boolean {
  const owner = parseArn(part.arn ?? '');
  return (
    part.clusterName === cluster.eksName &&
    owner?.account === access.accountId &&
    owner.region === region &&
    owner.partition === partition
  );
}

/** An answer that the cluster cannot have given; the thing is left out, and what depends on it is unknown. */
export function badClusterAnswer(
  { where }: RegionRead,
  cluster: Cluster,
  problem: string,
): SourceItem {
  return {
    type: 'problem',
    problem: {
      message: `The answer of AWS for cluster ${
        cluster.eksName
      } of ${where} was left out in part: ${oneLine(
        problem,
      )}. Check AWS_ENDPOINT_URL where it is set.`,
    },
  };
}
