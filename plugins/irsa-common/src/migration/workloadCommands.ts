import { kubectl } from './commands';

/** Kinds that `kubectl set serviceaccount` and `kubectl rollout` know. */
const KNOWN = ['Deployment', 'StatefulSet', 'DaemonSet'];

interface Workload {
  readonly kind: string;
  readonly name: string;
}

interface Place {
  readonly cluster: string;
  readonly namespace: string;
}

/** Has a workload run as a service account; nothing for kinds whose pods cannot be changed. */
export function setServiceAccount(
  workload: Workload,
  place: Place,
  serviceAccount: string,
): string[] {
  const { kind, name } = workload;
  if (KNOWN.includes(kind)) {
    const { cluster, namespace } = place;
    return [
      kubectl(cluster, namespace, [
        'set',
        'serviceaccount',
        resource(kind, name),
        serviceAccount,
      ]),
    ];
  }
  return patchTemplate(workload, place, {
    spec: { serviceAccountName: serviceAccount },
  });
}

/** Starts the pods of a workload anew; nothing for kinds that start them by themselves or not at all. */
export function restart(workload: Workload, place: Place): string[] {
  return rollout('restart', workload, place);
}

/** Waits until the pods of a workload are there. */
export function awaitPods(workload: Workload, place: Place): string[] {
  return rollout('status', workload, place);
}

function rollout(
  verb: 'restart' | 'status',
  { kind, name }: Workload,
  { cluster, namespace }: Place,
): string[] {
  if (KNOWN.includes(kind)) {
    return [
      kubectl(cluster, namespace, ['rollout', verb, resource(kind, name)]),
    ];
  }
  return kind === 'Rollout'
    ? [kubectl(cluster, namespace, ['argo', 'rollouts', verb, name])]
    : [];
}

/** Takes an annotation off the pods of a workload, or puts one on where a value is given; nothing for kinds that cannot be changed. */
export function annotatePods(
  workload: Workload,
  place: Place,
  key: string,
  value: string | null,
): string[] {
  return patchTemplate(workload, place, {
    metadata: { annotations: { [key]: value } },
  });
}

/** Changes the template of the pods; nothing for kinds that have none, or whose template stays as it is. */
function patchTemplate(
  { kind, name }: Workload,
  { cluster, namespace }: Place,
  template: object,
): string[] {
  const spec = [...KNOWN, 'Rollout'].includes(kind)
    ? { template }
    : kind === 'CronJob' && { jobTemplate: { spec: { template } } };
  return spec
    ? [
        kubectl(
          cluster,
          namespace,
          ['patch', resource(kind, name)],
          '--type',
          'merge',
          '--patch',
          JSON.stringify({ spec }),
        ),
      ]
    : [];
}

/** What has to be said of a kind that commands cannot change. */
export function byHand({ kind, name }: Workload): string | undefined {
  switch (kind) {
    case 'CronJob':
      return `CronJob ${name} takes it over with its next pods`;
    case 'Job':
      return `Job ${name} cannot be changed: let it end, and create it anew`;
    case 'Pod':
    case 'ReplicaSet':
      return `${kind} ${name} has to be deleted and created anew`;
    default:
      return undefined;
  }
}

function resource(kind: string, name: string): string {
  return `${kind.toLocaleLowerCase('en-US')}/${name}`;
}
