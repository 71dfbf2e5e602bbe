import { CheckHit, defineCheck } from '../framework/check';
import {
  annotatedRoleOf,
  podEvidence,
  podsOf,
  restart,
  valueIn,
  variableOf,
  workloadName,
} from './podFacts';
import { DIFFERENCE_CHECK, explainedDifferences } from './truthKeys';

/** Pods that still carry the role that the annotation named before. */
export const podsWithOldRole = defineCheck({
  id: 'IRSA-PD-002',
  title: 'Pods carry another role than the annotation names',
  severity: 'high',
  over: 'workload',
  what: 'The annotation of the service account names another role than the running pods carry, since it was changed after they were created.',
  why: 'Nothing of the change is in force yet. If the old role is deleted the pods fail; otherwise they keep permissions that somebody meant to take away.',
  howWeKnow:
    '`AWS_ROLE_ARN` in `spec.containers[].env` of the running pods against `metadata.annotations["<prefix>/role-arn"]` of the ServiceAccount, where the pod template does not set it itself.',
  fix: 'Restart the workload.',
  verify: 'AWS_ROLE_ARN in its new pods is the ARN of the annotation.',
  needs: [
    { kind: 'pod', of: 'cluster' },
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
  ],
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: subject =>
    annotatedRoleOf(subject) !== undefined &&
    !subject.workload.containers.some(each => variableOf(each, 'AWS_ROLE_ARN')),
  *run(subject): Iterable<CheckHit> {
    const role = annotatedRoleOf(subject)!;
    const others = subject.pods.filter(pod => {
      const carried = valueIn(pod, 'AWS_ROLE_ARN');
      return carried && carried !== role;
    });
    if (others.length === 0) {
      return;
    }
    const roles = [
      ...new Set(others.map(pod => valueIn(pod, 'AWS_ROLE_ARN')!)),
    ].sort();
    yield {
      cause: [role, ...roles],
      message: `Of ${workloadName(subject)}, ${podsOf(
        others.length,
        subject.pods.length,
      )} still ${others.length === 1 ? 'carries' : 'carry'} ${roles.join(
        ', ',
      )}, and the annotation names ${role}.`,
      evidence: others
        .slice(0, 3)
        .map(pod =>
          podEvidence(
            pod,
            'spec.containers[].env[?(@.name=="AWS_ROLE_ARN")].value',
            valueIn(pod, 'AWS_ROLE_ARN')!,
          ),
        ),
      explains: explainedDifferences(
        subject.subject.ref,
        'OBSERVED_OTHER_ROLE',
        'CONFIGURED_NOT_OBSERVED',
      ),
      remedies: restart(subject),
    };
  },
});
