import { parseArn } from '../arn';
import { DEFAULT_AUDIENCE } from '../resolve/providerHop';
import { command } from '../remediation/emit/shell';
import { kubectl } from './commands';
import { PlannedMove } from './plannedMoves';
import { MigrationCheck, MigrationCluster, MigrationRequest } from './types';

/**
 * What stands in the way of Pod Identity, as far as it was read.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
 */
export function podIdentityChecks(
  request: MigrationRequest,
  moves: readonly PlannedMove[],
): MigrationCheck[] {
  const clusters = new Map(moves.map(({ cluster }) => [cluster.name, cluster]));
  return [
    ...[...clusters.values()].flatMap(cluster =>
      clusterChecks(
        cluster,
        moves.filter(move => move.cluster.name === cluster.name),
      ),
    ),
    ...moves.flatMap(accountCheck),
    ...chainChecks(request, moves),
    ...(moves.length > 0
      ? [
          {
            status: 'check' as const,
            title: 'Way to the agent',
            text: 'Pods get their credentials from 169.254.170.23, or [fd00:ec2::23], port 80, on their own node. Network policies must let them, and NO_PROXY must name both addresses where a pod has HTTP_PROXY or HTTPS_PROXY.',
          },
        ]
      : []),
    ...(moves.some(({ audience }) => audience !== DEFAULT_AUDIENCE)
      ? [
          {
            status: 'check' as const,
            title: 'Audience',
            text: 'Tokens have an audience of their own now. Pod Identity takes none from the annotation; whatever else reads the token at its path has to go on without it.',
          },
        ]
      : []),
  ];
}

function clusterChecks(
  cluster: MigrationCluster,
  moves: readonly PlannedMove[],
): MigrationCheck[] {
  return [
    cluster.arn === undefined
      ? {
          status: 'stop',
          title: `Cluster ${cluster.name}`,
          text: 'Pod Identity works in clusters of EKS only, and the ARN of this one is not known.',
        }
      : {
          status: cluster.podIdentityAgent === undefined ? 'check' : 'ok',
          title: `Pod Identity agent in ${cluster.name}`,
          text: agentText(cluster),
        },
    nodesCheck(cluster, moves),
    associationsCheck(cluster, moves),
  ];
}

function agentText({ podIdentityAgent }: MigrationCluster): string {
  if (podIdentityAgent === undefined) {
    return 'Whether the add-on eks-pod-identity-agent is there was not read. EKS Auto Mode has it built in.';
  }
  return podIdentityAgent
    ? 'It is there.'
    : 'It is missing; the first step installs it.';
}

function nodesCheck(
  { name, nodes }: MigrationCluster,
  moves: readonly PlannedMove[],
): MigrationCheck {
  const title = `Nodes in ${name}`;
  const isRead = nodes && nodes.fargate + nodes.windows + nodes.others > 0;
  const unfit = isRead && [
    ...(nodes.fargate > 0 ? [`${nodes.fargate} of Fargate`] : []),
    ...(nodes.windows > 0 ? [`${nodes.windows} with Windows`] : []),
  ];
  if (unfit && unfit.length === 0) {
    return {
      status: 'ok',
      title,
      text: `None of its ${nodes?.others} nodes is one of Fargate or has Windows, where Pod Identity does not work.`,
    };
  }
  const namespaces = [...new Set(moves.map(({ namespace }) => namespace))];
  return {
    status: 'check',
    title,
    text: `Pod Identity does not work on Fargate, on Windows and on Outposts. ${
      unfit
        ? `Of its nodes, ${unfit.join(' and ')} are such.`
        : 'Its nodes were not read.'
    } A workload that the commands show there keeps IRSA: do not move it.`,
    command: [
      ...namespaces.map(namespace =>
        kubectl(name, namespace, ['get', 'pods'], '--output', 'wide'),
      ),
      command(
        'kubectl',
        'get',
        'nodes',
        '--context',
        name,
        '--label-columns',
        'kubernetes.io/os,eks.amazonaws.com/compute-type',
      ),
    ].join('\n'),
  };
}

function associationsCheck(
  { name, arn, associations }: MigrationCluster,
  moves: readonly PlannedMove[],
): MigrationCheck {
  const { region } = parseArn(arn ?? '') ?? {};
  const place = region ? ['--region', region] : [];
  return {
    status: 'check',
    title: `Quota of associations in ${name}`,
    text: `${
      associations === undefined
        ? 'How many associations the cluster has was not read'
        : `The cluster has ${associations} associations`
    }, and this adds ${
      moves.length
    }. The quota of a cluster is under Amazon EKS in Service Quotas.`,
    command: [
      ...(associations === undefined
        ? [
            command(
              'aws',
              'eks',
              'list-pod-identity-associations',
              '--cluster-name',
              arn?.split('/').pop() ?? name,
              '--query',
              'length(associations)',
              ...place,
            ),
          ]
        : []),
      command(
        'aws',
        'service-quotas',
        'list-service-quotas',
        '--service-code',
        'eks',
        '--query',
        "Quotas[?contains(QuotaName, 'ssociation')].[QuotaName, Value]",
        ...place,
      ),
    ].join('\n'),
  };
}

function accountCheck({ role, cluster }: PlannedMove): MigrationCheck[] {
  const account = parseArn(cluster.arn ?? '')?.account;
  return account !== undefined && account !== role.account
    ? [
        {
          status: 'stop',
          title: `Account of ${role.name}`,
          text: `The role is in account ${role.account}, and an association takes only roles of the account of the cluster, ${account}. Make a role there and name this one as the target role, or keep IRSA.`,
        },
      ]
    : [];
}

function chainChecks(
  request: MigrationRequest,
  moves: readonly PlannedMove[],
): MigrationCheck[] {
  const roles = new Map(moves.map(({ role }) => [role.arn, role]));
  return [...roles.values()].map((role): MigrationCheck => {
    const assumes = request.roles.find(
      ({ arn }) => arn === role.arn,
    )?.assumesRoles;
    const title = `Further roles of ${role.name}`;
    return assumes === false
      ? {
          status: 'ok',
          title,
          text: 'Its policies do not let it assume other roles.',
        }
      : {
          status: 'check',
          title,
          text: `${
            assumes
              ? 'It may assume other roles.'
              : 'Whether it may assume other roles was not read.'
          } Pod Identity passes six session tags on to these: their trust policies must allow sts:TagSession, and own tags may no longer fit (PackedPolicyTooLarge). Test this first, or switch the session tags of the association off with --disable-session-tags; the trust policy of this plan then has to go without its conditions on tags.`,
        };
  });
}
