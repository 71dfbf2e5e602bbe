import { LEGACY_ROLE_ANNOTATION } from '../../annotations';
import { Evidence } from '../../model';
import { CheckedWorkload } from '../subjects/subjects';

/** The role that a workload names for kiam or kube2iam, in its template or on its pods; absent where it names none. */
export function legacyRoleOf({
  workload,
  pods,
}: CheckedWorkload): string | undefined {
  return (
    workload.podAnnotations[LEGACY_ROLE_ANNOTATION] ??
    pods
      .map(pod => pod.annotations[LEGACY_ROLE_ANNOTATION])
      .find(role => role !== undefined)
  );
}

/** The annotation of kiam or kube2iam on a workload, as evidence. */
export function legacyEvidence(
  { workload }: CheckedWorkload,
  role: string,
): Evidence {
  const { kind, namespace, name } = workload;
  return {
    source: `${kind} ${namespace}/${name}`,
    path: `spec.template.metadata.annotations["${LEGACY_ROLE_ANNOTATION}"]`,
    value: role,
  };
}

/** The name at the end of an ARN, or the text itself: kiam and kube2iam take names as well as ARNs. */
export function roleNameOf(role: string): string {
  return role.slice(role.lastIndexOf('/') + 1);
}
