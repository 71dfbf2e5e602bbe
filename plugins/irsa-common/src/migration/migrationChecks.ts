import { parseArn } from '../arn';
import { command } from '../remediation/emit/shell';
import { DEFAULT_SIZE_QUOTA } from '../trust/size';
import { PlannedTrust } from './migrationTrust';
import { PlannedMove, UnplannedMove } from './plannedMoves';
import { MigrationCheck, MigrationCluster, MigrationRequest } from './types';

const POD_IDENTITY_SDKS =
  'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html';
const IRSA_SDKS =
  'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts-minimum-sdk.html';

/** What is looked at before the first step. */
export interface CheckedPlan {
  readonly request: MigrationRequest;
  readonly moves: readonly PlannedMove[];
  readonly unplanned: readonly UnplannedMove[];
  /** By ARN of the role; absent where its policy is not known. */
  readonly trust: ReadonlyMap<string, PlannedTrust | undefined>;
}

/** Looks for what stands in the way, and names what nobody has read. */
export function migrationChecks(plan: CheckedPlan): MigrationCheck[] {
  const { request, moves, unplanned } = plan;
  const checks: MigrationCheck[] = [
    ...unplanned.map(({ status, what, why }) => ({
      status,
      title: what,
      text: why,
    })),
    ...(moves.length === 0
      ? [
          {
            status: 'stop' as const,
            title: 'Nothing to move',
            text: nothingToMove(request, unplanned),
          },
        ]
      : []),
    ...moves.flatMap(move =>
      move.workloads.length === 0
        ? [
            {
              status: 'check' as const,
              title: `Workloads of ${move.namespace}/${move.oldServiceAccount}`,
              text: 'No workload that runs as this service account is known. Find out what does before you change it.',
              command: command(
                'kubectl',
                '--context',
                move.fromCluster,
                '--namespace',
                move.namespace,
                'get',
                'pods',
                '--output',
                'custom-columns=POD:.metadata.name,SERVICE_ACCOUNT:.spec.serviceAccountName',
              ),
            },
          ]
        : [],
    ),
    ...trustChecks(plan),
    ...(request.mechanism === 'irsa'
      ? irsaChecksOf(moves)
      : podIdentityChecksOf(plan)),
    ...(moves.length > 0 ? [sdkCheck(request)] : []),
  ];
  return checks;
}

function nothingToMove(
  { subject }: MigrationRequest,
  unplanned: readonly UnplannedMove[],
): string {
  if (unplanned.length === 0) {
    return `No service account of ${subject} has a role, and none of its workloads shows that it uses AWS.`;
  }
  return unplanned.every(({ status }) => status === 'ok')
    ? `Whatever was found of ${subject} has its role in this way already.`
    : `Nothing of ${subject} can be moved as it is.`;
}

function trustChecks({ request, trust, moves }: CheckedPlan): MigrationCheck[] {
  return [...trust].flatMap(([arn, planned]): MigrationCheck[] => {
    const role = request.roles.find(each => each.arn === arn);
    const name = arn.split('/').pop() ?? arn;
    const title = `Trust policy of ${name}`;
    if (!planned) {
      return [
        {
          status: 'stop',
          title,
          text: 'Its trust policy was not read, or you may not see it (permission irsa.policy.read), so nobody can say what to add and what must stay.',
          command: command(
            'aws',
            'iam',
            'get-role',
            '--role-name',
            name,
            '--query',
            'Role.AssumeRolePolicyDocument',
          ),
        },
      ];
    }
    const quota = role?.sizeQuota ?? DEFAULT_SIZE_QUOTA;
    const size = `It will have ${planned.characters} of ${quota} characters`;
    const sharing = (role?.usedBy ?? []).filter(
      user =>
        !moves.some(
          move =>
            move.role.arn === arn &&
            move.fromCluster === user.cluster &&
            move.namespace === user.namespace &&
            move.oldServiceAccount === user.name,
        ),
    );
    return [
      planned.problem !== undefined
        ? { status: 'stop', title, text: planned.problem }
        : {
            status: role?.sizeQuota === undefined ? 'check' : 'ok',
            title,
            text: `${size}${
              role?.sizeQuota === undefined
                ? '; the quota of the account was not read, this is the default.'
                : '.'
            }`,
          },
      ...planned.refused.map(
        ({ namespace, name: refused }): MigrationCheck => ({
          status: 'stop',
          title,
          text: `It goes on refusing ${namespace}/${refused} because of another statement, such as a Deny. Change that statement first.`,
        }),
      ),
      ...(sharing.length > 0 || role?.hasOtherUsers
        ? [
            {
              status: 'check' as const,
              title: `Others with ${name}`,
              text: `${
                sharing.length > 0
                  ? sharing
                      .map(
                        each =>
                          `${each.namespace}/${each.name} in ${each.cluster}`,
                      )
                      .join(', ')
                  : 'Others'
              } become this role too, and stay where they are. Their statements are left as they are.`,
            },
          ]
        : []),
    ];
  });
}

function irsaChecksOf(moves: readonly PlannedMove[]): MigrationCheck[] {
  const unknown = new Set(
    moves
      .filter(({ providerArn }) => providerArn === undefined)
      .map(({ cluster }) => cluster.name),
  );
  return [
    ...[...unknown].map(
      (name): MigrationCheck => ({
        status: 'stop',
        title: `Issuer of ${name}`,
        text: 'The issuer of the cluster was not read, so its OIDC provider cannot be named.',
        command: command(
          'aws',
          'eks',
          'describe-cluster',
          '--name',
          name,
          '--query',
          'cluster.identity.oidc.issuer',
        ),
      }),
    ),
    ...[
      ...new Set(
        moves.flatMap(({ providerArn, role }) =>
          providerArn === undefined ? [] : [role.account],
        ),
      ),
    ].map(
      (account): MigrationCheck => ({
        status: 'check',
        title: `Quota of OIDC providers in ${account}`,
        text: 'Where the provider of the cluster is missing, one more has to fit into the quota of the account, 100 by default.',
        command: command(
          'aws',
          'iam',
          'list-open-id-connect-providers',
          '--query',
          'length(OpenIDConnectProviderList)',
        ),
      }),
    ),
    ...(moves.some(({ from }) => from === 'kiam' || from === 'kube2iam')
      ? [
          {
            status: 'check' as const,
            title: 'External id and session name',
            text: 'IRSA passes neither. A trust policy or a policy that asks for `sts:ExternalId` or `sts:RoleSessionName`, as pods of kiam could set them, has to do without.',
          },
        ]
      : []),
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

function podIdentityChecksOf({
  request,
  moves,
}: CheckedPlan): MigrationCheck[] {
  const clusters = new Map(moves.map(({ cluster }) => [cluster.name, cluster]));
  const roles = new Map(moves.map(({ role }) => [role.arn, role]));
  return [
    ...[...clusters.values()].flatMap((cluster): MigrationCheck[] => [
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
      {
        status: 'check',
        title: `Nodes in ${cluster.name}`,
        text: 'Pod Identity does not work on Fargate, on Windows and on Outposts. Pods there keep IRSA.',
        command: moves
          .filter(move => move.cluster.name === cluster.name)
          .map(({ namespace }) => namespace)
          .filter((each, index, all) => all.indexOf(each) === index)
          .map(namespace =>
            command(
              'kubectl',
              '--context',
              cluster.name,
              '--namespace',
              namespace,
              'get',
              'pods',
              '--output',
              'wide',
            ),
          )
          .concat(
            command(
              'kubectl',
              '--context',
              cluster.name,
              'get',
              'nodes',
              '--label-columns',
              'kubernetes.io/os,eks.amazonaws.com/compute-type',
            ),
          )
          .join('\n'),
      },
      {
        status: 'check',
        title: `Quota of associations in ${cluster.name}`,
        text: 'A cluster takes a limited number of associations; the quota is listed under Amazon EKS in Service Quotas.',
        command: command(
          'aws',
          'eks',
          'list-pod-identity-associations',
          '--cluster-name',
          cluster.arn?.split('/').pop() ?? cluster.name,
          '--query',
          'length(associations)',
        ),
      },
    ]),
    ...moves.flatMap(({ role, cluster }): MigrationCheck[] => {
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
    }),
    ...[...roles.values()].map((role): MigrationCheck => {
      const assumes = request.roles.find(
        ({ arn }) => arn === role.arn,
      )?.assumesRoles;
      return assumes === false
        ? {
            status: 'ok',
            title: `Further roles of ${role.name}`,
            text: 'Its policies do not let it assume other roles.',
          }
        : {
            status: 'check',
            title: `Further roles of ${role.name}`,
            text: `${
              assumes
                ? 'It may assume other roles.'
                : 'Whether it may assume other roles was not read.'
            } Pod Identity passes six session tags on to these: their trust policies must allow sts:TagSession, and own tags may no longer fit (PackedPolicyTooLarge). Test this first, or switch the session tags of the association off.`,
          };
    }),
  ];
}

function sdkCheck({ mechanism }: MigrationRequest): MigrationCheck {
  return {
    status: 'check',
    title: 'SDKs of the images',
    text: `Which SDK an image holds cannot be seen from outside. Compare it with the minimum versions: ${
      mechanism === 'irsa' ? IRSA_SDKS : POD_IDENTITY_SDKS
    }. An SDK that is too old falls back to the role of the node without an error.`,
  };
}
