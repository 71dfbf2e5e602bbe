import { command, remark } from '../remediation/emit/shell';
import { accountFor } from './accountFacts';
import {
  eksName,
  kubectl,
  nameOf,
  regionOption,
  updateTrust,
} from './commands';
import { legacySteps } from './legacySteps';
import { MigrationPaths } from './migrationFiles';
import { PlannedTrust } from './migrationTrust';
import { isLegacy, PlannedMove } from './plannedMoves';
import { MigrationCluster, MigrationRequest, MigrationStep } from './types';
import {
  awaitPods,
  byHand,
  restart,
  setServiceAccount,
} from './workloadCommands';

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
    ...newRoleSteps(request, moves, paths),
    ...trustSteps(moves, trust, paths),
    ...moves.map(move => serviceAccountStep(request, move, paths)),
    ...(isIrsa ? [] : moves.map(associationStep)),
    ...moves.map(move => rolloutStep(request, move)),
    ...moves.map(move => verifyStep(request, move)),
    ...cleanUpSteps(request, moves, trust, paths),
  ];
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
  return [...providers].flatMap(([arn, { cluster, role, audience }]) => {
    const account = accountFor(cluster, role.account);
    const clientIds = account?.oidcProvider?.clientIds;
    if (clientIds?.includes(audience)) {
      return [];
    }
    const look = command(
      'aws',
      'iam',
      'get-open-id-connect-provider',
      '--open-id-connect-provider-arn',
      arn,
    );
    const create = command(
      'aws',
      'iam',
      'create-open-id-connect-provider',
      '--url',
      `https://${arn.split(':oidc-provider/')[1]}`,
      '--client-id-list',
      audience,
    );
    const add = command(
      'aws',
      'iam',
      'add-client-id-to-open-id-connect-provider',
      '--open-id-connect-provider-arn',
      arn,
      '--client-id',
      audience,
    );
    if (clientIds) {
      return [
        {
          title: `Have the OIDC provider of ${cluster.name} in account ${role.account} take tokens for ${audience}`,
          text: 'It is there without this audience. Other audiences stay, and it gives nobody a role by itself.',
          commands: [add],
          undo: add.replace('add-client-id-to', 'remove-client-id-from'),
        },
      ];
    }
    const isMissing = account?.oidcProviders !== undefined;
    const remove = command(
      'aws',
      'iam',
      'delete-open-id-connect-provider',
      '--open-id-connect-provider-arn',
      arn,
    );
    return [
      {
        title: isMissing
          ? `Create the OIDC provider of ${cluster.name} in account ${role.account}`
          : `See that account ${role.account} has an OIDC provider for ${cluster.name}`,
        text: `${
          isMissing
            ? 'It gives nobody a role by itself.'
            : `Where the first command finds it, and it lists ${audience}, leave the second one out. It gives nobody a role by itself.`
        } Where providers are managed as code, make it there; with terraform-aws-modules/eks that is enable_irsa = true.`,
        commands: isMissing ? [create] : [look, create],
        undo: `${remark(
          'Only where this step made it, and nobody else uses it by now:',
        )}\n${remove}`,
      },
    ];
  });
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
          ...regionOption(cluster),
        ),
      ),
    }));
}

function newRoleSteps(
  { moves: given, clusters }: MigrationRequest,
  moves: readonly PlannedMove[],
  paths: MigrationPaths,
): MigrationStep[] {
  const made = moves.filter(({ isNewRole }) => isNewRole);
  return made.flatMap(({ role, fromCluster }): MigrationStep[] => {
    const nodeRole =
      given.find(
        ({ from, serviceAccount, roleArn }) =>
          from === 'node-role' &&
          serviceAccount.cluster === fromCluster &&
          roleArn !== undefined,
      )?.roleArn ??
      clusters.find(({ name }) => name === fromCluster)?.nodeRoles?.[0];
    const named = ['--role-name', role.name];
    const permissions = paths.permissions(role.arn);
    return [
      {
        title: `Write down what ${role.name} may do`,
        text: `The pods had the permissions of their node. Write those that the workload uses into ${permissions}, as a policy document with an action and a resource for each thing. The commands list the services that anybody on the nodes used lately; CloudTrail names the calls, and the code of the workload knows which are its own.`,
        commands: nodeRole
          ? [
              `JOB=$(${command(
                'aws',
                'iam',
                'generate-service-last-accessed-details',
                '--arn',
                nodeRole,
                '--granularity',
                'ACTION_LEVEL',
                '--query',
                'JobId',
                '--output',
                'text',
              )})`,
              'aws iam get-service-last-accessed-details --job-id "$JOB"',
            ]
          : [],
      },
      {
        title: `Create the role ${role.name}`,
        text: 'Add --path, --permissions-boundary and --tags where your account asks for them. The template "Give a component an AWS identity" does this step within the guard rails of the portal; use the name of the role that it makes in the manifest and in the steps that follow.',
        commands: [
          command(
            'aws',
            'iam',
            'create-role',
            ...named,
            '--assume-role-policy-document',
            `file://${paths.trust(role.arn, 'during')}`,
          ),
          command(
            'aws',
            'iam',
            'put-role-policy',
            ...named,
            '--policy-name',
            'permissions',
            '--policy-document',
            `file://${permissions}`,
          ),
        ],
        undo: [
          command(
            'aws',
            'iam',
            'delete-role-policy',
            ...named,
            '--policy-name',
            'permissions',
          ),
          command('aws', 'iam', 'delete-role', ...named),
        ].join('\n'),
      },
    ];
  });
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
      text: `Every statement that is there stays, so that nothing stops working. The first command shows the policy as it is now: where it says something else than ${paths.trust(
        roleArn,
        'before',
      )}, somebody has changed it since; plan again. Where the role is managed as code, make the change there; the file shows the result.`,
      commands: [
        command(
          'aws',
          'iam',
          'get-role',
          '--role-name',
          nameOf(roleArn),
          '--query',
          'Role.AssumeRolePolicyDocument',
        ),
        updateTrust(roleArn, paths.trust(roleArn, 'during')),
      ],
      undo: updateTrust(roleArn, paths.trust(roleArn, 'before')),
    }));
}

function serviceAccountStep(
  { mechanism }: MigrationRequest,
  move: PlannedMove,
  paths: MigrationPaths,
): MigrationStep {
  const { cluster, namespace, serviceAccount, annotationPrefix } = move;
  const isAnnotated = mechanism === 'irsa';
  const isNewPlace = cluster.name !== move.fromCluster;
  const needsManifest = isAnnotated || move.isNewServiceAccount || isNewPlace;
  return {
    title: `${
      needsManifest ? 'Apply' : 'Keep'
    } the service account ${namespace}/${serviceAccount} in ${cluster.name}`,
    text: needsManifest
      ? `${
          move.isNewServiceAccount
            ? `The workload runs as ${move.oldServiceAccount}, which others have, too, and gets a service account of its own. The first two commands show what ${move.oldServiceAccount} has beside: copy imagePullSecrets into the manifest, and bind what the workload needs of the Kubernetes API to the new one. `
            : ''
        }Running pods notice nothing. Where the manifest is in a chart, in Kustomize or in GitOps, change it there; the action irsa:service-account:write does it for files.`
      : 'It stays as it is, with its annotation, until everything works.',
    commands: needsManifest
      ? [
          ...(move.isNewServiceAccount
            ? [
                kubectl(
                  move.fromCluster,
                  namespace,
                  ['get', 'serviceaccount', move.oldServiceAccount],
                  '--output',
                  'yaml',
                ),
                kubectl(
                  move.fromCluster,
                  namespace,
                  ['auth', 'can-i', '--list'],
                  '--as',
                  `system:serviceaccount:${namespace}:${move.oldServiceAccount}`,
                ),
              ]
            : []),
          kubectl(
            cluster.name,
            namespace,
            ['apply'],
            '--filename',
            paths.manifest(move),
          ),
        ]
      : [],
    ...undoOf(),
  };

  function undoOf(): { undo?: string } {
    if (needsManifest && (move.isNewServiceAccount || isNewPlace)) {
      return {
        undo: kubectl(cluster.name, namespace, [
          'delete',
          'serviceaccount',
          serviceAccount,
        ]),
      };
    }
    return isAnnotated
      ? {
          undo: kubectl(cluster.name, namespace, [
            'annotate',
            'serviceaccount',
            serviceAccount,
            `${annotationPrefix}/role-arn-`,
          ]),
        }
      : {};
  }
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
    text: 'Pods that are created from now on use Pod Identity, also where an annotation is there; running pods keep what they have. It takes some seconds until it holds. Whoever runs this needs iam:PassRole for the role.',
    commands: [
      command(
        'aws',
        'eks',
        'create-pod-identity-association',
        ...place,
        '--role-arn',
        role.arn,
        ...regionOption(cluster),
      ),
    ],
    undo: [
      `ASSOCIATION=$(${command(
        'aws',
        'eks',
        'list-pod-identity-associations',
        ...place,
        ...regionOption(cluster),
        '--query',
        'associations[0].associationId',
        '--output',
        'text',
      )})`,
      `${command(
        'aws',
        'eks',
        'delete-pod-identity-association',
        '--cluster-name',
        eksName(cluster),
        ...regionOption(cluster),
      )} --association-id "$ASSOCIATION"`,
    ].join('\n'),
  };
}

function rolloutStep(
  request: MigrationRequest,
  move: PlannedMove,
): MigrationStep {
  const { cluster, namespace, serviceAccount, workloads } = move;
  const names = workloads.map(({ kind, name }) => `${kind}/${name}`);
  const place = { cluster: cluster.name, namespace };
  if (cluster.name !== move.fromCluster) {
    return {
      title: `Deploy ${names.join(', ') || 'the workloads'} to ${cluster.name}`,
      text: `Deploy them in the way in which they came to ${move.fromCluster}, with serviceAccountName ${serviceAccount} in namespace ${namespace}. The old cluster goes on serving until the new one does; send it no less traffic before the next step has shown what it should.`,
      commands: workloads.flatMap(each => awaitPods(each, place)),
      undo: remark(
        `Send traffic to ${move.fromCluster} only, and remove the workload from ${cluster.name}.`,
      ),
    };
  }
  const setTo = (name: string) =>
    workloads.flatMap(each => setServiceAccount(each, place, name));
  const start = workloads.flatMap(each => [
    // Another service account in the template starts the pods anew by itself.
    ...(move.isNewServiceAccount ? [] : restart(each, place)),
    ...awaitPods(each, place),
  ]);
  const hands = workloads.flatMap(each => byHand(each) ?? []);
  return {
    title: `Start ${names.join(', ') || 'the workloads'} anew in ${
      cluster.name
    }`,
    text: [
      'Pods that start from now on come by their role in the new way.',
      ...(isLegacy(move.from)
        ? [
            `Leave the annotation iam.amazonaws.com/role on the pods for now: SDKs take the new way first, and the old one is there to go back to.`,
          ]
        : []),
      ...(move.isNewServiceAccount
        ? [
            `Where the workload is in a chart, in Kustomize or in GitOps, set serviceAccountName to ${serviceAccount} there and roll it out from there: what the commands set, the next sync sets back.`,
          ]
        : []),
      ...(workloads.length > 1
        ? ['Begin with the workload that can bear a failure best.']
        : []),
      ...(hands.length > 0 ? [`${hands.join('; ')}.`] : []),
      ...(workloads.length === 0
        ? ['Restart whatever runs as this service account.']
        : []),
    ].join(' '),
    commands: [
      ...(move.isNewServiceAccount ? setTo(serviceAccount) : []),
      ...start,
    ],
    undo: [
      ...(move.isNewServiceAccount
        ? [...setTo(move.oldServiceAccount), ...start]
        : [
            remark(
              `Take the step before back (${
                request.mechanism === 'irsa' ? 'annotation' : 'association'
              }), then:`,
            ),
            ...start,
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
    text: `Each pod must carry ${variable}: the command prints a value behind each name. Its component page in the portal must show the new way as working for new and running pods. Look into the logs of the workload for AccessDenied, too. Then let it run for as long as your rarest job needs to have run once.`,
    commands: [
      kubectl(
        cluster.name,
        namespace,
        ['get', 'pods'],
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
  const annotated = moves.filter(
    ({ from }) =>
      from === 'irsa' && mechanism === 'pod-identity' && !newCluster,
  );
  return [
    ...annotated.map(
      ({ cluster, namespace, oldServiceAccount, annotationPrefix, role }) => ({
        title: `Take the annotation off ${namespace}/${oldServiceAccount} in ${cluster.name}`,
        text: 'Only now, since pods from before the association need it. Where the manifest is in a chart, in Kustomize or in GitOps, take it off there.',
        commands: [
          kubectl(cluster.name, namespace, [
            'annotate',
            'serviceaccount',
            oldServiceAccount,
            `${annotationPrefix}/role-arn-`,
          ]),
        ],
        undo: kubectl(cluster.name, namespace, [
          'annotate',
          'serviceaccount',
          oldServiceAccount,
          `${annotationPrefix}/role-arn=${role.arn}`,
        ]),
      }),
    ),
    ...legacySteps(moves, trust, paths),
    ...trust
      .filter(
        ({ roleArn, during, after }) =>
          !isSame(during, after) &&
          moves.some(
            ({ role, from }) => role.arn === roleArn && !isLegacy(from),
          ),
      )
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
