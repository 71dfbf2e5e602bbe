import {
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribePodIdentityAssociationCommand,
  ListClustersCommand,
  ListPodIdentityAssociationsCommand,
} from '@aws-sdk/client-eks';
import { parseArn } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { AwsAccountAccess } from './AwsAccountAccess';
import { deniedProblem, isAbsent, isDenied, oneLine } from './awsErrors';
import { AwsCall, awsCalls } from './calls';
import { eksClusterName } from './clusterName';
import { Denials } from './Denials';
import { addonRecord, associationRecord, clusterRecord } from './eksRecords';
import { inParallel } from './inParallel';
import { listIn, pages } from './pages';

/** The most that EKS gives at once. */
const PAGE = 100;
/** Clusters that are read at once. */
const CLUSTERS_AT_ONCE = 3;
/** Associations of one cluster that are asked for at once. */
const ASSOCIATIONS_AT_ONCE = 4;
/** The only add-on that decides about an identity. */
const AGENT = 'eks-pod-identity-agent';

/** A cluster while it is read. */
interface Cluster {
  /** The name in EKS. */
  readonly eksName: string;
  readonly arn: string;
  /** The name it goes by here. */
  readonly name: string;
}

/** What one read of a region works with. */
interface RegionRead {
  readonly access: AwsAccountAccess;
  readonly region: string;
  readonly signal: AbortSignal;
  readonly where: string;
  readonly denials: Denials;
}

/**
 * Reads the EKS clusters of a region, with their Pod Identity associations and the agent's add-on.
 *
 * @throws CredentialsError when the credentials are none or another account's.
 */
export async function* readRegion(options: {
  readonly access: AwsAccountAccess;
  readonly region: string;
  readonly clusters: readonly ClusterConfig[];
  readonly signal: AbortSignal;
}): AsyncGenerator<SourceItem> {
  const { access, region, clusters, signal } = options;
  const { partition } = await access.verify(signal, region);
  const account = access.accountId;
  const where = `account ${account} in ${region}`;
  const read: RegionRead = {
    access,
    region,
    signal,
    where,
    denials: new Denials(),
  };

  const found: Cluster[] = [];
  try {
    for await (const names of pages(awsCalls.listClusters, token =>
      clusterPage(read, token),
    )) {
      for (const eksName of names) {
        const arn = `arn:${partition}:eks:${region}:${account}:cluster/${eksName}`;
        const identity = { arn, name: eksName, region, account };
        found.push({ eksName, arn, name: eksClusterName(identity, clusters) });
      }
    }
  } catch (error) {
    if (!isDenied(error)) {
      throw error;
    }
    yield deniedProblem(awsCalls.listClusters, error, where);
    // Nothing was read, and an empty snapshot must not take the place of one that holds something.
    throw new Error(
      `AWS forbids eks:ListClusters for ${where}, without which no cluster is found there. Attach the reader policy of docs/install/iam-policy.md to the role that reads the account.`,
    );
  }

  let hasRead = false;
  for await (const items of inParallel(found, CLUSTERS_AT_ONCE, cluster =>
    readCluster(read, cluster),
  )) {
    hasRead ||= items.some(({ type }) => type !== 'problem');
    yield* items;
  }
  yield* read.denials.problems(where);
  if (!hasRead && read.denials.some()) {
    // As above: the clusters are known by name, and by nothing else.
    throw new Error(
      `AWS forbids every call about the clusters of ${where}. Attach the reader policy of docs/install/iam-policy.md to the role that reads the account.`,
    );
  }
}

function clusterPage(
  { access, region, signal }: RegionRead,
  nextToken: string | undefined,
) {
  return access.send(awsCalls.listClusters, signal, async abortSignal => {
    const answer = await access
      .eks(region)
      .send(new ListClustersCommand({ maxResults: PAGE, nextToken }), {
        abortSignal,
      });
    return {
      items: listIn(answer.clusters),
      next: answer.nextToken || undefined,
    };
  });
}

/** Everything about one cluster; nothing where it was deleted after it had been listed. */
async function readCluster(
  read: RegionRead,
  cluster: Cluster,
): Promise<SourceItem[]> {
  try {
    return [
      ...(await describe(read, cluster)),
      ...(await readAssociations(read, cluster)),
      ...(await readAgent(read, cluster)),
    ];
  } catch (error) {
    if (isAbsent(error)) {
      return [];
    }
    throw error;
  }
}

async function describe(
  read: RegionRead,
  cluster: Cluster,
): Promise<SourceItem[]> {
  const { access, region } = read;
  const answer = await unlessDenied(
    read,
    awsCalls.describeCluster,
    cluster,
    abortSignal =>
      access
        .eks(region)
        .send(new DescribeClusterCommand({ name: cluster.eksName }), {
          abortSignal,
        }),
  );
  if (!answer) {
    return [];
  }
  const converted = clusterRecord(answer, cluster.name);
  if ('problem' in converted) {
    return [badAnswer(read, cluster, converted.problem)];
  }
  if (converted.cluster.arn !== cluster.arn) {
    return [
      badAnswer(
        read,
        cluster,
        `it describes ${converted.cluster.arn ?? 'a cluster without ARN'}`,
      ),
    ];
  }
  return [
    {
      type: 'record',
      record: { kind: 'cluster', value: converted.cluster },
    },
    { type: 'complete', mark: { kind: 'cluster', of: cluster.name } },
  ];
}

async function readAssociations(
  read: RegionRead,
  cluster: Cluster,
): Promise<SourceItem[]> {
  const { access, region, signal, denials } = read;
  const ids: string[] = [];
  let whole = true;
  const items: SourceItem[] = [];
  const readPage = (nextToken: string | undefined) =>
    access.send(
      awsCalls.listPodIdentityAssociations,
      signal,
      async abortSignal => {
        const answer = await access.eks(region).send(
          new ListPodIdentityAssociationsCommand({
            clusterName: cluster.eksName,
            maxResults: PAGE,
            nextToken,
          }),
          { abortSignal },
        );
        return {
          items: listIn(answer.associations),
          next: answer.nextToken || undefined,
        };
      },
    );
  try {
    for await (const page of pages(
      awsCalls.listPodIdentityAssociations,
      readPage,
    )) {
      for (const { associationId } of page) {
        if (associationId) {
          ids.push(associationId);
        } else {
          whole = false;
          items.push(
            badAnswer(read, cluster, 'an association without associationId'),
          );
        }
      }
    }
  } catch (error) {
    if (!isDenied(error)) {
      throw error;
    }
    denials.add(awsCalls.listPodIdentityAssociations, cluster.name, error);
    return items;
  }
  for await (const item of inParallel(ids, ASSOCIATIONS_AT_ONCE, id =>
    readAssociation(read, cluster, id),
  )) {
    if (item === 'denied') {
      whole = false;
    } else if (item) {
      whole &&= item.type === 'record';
      items.push(item);
    }
  }
  if (whole) {
    items.push({
      type: 'complete',
      mark: { kind: 'pod-identity-association', of: cluster.name },
    });
  }
  return items;
}

/** One association; nothing where it was deleted after it had been listed. */
async function readAssociation(
  read: RegionRead,
  cluster: Cluster,
  associationId: string,
): Promise<SourceItem | 'denied' | undefined> {
  const { access, region } = read;
  let answer;
  try {
    answer = await unlessDenied(
      read,
      awsCalls.describePodIdentityAssociation,
      cluster,
      abortSignal =>
        access.eks(region).send(
          new DescribePodIdentityAssociationCommand({
            clusterName: cluster.eksName,
            associationId,
          }),
          { abortSignal },
        ),
    );
  } catch (error) {
    if (isAbsent(error)) {
      return undefined;
    }
    throw error;
  }
  if (!answer) {
    return 'denied';
  }
  const converted = associationRecord(answer, cluster.name);
  if ('problem' in converted) {
    return badAnswer(read, cluster, `${associationId}: ${converted.problem}`);
  }
  const { associationArn, clusterName } = answer.association ?? {};
  const owner = parseArn(associationArn ?? '');
  if (
    clusterName !== cluster.eksName ||
    owner?.account !== access.accountId ||
    owner.region !== region
  ) {
    return badAnswer(
      read,
      cluster,
      `the association ${associationArn ?? associationId} belongs elsewhere`,
    );
  }
  return {
    type: 'record',
    record: { kind: 'pod-identity-association', value: converted.association },
  };
}

async function readAgent(
  read: RegionRead,
  cluster: Cluster,
): Promise<SourceItem[]> {
  const { access, region } = read;
  const complete: SourceItem = {
    type: 'complete',
    mark: { kind: 'addon', of: cluster.name },
  };
  try {
    const answer = await unlessDenied(
      read,
      awsCalls.describeAddon,
      cluster,
      abortSignal =>
        access.eks(region).send(
          new DescribeAddonCommand({
            clusterName: cluster.eksName,
            addonName: AGENT,
          }),
          { abortSignal },
        ),
    );
    if (!answer) {
      return [];
    }
    const converted = addonRecord(answer, cluster.name);
    return 'problem' in converted
      ? [badAnswer(read, cluster, converted.problem)]
      : [
          {
            type: 'record',
            record: { kind: 'addon', value: converted.addon },
          },
          complete,
        ];
  } catch (error) {
    if (isAbsent(error)) {
      // Asking for the add-on alone costs one call, and its absence is an answer too.
      return [complete];
    }
    throw error;
  }
}

/** Makes a call of one cluster; a refusal is noted, and answers with nothing. */
async function unlessDenied<T>(
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

/** An answer that the cluster cannot have given; the thing is left out, and what depends on it is unknown. */
function badAnswer(
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
