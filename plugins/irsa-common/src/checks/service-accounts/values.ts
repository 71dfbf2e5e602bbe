import { Evidence, Remedy } from '../../model';
import { CheckedServiceAccount } from '../subjects/subjects';

/** Checks that find the role which an annotation meant to name unused, or declared and not set up: with the annotation put right, none holds. */
export const MISSES_MEANT_ROLE = ['IRSA-HY-001', 'IRSA-HY-002', 'IRSA-HY-010'];

/** `payments/payments-api in prod-euw1`, as messages name a service account. */
export function nameOf({ ref }: CheckedServiceAccount): string {
  return `${ref.namespace}/${ref.name} in ${ref.cluster}`;
}

/** What an annotation of a service account says, as evidence. */
export function annotationEvidence(
  subject: CheckedServiceAccount,
  key: string,
): Evidence {
  return {
    source: `Service account ${nameOf(subject)}`,
    path: `metadata.annotations["${key}"]`,
    value: subject.serviceAccount.annotations[key] ?? 'absent',
  };
}

/** Sets an annotation of a service account, or takes it off where there is no value. */
export function annotate(
  subject: CheckedServiceAccount,
  key: string,
  value?: string,
): Remedy {
  return {
    action: 'annotate-service-account',
    ...subject.ref,
    key,
    ...(value === undefined ? {} : { value }),
  };
}

/** Restarts every workload of a service account, since identities are handed out when a pod is created. */
export function restarts(subject: CheckedServiceAccount): Remedy[] {
  return subject.workloads
    .filter(({ kind }) => kind !== 'Job' && kind !== 'CronJob')
    .map(({ cluster, namespace, kind, name }) => ({
      action: 'restart-workload',
      cluster,
      namespace,
      kind,
      name,
    }));
}

/** The key of the role annotation in the cluster of a service account. */
export function roleKey({ prefix }: CheckedServiceAccount): string {
  return `${prefix}/role-arn`;
}
