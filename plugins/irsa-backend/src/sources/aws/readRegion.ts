import {
  DescribeAddonCommand,
  DescribeClusterCommand,
} from '@aws-sdk/client-eks';
import { PodIdentityAssociationRecord } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { EksConfig } from '../../config/readEks';
import { AwsAccountAccess } from './AwsAccountAccess';
import { deniedProblem, isAbsent, isDenied, oneLine } from './awsErrors';
import { awsCalls } from './calls';
import { eksClusterName } from './clusterName';
import { Denials } from './Denials';
import { DescribedAssociations } from './DescribedAssociations';
import { clusterArn, clusterNames, isClusterName } from './eksClusters';
import { addonRecord, autoModeRole, clusterRecord } from './eksRecords';
import { inParallel } from './inParallel';
import { readAssociations } from './readAssociations';
import { readNodeRoles } from './readNodeRoles';
import {
  badClusterAnswer,
  Cluster,
  RegionRead,
  unlessDenied,
} from './RegionRead';

/** Clusters that are read at once. */
const CLUSTERS_AT_ONCE = 3;
/** The only add-on that decides about an identity. */
const AGENT = 'eks-pod-identity-agent';

/**
 * Reads the EKS clusters of a region, with their Pod Identity associations and the agent's add-on.
 *
 * @throws CredentialsError when the credentials are none or another account's.
 */
export async function* readRegion(options: {
  readonly access: AwsAccountAccess;
  readonly region: string;
  /** Clusters that the configuration gives a name of their own. */
  readonly clusters: readonly ClusterConfig[];
  readonly eks: EksConfig;
  readonly signal: AbortSignal;
  /** The associations of the last good snapshot. */
  readonly previous: () => Promise<readonly PodIdentityAssociationRecord[]>;
}): AsyncGenerator<SourceItem> {
  const { access, region, clusters, eks, signal } = options;
  const { partition } = await access.verify(signal, region);
  const account = access.accountId;
  const where = `account ${account} in ${region}`;
  const read: RegionRead = {
    access,
    region,
    clusters,
    partition,
    signal,
    where,
    eks,
    denials: new Denials(),
    described: new DescribedAssociations({
      load: options.previous,
      maxAge: eks.associationMaxAge,
      now: access.now(),
    }),
  };

  const found: Cluster[] = [];
  try {
    for await (const names of clusterNames(read, signal)) {
      for (const eksName of names) {
        if (!isClusterName(eksName)) {
          yield {
            type: 'problem',
            problem: {
              message: `The answer of AWS for ${where} was left out in part: '${oneLine(
                eksName,
              )}' is not the name of a cluster. Check AWS_ENDPOINT_URL where it is set.`,
            },
          };
          continue;
        }
        const arn = clusterArn(read, partition, eksName);
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

/** Everything about one cluster; nothing where it was deleted after it had been listed. */
async function readCluster(
  read: RegionRead,
  listed: Cluster,
): Promise<SourceItem[]> {
  try {
    const { name, items, autoModeRoleArn, authenticationMode } = await describe(
      read,
      listed,
    );
    const cluster = { ...listed, name };
    return [
      ...items,
      ...(await readAssociations(read, cluster)),
      ...(await readAgent(read, cluster)),
      ...(read.eks.nodeRoles
        ? await readNodeRoles(read, cluster, {
            authenticationMode,
            known: autoModeRoleArn ? [autoModeRoleArn] : [],
          })
        : []),
    ];
  } catch (error) {
    if (isAbsent(error)) {
      return [];
    }
    throw error;
  }
}

/** What DescribeCluster tells. */
interface DescribedCluster {
  /** What it goes by here: only its description tells the issuer by which an entry of the configuration may be meant. */
  readonly name: string;
  readonly items: readonly SourceItem[];
  readonly authenticationMode?: string;
  readonly autoModeRoleArn?: string;
}

async function describe(
  read: RegionRead,
  cluster: Cluster,
): Promise<DescribedCluster> {
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
    return { name: cluster.name, items: [] };
  }
  const name = eksClusterName(
    {
      arn: cluster.arn,
      issuer: answer.cluster?.identity?.oidc?.issuer,
      name: cluster.eksName,
      region,
      account: access.accountId,
    },
    read.clusters,
  );
  const converted = clusterRecord(answer, name);
  if ('problem' in converted) {
    return {
      name,
      items: [badClusterAnswer(read, cluster, converted.problem)],
    };
  }
  if (converted.cluster.arn !== cluster.arn) {
    const arn = converted.cluster.arn ?? 'a cluster without ARN';
    return {
      name: cluster.name,
      items: [badClusterAnswer(read, cluster, `it describes ${arn}`)],
    };
  }
  const items: SourceItem[] = [
    {
      type: 'record',
      record: { kind: 'cluster', value: converted.cluster },
    },
    { type: 'complete', mark: { kind: 'cluster', of: name } },
  ];
  const autoMode = autoModeRole(answer, name);
  if (autoMode) {
    items.push({
      type: 'record',
      record: { kind: 'node-role', value: autoMode },
    });
  }
  return {
    name,
    items,
    authenticationMode: answer.cluster?.accessConfig?.authenticationMode,
    autoModeRoleArn: autoMode?.roleArn,
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
      ? [badClusterAnswer(read, cluster, converted.problem)]
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
