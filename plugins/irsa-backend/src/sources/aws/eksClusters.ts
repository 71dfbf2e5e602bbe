import {
  DescribeClusterCommand,
  ListClustersCommand,
} from '@aws-sdk/client-eks';
import { AwsAccountAccess } from './AwsAccountAccess';
import { isAbsent, isDenied, messageOf } from './awsErrors';
import { AwsCall, awsCalls } from './calls';
import { listIn, pages } from './pages';

/** The most that EKS gives at once. */
export const PAGE = 100;
/**
 * What EKS allows as the name of a cluster.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
 */
const CLUSTER_NAME = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;

/** Where a cluster is looked for. */
export interface EksRegion {
  readonly access: AwsAccountAccess;
  readonly region: string;
}

/** A cluster by what EKS calls it. */
export interface EksCluster {
  /** The name in EKS. */
  readonly eksName: string;
  readonly arn: string;
}

/** What it takes to connect to a cluster, as EKS tells it. */
export interface EksConnection {
  readonly endpoint?: string;
  /** With `https://`. */
  readonly issuer?: string;
  /** The authority that signed the certificate of the API server, as PEM. */
  readonly authority?: string;
  /** `ACTIVE`, `CREATING`, … */
  readonly status?: string;
  /** False where the API server can be reached from within its network only. */
  readonly isPublic: boolean;
}

/** Whether EKS allows it as the name of a cluster; an answer with another one is not of EKS. */
export function isClusterName(name: string): boolean {
  return CLUSTER_NAME.test(name);
}

/** The ARN of a cluster of a region. */
export function clusterArn(
  { access, region }: EksRegion,
  partition: string,
  eksName: string,
): string {
  return `arn:${partition}:eks:${region}:${access.accountId}:cluster/${eksName}`;
}

/** The names that EKS lists in a region, page by page, whatever they are. A refusal is thrown as AWS words it. */
export function clusterNames(
  { access, region }: EksRegion,
  signal: AbortSignal,
): AsyncIterable<readonly string[]> {
  return pages(awsCalls.listClusters, nextToken =>
    access.send(awsCalls.listClusters, signal, async abortSignal => {
      const answer = await access
        .eks(region)
        .send(new ListClustersCommand({ maxResults: PAGE, nextToken }), {
          abortSignal,
        });
      return {
        items: listIn(answer.clusters),
        next: answer.nextToken || undefined,
      };
    }),
  );
}

/**
 * The clusters of a region. Names that EKS does not allow are left out; the source of the region shows them as a problem.
 *
 * @throws CredentialsError when the credentials are none or another account's.
 * @throws Error that names the call, when the list cannot be had.
 */
export async function listEksClusters(
  where: EksRegion,
  signal: AbortSignal,
): Promise<EksCluster[]> {
  const { partition } = await where.access.verify(signal, where.region);
  return unlessDenied(where, awsCalls.listClusters, async () => {
    const clusters: EksCluster[] = [];
    for await (const names of clusterNames(where, signal)) {
      for (const eksName of names.filter(isClusterName)) {
        clusters.push({ eksName, arn: clusterArn(where, partition, eksName) });
      }
    }
    return clusters;
  });
}

/**
 * Where a cluster answers.
 *
 * @throws Error that names the call, when EKS does not tell, or describes another cluster.
 */
export async function describeEksConnection(
  where: EksRegion,
  { eksName, arn }: EksCluster,
  signal: AbortSignal,
): Promise<EksConnection> {
  const { cluster } = await unlessDenied(where, awsCalls.describeCluster, () =>
    where.access.send(awsCalls.describeCluster, signal, abortSignal =>
      where.access
        .eks(where.region)
        .send(new DescribeClusterCommand({ name: eksName }), { abortSignal }),
    ),
  );
  if (cluster?.arn !== arn) {
    throw new Error(
      `EKS was asked for ${arn} and describes another cluster. Check AWS_ENDPOINT_URL where it is set.`,
    );
  }
  const authority = cluster.certificateAuthority?.data;
  return {
    endpoint: cluster.endpoint,
    issuer: cluster.identity?.oidc?.issuer,
    authority: authority && Buffer.from(authority, 'base64').toString('utf8'),
    status: cluster.status,
    isPublic: cluster.resourcesVpcConfig?.endpointPublicAccess !== false,
  };
}

async function unlessDenied<T>(
  { access, region }: EksRegion,
  call: AwsCall,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isDenied(error)) {
      throw new Error(
        `AWS forbids ${call.action} for account ${access.accountId} in ${region}, without which its clusters cannot be read directly. Attach the reader policy of docs/install/iam-policy.md to the role that reads the account.`,
      );
    }
    if (isAbsent(error)) {
      throw new Error(
        `EKS does not have the cluster any more: ${messageOf(error)}.`,
      );
    }
    throw error;
  }
}
