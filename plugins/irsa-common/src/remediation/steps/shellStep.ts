import { KubernetesWorkload, Remedy } from '../../model';
import { command, remark } from '../emit/shell';
import { clusterOf, issuerUrlOf, roleOf } from '../resources/arnParts';

/** Whether a step is done in AWS, and not in a cluster or by hand. */
export function isAwsStep({ action }: Remedy): boolean {
  return !(
    action.endsWith('-service-account') ||
    action === 'restart-workload' ||
    action === 'remove-environment' ||
    action === 'explain'
  );
}

/** A step as commands for a shell, with where to run them as a remark. */
export function shellStep(remedy: Remedy): string {
  switch (remedy.action) {
    case 'set-trust-policy': {
      const { name, account } = roleOf(remedy.roleArn);
      return [
        remark(`In account ${account}. This replaces the whole trust policy.`),
        command(
          ...['aws', 'iam', 'update-assume-role-policy'],
          ...['--role-name', name],
          ...['--policy-document', remedy.policy],
        ),
      ].join('\n');
    }
    case 'create-provider':
      return [
        remark(`In account ${remedy.account}, for cluster ${remedy.cluster}.`),
        command(
          ...['aws', 'iam', 'create-open-id-connect-provider'],
          ...['--url', issuerUrlOf(remedy.providerArn)],
          ...['--client-id-list', remedy.audience],
        ),
      ].join('\n');
    case 'add-client-id':
      return command(
        ...['aws', 'iam', 'add-client-id-to-open-id-connect-provider'],
        ...['--open-id-connect-provider-arn', remedy.providerArn],
        ...['--client-id', remedy.clientId],
      );
    case 'delete-provider':
      return command(
        ...['aws', 'iam', 'delete-open-id-connect-provider'],
        ...['--open-id-connect-provider-arn', remedy.providerArn],
      );
    case 'create-association':
      return association(remedy, 'create-pod-identity-association', [
        ...['--namespace', remedy.namespace],
        ...['--service-account', remedy.serviceAccount],
        ...['--role-arn', remedy.roleArn],
      ]);
    case 'delete-association':
      return association(remedy, 'delete-pod-identity-association', [
        ...['--association-id', remedy.associationId],
      ]);
    case 'install-addon':
      return association(remedy, 'create-addon', [
        ...['--addon-name', remedy.addon],
      ]);
    case 'attach-role-policy':
    case 'detach-role-policy':
      return onRole(remedy.action, remedy.roleArn, [
        ...['--policy-arn', remedy.policyArn],
      ]);
    case 'set-permissions-boundary':
      return onRole('put-role-permissions-boundary', remedy.roleArn, [
        ...['--permissions-boundary', remedy.boundaryArn],
      ]);
    case 'set-session-duration':
      return onRole('update-role', remedy.roleArn, [
        ...['--max-session-duration', String(remedy.seconds)],
      ]);
    case 'tag-role':
      return onRole('tag-role', remedy.roleArn, [
        '--tags',
        ...remedy.keys.map(key => `Key=${key},Value=<value>`),
      ]);
    case 'annotate-service-account':
      return inCluster(
        remedy,
        ...['annotate', 'serviceaccount', remedy.name],
        ...(remedy.value === undefined ? [] : ['--overwrite']),
        remedy.value === undefined
          ? `${remedy.key}-`
          : `${remedy.key}=${remedy.value}`,
      );
    case 'create-service-account':
      return [
        inCluster(remedy, 'create', 'serviceaccount', remedy.name),
        ...Object.entries(remedy.annotations).map(([key, value]) =>
          kubectl(
            remedy,
            ...['annotate', 'serviceaccount', remedy.name],
            `${key}=${value}`,
          ),
        ),
      ].join('\n');
    case 'set-service-account':
      return remedy.kind === 'CronJob'
        ? inCluster(
            remedy,
            ...['patch', 'cronjob', remedy.name, '--type', 'merge', '--patch'],
            JSON.stringify({
              spec: {
                jobTemplate: {
                  spec: {
                    template: {
                      spec: { serviceAccountName: remedy.serviceAccount },
                    },
                  },
                },
              },
            }),
          )
        : onWorkload(remedy, [
            ...['set', 'serviceaccount', kindOf(remedy), remedy.name],
            remedy.serviceAccount,
          ]);
    case 'remove-environment':
      return onWorkload(remedy, [
        ...['set', 'env', `${kindOf(remedy)}/${remedy.name}`],
        `--containers=${remedy.container}`,
        ...remedy.names.map(name => `${name}-`),
      ]);
    case 'restart-workload':
      return restart(remedy);
    default:
      return remark(remedy.text);
  }
}

function onRole(
  verb: string,
  roleArn: string,
  options: readonly string[],
): string {
  const { name, account } = roleOf(roleArn);
  return [
    remark(`In account ${account}.`),
    command('aws', 'iam', verb, '--role-name', name, ...options),
  ].join('\n');
}

function association(
  { clusterArn }: { readonly clusterArn: string },
  verb: string,
  options: readonly string[],
): string {
  const { name, region } = clusterOf(clusterArn);
  return command(
    ...['aws', 'eks', verb, '--region', region, '--cluster-name', name],
    ...options,
  );
}

type Namespaced = { readonly cluster: string; readonly namespace: string };

function kubectl(
  { namespace }: Namespaced,
  ...words: readonly string[]
): string {
  return command('kubectl', ...words, '--namespace', namespace);
}

function inCluster(place: Namespaced, ...words: readonly string[]): string {
  return [
    remark(`In cluster ${place.cluster}.`),
    kubectl(place, ...words),
  ].join('\n');
}

function kindOf({ kind }: KubernetesWorkload): string {
  return kind.toLocaleLowerCase('en-US');
}

/** Kinds of which kubectl changes the pod template in place. */
const CHANGEABLE = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'CronJob',
]);

/** Pods, Jobs and kinds that kubectl does not know have to be changed where they are made. */
function onWorkload(
  workload: KubernetesWorkload,
  words: readonly string[],
): string {
  return CHANGEABLE.has(workload.kind)
    ? inCluster(workload, ...words)
    : remark(
        `Change ${workload.kind} ${workload.namespace}/${workload.name} of ${
          workload.cluster
        } where it is made: ${words.join(' ')}`,
      );
}

function restart(workload: KubernetesWorkload): string {
  const { kind, name, namespace, cluster } = workload;
  switch (kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
      return inCluster(
        workload,
        ...['rollout', 'restart', `${kindOf(workload)}/${name}`],
      );
    case 'Rollout':
      return inCluster(workload, 'argo', 'rollouts', 'restart', name);
    default:
      return remark(
        `Have the pods of ${kind} ${namespace}/${name} of ${cluster} made anew.`,
      );
  }
}
