import { command } from '../remediation/emit/shell';
import { kubectl, nameOf, updateTrust } from './commands';
import { MigrationPaths } from './migrationFiles';
import { PlannedTrust } from './migrationTrust';
import { isLegacy, PlannedMove } from './plannedMoves';
import { MigrationStep } from './types';
import { annotatePods } from './workloadCommands';

const ANNOTATION = 'iam.amazonaws.com/role';
/** What kiam and kube2iam let pods of a namespace have. */
const NAMESPACE_ANNOTATIONS = [
  'iam.amazonaws.com/permitted',
  'iam.amazonaws.com/allowed-roles',
];

/** Shows each pod with the role that it asks the agent for. */
const ROLES_OF_PODS =
  'custom-columns=NAMESPACE:.metadata.namespace,POD:.metadata.name,ROLE:.metadata.annotations.iam\\.amazonaws\\.com/role';

/** Takes away what kiam or kube2iam needed, last of all. */
export function legacySteps(
  moves: readonly PlannedMove[],
  trust: readonly PlannedTrust[],
  paths: MigrationPaths,
): MigrationStep[] {
  const legacy = moves.filter(({ from }) => isLegacy(from));
  if (legacy.length === 0) {
    return [];
  }
  const namespaces = new Map(
    legacy.map(move => [`${move.fromCluster}/${move.namespace}`, move]),
  );
  return [
    {
      title: `Take the annotation ${ANNOTATION} off the pods`,
      text: 'Where the workload is in a chart, in Kustomize or in GitOps, take it off there. Pods start anew once more.',
      commands: podCommands(legacy, () => null),
      undo: podCommands(legacy, ({ role }) => role.arn).join('\n'),
    },
    ...[...namespaces.values()].map(namespaceStep),
    ...agentSteps(legacy, trust, paths),
    {
      title: 'Take the agent out',
      text: `Where no pod of a cluster has the annotation any more: uninstall ${[
        ...new Set(legacy.map(({ from }) => from)),
      ].join(
        ' and ',
      )} in the way in which it was installed, and take sts:AssumeRole out of the policies of the role that it used. The plan has no commands for that: others may still need it. The command lists what is left.`,
      commands: [...new Set(legacy.map(({ fromCluster }) => fromCluster))].map(
        cluster =>
          command(
            'kubectl',
            'get',
            'pods',
            '--context',
            cluster,
            '--all-namespaces',
            '--output',
            ROLES_OF_PODS,
          ),
      ),
    },
  ];
}

function podCommands(
  legacy: readonly PlannedMove[],
  valueOf: (move: PlannedMove) => string | null,
): string[] {
  return legacy.flatMap(move =>
    move.workloads.flatMap(workload =>
      annotatePods(
        workload,
        { cluster: move.fromCluster, namespace: move.namespace },
        ANNOTATION,
        valueOf(move),
      ),
    ),
  );
}

function namespaceStep({ fromCluster, namespace }: PlannedMove): MigrationStep {
  const keys = NAMESPACE_ANNOTATIONS.map(key => `${key}-`);
  return {
    title: `Take the annotations of the agent off namespace ${namespace} in ${fromCluster}`,
    text: 'The first command lists the pods with the role that they ask for: while one of them has any, leave this step out. The second prints what is there; keep it to be able to put it back.',
    commands: [
      kubectl(
        fromCluster,
        namespace,
        ['get', 'pods'],
        '--output',
        ROLES_OF_PODS,
      ),
      command(
        'kubectl',
        'get',
        'namespace',
        namespace,
        '--context',
        fromCluster,
        '--output',
        'jsonpath={.metadata.annotations}',
      ),
      command(
        'kubectl',
        'annotate',
        'namespace',
        namespace,
        ...keys,
        '--context',
        fromCluster,
      ),
    ],
    undo: `# kubectl annotate namespace with what the second command printed`,
  };
}

function agentSteps(
  legacy: readonly PlannedMove[],
  trust: readonly PlannedTrust[],
  paths: MigrationPaths,
): MigrationStep[] {
  const roles = new Map(legacy.map(({ role }) => [role.arn, role]));
  return [...roles.keys()].flatMap((arn): MigrationStep[] => {
    const planned = trust.find(({ roleArn }) => roleArn === arn);
    if (!planned) {
      return [];
    }
    const { during, after } = planned;
    const title = `Take the way of the agent out of the trust policy of ${nameOf(
      arn,
    )}`;
    return JSON.stringify(during) === JSON.stringify(after)
      ? [
          {
            title,
            text: 'When no pod anywhere asks the agent for this role any more: remove the statement that trusts the role of the nodes, or of the agent. Which one that is could not be told for certain, or others become the role too, so the plan has no file for it; the section on what stays untouched lists the statements.',
            commands: [],
          },
        ]
      : [
          {
            title,
            text: 'Nobody else was seen to become this role through the nodes. The list of pods in the last step must not show it any more.',
            commands: [updateTrust(arn, paths.trust(arn, 'after'))],
            undo: updateTrust(arn, paths.trust(arn, 'during')),
          },
        ];
  });
}
