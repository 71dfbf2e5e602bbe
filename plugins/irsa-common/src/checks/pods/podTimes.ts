import { PodRecord } from '../../model';
import { CheckedServiceAccount } from '../subjects/subjects';

/** When the role annotation of a service account was last set, as far as Kubernetes recorded it; milliseconds since 1970. */
export function annotatedAt({
  serviceAccount,
}: CheckedServiceAccount): number | undefined {
  const times = (serviceAccount.annotationManagers ?? [])
    .flatMap(({ at }) => (at ? [Date.parse(at)] : []))
    .filter(time => !Number.isNaN(time));
  return times.length > 0 ? Math.max(...times) : undefined;
}

/** When a pod was created; milliseconds since 1970. */
export function createdAt(pod: PodRecord): number | undefined {
  const time = pod.createdAt ? Date.parse(pod.createdAt) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
