import {
  DescribeAccessEntryCommand,
  DescribeFargateProfileCommand,
  DescribeNodegroupCommand,
  ListAccessEntriesCommand,
  ListFargateProfilesCommand,
  ListNodegroupsCommand,
} from '@aws-sdk/client-eks';
import { NodeRoleRecord, parseRoleArn } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { isAbsent } from './awsErrors';
import { AwsCall, awsCalls } from './calls';
import { PAGE } from './eksClusters';
import { inParallel } from './inParallel';
import { listIn, Page } from './pages';
import {
  badClusterAnswer,
  Cluster,
  isOf,
  listUnlessDenied,
  RegionRead,
  unlessDenied,
} from './RegionRead';

/** Things of one cluster that are asked for at once. */
const AT_ONCE = 4;
/** Paths of roles that only people or services of AWS become, never nodes. */
const NEVER_NODES = /^\/(aws-reserved|aws-service-role)\//;

/** What was described, as far as it counts here. */
interface Described {
  readonly clusterName?: string;
  readonly arn?: string;
  readonly roleArn?: string;
  /** False for an access entry of people or workloads; true when absent. */
  readonly isOfNodes?: boolean;
}

/** Something of a cluster that names a role of nodes. */
interface NodeRoleOrigin {
  readonly from: NodeRoleRecord['from'];
  readonly list: AwsCall;
  readonly describe: AwsCall;
  readonly page: (
    read: RegionRead,
    cluster: Cluster,
    page: { readonly token?: string; readonly abortSignal: AbortSignal },
  ) => Promise<Page<string>>;
  readonly ask: (
    read: RegionRead,
    cluster: Cluster,
    thing: { readonly name: string; readonly abortSignal: AbortSignal },
  ) => Promise<Described>;
}

const NODE_GROUPS: NodeRoleOrigin = {
  from: 'nodegroup',
  list: awsCalls.listNodegroups,
  describe: awsCalls.describeNodegroup,
  page: async ({ access, region }, { eksName }, { token, abortSignal }) => {
    const answer = await access.eks(region).send(
      new ListNodegroupsCommand({
        clusterName: eksName,
        maxResults: PAGE,
        nextToken: token,
      }),
      { abortSignal },
    );
    return {
      items: listIn(answer.nodegroups),
      next: answer.nextToken || undefined,
    };
  },
  ask: async ({ access, region }, { eksName }, { name, abortSignal }) => {
    const { nodegroup } = await access.eks(region).send(
      new DescribeNodegroupCommand({
        clusterName: eksName,
        nodegroupName: name,
      }),
      { abortSignal },
    );
    return {
      clusterName: nodegroup?.clusterName,
      arn: nodegroup?.nodegroupArn,
      roleArn: nodegroup?.nodeRole,
    };
  },
};

const FARGATE_PROFILES: NodeRoleOrigin = {
  from: 'fargate-profile',
  list: awsCalls.listFargateProfiles,
  describe: awsCalls.describeFargateProfile,
  page: async ({ access, region }, { eksName }, { token, abortSignal }) => {
    const answer = await access.eks(region).send(
      new ListFargateProfilesCommand({
        clusterName: eksName,
        maxResults: PAGE,
        nextToken: token,
      }),
      { abortSignal },
    );
    return {
      items: listIn(answer.fargateProfileNames),
      next: answer.nextToken || undefined,
    };
  },
  ask: async ({ access, region }, { eksName }, { name, abortSignal }) => {
    const { fargateProfile } = await access.eks(region).send(
      new DescribeFargateProfileCommand({
        clusterName: eksName,
        fargateProfileName: name,
      }),
      { abortSignal },
    );
    return {
      clusterName: fargateProfile?.clusterName,
      arn: fargateProfile?.fargateProfileArn,
      roleArn: fargateProfile?.podExecutionRoleArn,
    };
  },
};

const ACCESS_ENTRIES: NodeRoleOrigin = {
  from: 'access-entry',
  list: awsCalls.listAccessEntries,
  describe: awsCalls.describeAccessEntry,
  page: async ({ access, region }, { eksName }, { token, abortSignal }) => {
    const answer = await access.eks(region).send(
      new ListAccessEntriesCommand({
        clusterName: eksName,
        maxResults: PAGE,
        nextToken: token,
      }),
      { abortSignal },
    );
    return {
      items: listIn(answer.accessEntries),
      next: answer.nextToken || undefined,
    };
  },
  ask: async ({ access, region }, { eksName }, { name, abortSignal }) => {
    const { accessEntry } = await access.eks(region).send(
      new DescribeAccessEntryCommand({
        clusterName: eksName,
        principalArn: name,
      }),
      { abortSignal },
    );
    return {
      clusterName: accessEntry?.clusterName,
      arn: accessEntry?.accessEntryArn,
      roleArn: accessEntry?.principalArn,
      // Every other type is one of nodes: EC2_LINUX, EC2_WINDOWS, FARGATE_LINUX, EC2, HYBRID_LINUX, HYPERPOD_LINUX.
      isOfNodes: accessEntry?.type !== 'STANDARD',
    };
  },
};

/**
 * Reads the roles that the nodes of a cluster run as. Nodes that only the ConfigMap aws-auth lets in are not seen, so all are known only where
 * the cluster does not use it.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
 */
export async function readNodeRoles(
  read: RegionRead,
  cluster: Cluster,
  options: {
    /** `accessConfig.authenticationMode` in the answer of DescribeCluster. */
    readonly authenticationMode?: string;
    /** Roles that are known already. */
    readonly known: readonly string[];
  },
): Promise<SourceItem[]> {
  const { authenticationMode } = options;
  const known = new Set(options.known);
  const items: SourceItem[] = [];
  let whole = authenticationMode === 'API';
  // Access entries come last: those of the roles that node groups and profiles have named need not be described.
  const origins = [NODE_GROUPS, FARGATE_PROFILES];
  if (
    authenticationMode === 'API' ||
    authenticationMode === 'API_AND_CONFIG_MAP'
  ) {
    origins.push(ACCESS_ENTRIES);
  }
  for (const origin of origins) {
    const roles = await readOrigin(read, cluster, origin, known);
    whole &&= roles.whole;
    items.push(...roles.items);
  }
  if (whole) {
    items.push({
      type: 'complete',
      mark: { kind: 'node-role', of: cluster.name },
    });
  }
  return items;
}

/** Reads the roles of one origin, and adds them to those that are known. */
async function readOrigin(
  read: RegionRead,
  cluster: Cluster,
  origin: NodeRoleOrigin,
  known: Set<string>,
): Promise<{ whole: boolean; items: readonly SourceItem[] }> {
  const listed = await listUnlessDenied(
    read,
    origin.list,
    cluster,
    (token, abortSignal) => origin.page(read, cluster, { token, abortSignal }),
  );
  if (!listed) {
    return { whole: false, items: [] };
  }
  const names =
    origin.from === 'access-entry'
      ? listed.filter(arn => !known.has(arn) && canBeOfNodes(arn))
      : listed;
  const items: SourceItem[] = [];
  let whole = true;
  for await (const item of inParallel(names, AT_ONCE, name =>
    readNodeRole(read, cluster, origin, name),
  )) {
    if (item === 'denied') {
      whole = false;
    } else if (item) {
      whole &&= item.type === 'record';
      items.push(item);
      if (item.type === 'record' && item.record.kind === 'node-role') {
        known.add(item.record.value.roleArn);
      }
    }
  }
  return { whole, items };
}

function canBeOfNodes(principalArn: string): boolean {
  const parsed = parseRoleArn(principalArn);
  return 'role' in parsed && !NEVER_NODES.test(parsed.role.path);
}

/** One role; nothing where it is not one of nodes, or where what names it was deleted after it had been listed. */
async function readNodeRole(
  read: RegionRead,
  cluster: Cluster,
  origin: NodeRoleOrigin,
  name: string,
): Promise<SourceItem | 'denied' | undefined> {
  let described;
  try {
    described = await unlessDenied(
      read,
      origin.describe,
      cluster,
      abortSignal => origin.ask(read, cluster, { name, abortSignal }),
    );
  } catch (error) {
    if (isAbsent(error)) {
      return undefined;
    }
    throw error;
  }
  if (!described) {
    return 'denied';
  }
  const { roleArn, isOfNodes = true } = described;
  if (!isOf(read, cluster, described)) {
    return badClusterAnswer(
      read,
      cluster,
      `what is said of ${name} belongs elsewhere`,
    );
  }
  if (!isOfNodes) {
    return undefined;
  }
  const parsed = parseRoleArn(roleArn ?? '');
  if ('problem' in parsed) {
    return badClusterAnswer(
      read,
      cluster,
      `the role of ${name} is '${roleArn ?? ''}'. ${parsed.problem}`,
    );
  }
  if (parsed.role.partition !== read.partition) {
    return badClusterAnswer(
      read,
      cluster,
      `the role ${parsed.role.arn} of ${name} does not lie in the partition ${read.partition}`,
    );
  }
  return {
    type: 'record',
    record: {
      kind: 'node-role',
      value: {
        cluster: cluster.name,
        roleArn: parsed.role.arn,
        from: origin.from,
        ...(origin.from === 'access-entry' ? {} : { name }),
      },
    },
  };
}
