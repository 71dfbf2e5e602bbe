import { parseArn } from '../arn';
import { DEFAULT_AUDIENCE } from '../resolve/providerHop';
import { command, remark } from '../remediation/emit/shell';
import { MigrationPaths } from './migrationFiles';
import { PlannedTrust } from './migrationTrust';
import { PlannedMove } from './plannedMoves';
import { MigrationCluster, MigrationRequest, MigrationStep } from './types';

/** What is done, in order. Nothing is taken away before everything new works. */
export function migrationSteps(
  request: MigrationRequest,
  moves: readonly PlannedMove[],
  trust: readonly PlannedTrust[],
): MigrationStep[] {
  if (moves.length === 0) {
    return [];
  }
  const paths = new MigrationPaths(request);
  const isIrsa = request.mechanism === 'irsa';
  return [
    ...(isIrsa ? providerSteps(moves) : agentSteps(moves)),
    ...newRoleSteps(moves, paths),
    ...trustSteps(moves, trust, paths),
    ...moves.map(move => serviceAccountStep(request, move, paths)),
    ...(isIrsa ? [] : moves.map(associationStep)),
    ...moves.map(move => rolloutStep(request, move)),
    ...moves.map(move => verifyStep(request, move)),
    ...cleanUpSteps(request, moves, trust, paths),
  ];
}

function kubectl(
  cluster: string,
  namespace: string,
  ...words: readonly string[]
): string {
  return command(
    'kubectl',
    '--context',
    cluster,
    '--namespace',
    namespace,
    ...words,
  );
}

function eksName({ arn, name }: MigrationCluster): string {
  return arn?.split('/').pop() ?? name;
}

function region({ arn }: MigrationCluster): string[] {
  const { region: place } = parseArn(arn ?? '') ?? {};
  return place ? ['--region', place] : [];
}

function clustersOf(moves: readonly PlannedMove[]): MigrationCluster[] {
  return [...new Map(moves.map(({ cluster }) => [cluster.name, cluster]))].map(
    ([, cluster]) => cluster,
  );
}

function providerSteps(moves: readonly PlannedMove[]): MigrationStep[] {
  const providers = new Map(
    moves.flatMap(move =>
      move.providerArn ? [[move.providerArn, move] as const] : [],
    ),
  );
  return [...providers].map(([arn, { cluster, role }]) => ({
    title: `See that account ${role.account} has an OIDC provider for ${cluster.name}`,
    text: `Where the first command finds it, and it lists ${DEFAULT_AUDIENCE}, leave the second one out. It gives nobody a role by itself.`,
    commands: [
      command(
        'aws',
        'iam',
        'get-open-id-connect-provider',
        '--open-id-connect-provider-arn',
        arn,
      ),
      command(
        'aws',
        'iam',
        'create-open-id-connect-provider',
        '--url',
        `https://${arn.split(':oidc-provider/')[1]}`,
        '--client-id-list',
        DEFAULT_AUDIENCE,
      ),
    ],
  }));
}

function agentSteps(moves: readonly PlannedMove[]): MigrationStep[] {
  return clustersOf(moves)
    .filter(({ podIdentityAgent }) => podIdentityAgent !== true)
    .map(cluster => ({
      title: `See that ${cluster.name} has the Pod Identity agent`,
      text: 'Where the first command finds it, or EKS Auto Mode is on, leave the second one out. The agent changes nothing for pods without an association. The role of the nodes needs eks-auth:AssumeRoleForPodIdentity, which AmazonEKSWorkerNodePolicy has.',
      commands: ['describe-addon', 'create-addon'].map(verb =>
        command(
          'aws',
          'eks',
          verb,
          '--cluster-name',
          eksName(cluster),
          '--addon-name',
          'eks-pod-identity-agent',
          ...region(cluster),
        ),
      ),
    }));
}

function newRoleSteps(
  moves: readonly PlannedMove[],
  paths: MigrationPaths,
): MigrationStep[] {
  return moves
    .filter(({ isNewRole }) => isNewRole)
    .map(({ role }) => ({
      title: `Create the role ${role.name}`,
      text: 'The pods had the permissions of their node. Give the new role only those that they use: see the services in `aws iam generate-service-last-accessed-details` for the role of the node, and the calls of the workload in CloudTrail. The template "Give a component an AWS identity" does this step within the guard rails of the portal.',
      commands: [
        command(
          'aws',
          'iam',
          'create-role',
          '--role-name',
          role.name,
          '--assume-role-policy-document',
          `file://${paths.trust(role.arn, 'during')}`,
        ),
      ],
      undo: command('aws', 'iam', 'delete-role', '--role-name', role.name),
    }));
}

function trustSteps(
  moves: readonly PlannedMove[],
  trust: readonly PlannedTrust[],
  paths: MigrationPaths,
): MigrationStep[] {
  const isNew = new Set(
    moves.filter(each => each.isNewRole).map(({ role }) => role.arn),
  );
  return trust
    .filter(
      ({ roleArn, before, during }) => !isNew.has(roleArn) && before !== during,
    )
    .map(({ roleArn }) => ({
      title: `Let ${nameOf(roleArn)} be assumed in the new way, too`,
      text: 'Every statement that is there stays, so that nothing stops working. Where the role is managed as code, make the change there; the file shows the result.',
      commands: [updateTrust(roleArn, paths.trust(roleArn, 'during'))],
      undo: updateTrust(roleArn, paths.trust(roleArn, 'before')),
    }));
}

function updateTrust(roleArn: string, path: string): string {
  return command(
    'aws',
    'iam',
    'update-assume-role-policy',
    '--role-name',
    nameOf(roleArn),
    '--policy-document',
    `file://${path}`,
  );
}

function nameOf(roleArn: string): string {
  return roleArn.split('/').pop() ?? roleArn;
}

function serviceAccountStep(
  { mechanism }: MigrationRequest,
  move: PlannedMove,
  paths: MigrationPaths,
): MigrationStep {
  const { cluster, namespace, serviceAccount, annotationPrefix } = move;
  const isAnnotated = mechanism === 'irsa';
  const needsManifest =
    isAnnotated ||
    move.isNewServiceAccount ||
    move.cluster.name !== move.fromCluster;
  return {
    title: `${
      needsManifest ? 'Apply' : 'Keep'
    } the service account ${namespace}/${serviceAccount} in ${cluster.name}`,
    text: needsManifest
      ? `${
          move.isNewServiceAccount
            ? `Others run as ${move.oldServiceAccount}, so the workload gets one of its own. Grant it what ${move.oldServiceAccount} may do in Kubernetes. `
            : ''
        }Running pods notice nothing. Where the manifest is in a chart or in GitOps, change it there.`
      : 'It stays as it is, with its annotation, until everything works.',
    commands: needsManifest
      ? [
          kubectl(
            cluster.name,
            namespace,
            'apply',
            '--filename',
            paths.manifest(move),
          ),
        ]
      : [],
    ...(isAnnotated
      ? {
          undo: kubectl(
            cluster.name,
            namespace,
            'annotate',
            'serviceaccount',
            serviceAccount,
            `${annotationPrefix}/role-arn-`,
          ),
        }
      : {}),
  };
}

function associationStep(move: PlannedMove): MigrationStep {
  const { cluster, namespace, serviceAccount, role } = move;
  const place = [
    '--cluster-name',
    eksName(cluster),
    '--namespace',
    namespace,
    '--service-account',
    serviceAccount,
  ];
  return {
    title: `Associate ${namespace}/${serviceAccount} in ${cluster.name} with ${role.name}`,
    text: 'Pods that are created from now on use Pod Identity, also where an annotation is there; running pods keep what they have. It takes some seconds until it holds.',
    commands: [
      command(
        'aws',
        'eks',
        'create-pod-identity-association',
        ...place,
        '--role-arn',
        role.arn,
        ...region(cluster),
      ),
    ],
    undo: [
      command(
        'aws',
        'eks',
        'list-pod-identity-associations',
        ...place,
        ...region(cluster),
      ),
      command(
        'aws',
        'eks',
        'delete-pod-identity-association',
        '--cluster-name',
        eksName(cluster),
        '--association-id',
        'ASSOCIATION_ID',
        ...region(cluster),
      ),
    ].join('\n'),
  };
}

function rolloutStep(
  request: MigrationRequest,
  move: PlannedMove,
): MigrationStep {
  const { cluster, namespace, serviceAccount, workloads } = move;
  const isNewPlace = cluster.name !== move.fromCluster;
  const names = workloads.map(({ kind, name }) => `${kind}/${name}`);
  const restartable = workloads.filter(({ kind }) =>
    ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind),
  );
  if (isNewPlace) {
    return {
      title: `Deploy ${names.join(', ') || 'the workloads'} to ${cluster.name}`,
      text: `With serviceAccountName ${serviceAccount}. The old cluster goes on serving until the new one does.`,
      commands: [],
      undo: remark(
        `Send traffic to ${move.fromCluster} only, and remove the workload from ${cluster.name}.`,
      ),
    };
  }
  const set = move.isNewServiceAccount
    ? restartable.map(({ kind, name }) =>
        kubectl(
          cluster.name,
          namespace,
          'set',
          'serviceaccount',
          `${kind.toLocaleLowerCase('en-US')}/${name}`,
          serviceAccount,
        ),
      )
    : [];
  const restart = restartable.flatMap(({ kind, name }) => {
    const target = `${kind.toLocaleLowerCase('en-US')}/${name}`;
    return [
      ...(move.isNewServiceAccount
        ? []
        : [kubectl(cluster.name, namespace, 'rollout', 'restart', target)]),
      kubectl(cluster.name, namespace, 'rollout', 'status', target),
    ];
  });
  const others = workloads.filter(each => !restartable.includes(each));
  return {
    title: `Start ${names.join(', ') || 'the workloads'} anew in ${
      cluster.name
    }`,
    text: `${
      move.from === 'kiam' || move.from === 'kube2iam'
        ? 'Leave the annotation iam.amazonaws.com/role on the pods for now: SDKs take the new way first, and the old one is there to go back to. '
        : ''
    }Begin with the workload that can bear a failure best${
      others.length > 0
        ? `; ${others
            .map(({ kind, name }) => `${kind} ${name}`)
            .join(', ')} takes it over with its next pods`
        : ''
    }.`,
    commands: [...set, ...restart],
    undo: [
      ...(move.isNewServiceAccount
        ? restartable.map(({ kind, name }) =>
            kubectl(
              cluster.name,
              namespace,
              'set',
              'serviceaccount',
              `${kind.toLocaleLowerCase('en-US')}/${name}`,
              move.oldServiceAccount,
            ),
          )
        : [
            `# Take the step before back (${
              request.mechanism === 'irsa' ? 'annotation' : 'association'
            }), then:`,
            ...restart,
          ]),
    ].join('\n'),
  };
}

function verifyStep(
  { mechanism }: MigrationRequest,
  { cluster, namespace, serviceAccount, role }: PlannedMove,
): MigrationStep {
  const variable =
    mechanism === 'irsa'
      ? 'AWS_WEB_IDENTITY_TOKEN_FILE'
      : 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
  return {
    title: `See that ${namespace}/${serviceAccount} in ${cluster.name} has ${role.name}`,
    text: `Each pod must carry ${variable}, and its component page in the portal must show the new way as working for new and running pods. Then let it run for as long as your rarest job needs to have run once.`,
    commands: [
      kubectl(
        cluster.name,
        namespace,
        'get',
        'pods',
        '--field-selector',
        `spec.serviceAccountName=${serviceAccount}`,
        '--output',
        `jsonpath={range .items[*]}{.metadata.name}{" "}{.spec.containers[*].env[?(@.name=="${variable}")].value}{"\\n"}{end}`,
      ),
    ],
  };
}

function cleanUpSteps(
  { mechanism, newCluster }: MigrationRequest,
  moves: readonly PlannedMove[],
  trust: readonly PlannedTrust[],
  paths: MigrationPaths,
): MigrationStep[] {
  const legacy = moves.filter(({ from }) =>
    ['kiam', 'kube2iam'].includes(from),
  );
  const annotated = moves.filter(
    ({ from }) =>
      from === 'irsa' && mechanism === 'pod-identity' && !newCluster,
  );
  return [
    ...annotated.map(
      ({ cluster, namespace, oldServiceAccount, annotationPrefix, role }) => ({
        title: `Take the annotation off ${namespace}/${oldServiceAccount} in ${cluster.name}`,
        text: 'Only now, since pods from before the association need it.',
        commands: [
          kubectl(
            cluster.name,
            namespace,
            'annotate',
            'serviceaccount',
            oldServiceAccount,
            `${annotationPrefix}/role-arn-`,
          ),
        ],
        undo: kubectl(
          cluster.name,
          namespace,
          'annotate',
          'serviceaccount',
          oldServiceAccount,
          `${annotationPrefix}/role-arn=${role.arn}`,
        ),
      }),
    ),
    ...(legacy.length > 0
      ? [
          {
            title: 'Take the annotations of kiam and kube2iam off',
            text: 'Take iam.amazonaws.com/role off the pod templates where these are kept, and iam.amazonaws.com/permitted or iam.amazonaws.com/allowed-roles off the namespace once no pod in it uses them. Put them back to go back.',
            commands: [],
          },
          {
            title: 'Take the way of the agent out of the roles',
            text: `When the last workload has left it: remove the statement that trusts the role of the nodes or of the agent from ${[
              ...new Set(legacy.map(({ role }) => role.name)),
            ].join(
              ', ',
            )}, the permission sts:AssumeRole from that role, and the agent itself. The plan does not do this, since others may still need it.`,
            commands: [],
          },
        ]
      : []),
    ...trust
      .filter(({ during, after }) => during !== after && !isSame(during, after))
      .map(({ roleArn }) => ({
        title: `Take the old way out of the trust policy of ${nameOf(roleArn)}`,
        text: newCluster
          ? 'When nothing runs in the old cluster any more. Statements of others stay.'
          : 'When no pod from before runs any more. Statements of other clusters and of others stay.',
        commands: [updateTrust(roleArn, paths.trust(roleArn, 'after'))],
        undo: updateTrust(roleArn, paths.trust(roleArn, 'during')),
      })),
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
