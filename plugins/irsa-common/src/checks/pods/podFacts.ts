import { ContainerRecord, Evidence, PodRecord, Remedy } from '../../model';
import { CheckedWorkload } from '../subjects/subjects';

/** Where the webhook mounts the token. Source: amazon-eks-pod-identity-webhook, `pkg/handler`. */
export const TOKEN_FOLDER = '/var/run/secrets/eks.amazonaws.com/serviceaccount';

/** Name of the volume that the webhook adds. */
export const TOKEN_VOLUME = 'aws-iam-token';

/** The label that keeps the webhook from being called. */
export const SKIP_LABEL = 'eks.amazonaws.com/skip-pod-identity-webhook';

/** `Deployment payments/payments-api in prod-euw1`, as messages name a workload. */
export function workloadName({ workload, cluster }: CheckedWorkload): string {
  const { kind, namespace, name } = workload;
  return `${kind} ${namespace}/${name} in ${cluster.name}`;
}

/** The ARN that the annotation gives new pods; absent where an association wins or there is none. */
export function annotatedRoleOf(subject: CheckedWorkload): string | undefined {
  return subject.associations.length > 0
    ? undefined
    : subject.serviceAccount?.annotation || undefined;
}

/** A variable of a container, by its name. */
export function variableOf(container: ContainerRecord, name: string) {
  return container.awsEnvironment.find(each => each.name === name);
}

/** The value of a variable in the first container of a pod that has it; absent where none has it. */
export function valueIn(pod: PodRecord, name: string): string | undefined {
  for (const container of pod.containers) {
    const variable = variableOf(container, name);
    if (variable) {
      return variable.value ?? '';
    }
  }
  return undefined;
}

/** Whether the webhook gave a pod an identity of one kind or the other. */
export function carriesIdentity(pod: PodRecord): boolean {
  return (
    valueIn(pod, 'AWS_ROLE_ARN') !== undefined ||
    valueIn(pod, 'AWS_WEB_IDENTITY_TOKEN_FILE') !== undefined ||
    valueIn(pod, 'AWS_CONTAINER_CREDENTIALS_FULL_URI') !== undefined
  );
}

/** Whether a pod asks the webhook to leave it alone. */
export function isSkipped(pod: PodRecord): boolean {
  return Object.hasOwn(pod.labels, SKIP_LABEL);
}

/** A pod, as evidence. */
export function podEvidence(
  pod: PodRecord,
  path: string,
  value: string,
): Evidence {
  return { source: `Pod ${pod.namespace}/${pod.name}`, path, value };
}

/** A container of the pod template, as evidence. */
export function templateEvidence(
  { workload }: CheckedWorkload,
  container: string,
  field: string,
  value: string,
): Evidence {
  const { kind, namespace, name } = workload;
  return {
    source: `${kind} ${namespace}/${name}`,
    path: `spec.template.spec.containers[?(@.name=="${container}")].${field}`,
    value,
  };
}

/** To restart a workload; for one whose pods come and go by themselves, to wait. */
export function restart({
  workload,
}: Pick<CheckedWorkload, 'workload'>): Remedy[] {
  const { cluster, namespace, kind, name } = workload;
  return kind === 'Job' || kind === 'CronJob'
    ? [
        {
          action: 'explain',
          text: `Pods of ${kind} ${namespace}/${name} get it when they are next created.`,
        },
      ]
    : [{ action: 'restart-workload', cluster, namespace, kind, name }];
}

/** To take variables out of a container of the pod template. */
export function removeVariables(
  { workload }: CheckedWorkload,
  container: string,
  names: readonly string[],
): Remedy {
  const { cluster, namespace, kind, name } = workload;
  return {
    action: 'remove-environment',
    cluster,
    namespace,
    kind,
    name,
    container,
    names,
  };
}

/** `3 of 4 pods`, or `1 pod` where there is but one. */
export function podsOf(some: number, all: number): string {
  return all === 1 ? '1 pod' : `${some} of ${all} pods`;
}
