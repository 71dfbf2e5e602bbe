import { CheckHit, defineCheck } from '../framework/check';
import {
  annotatedRoleOf,
  carriesIdentity,
  isSkipped,
  podEvidence,
  podsOf,
  restart,
  workloadName,
} from './podFacts';
import { annotatedAt, createdAt } from './podTimes';
import { DIFFERENCE_CHECK, explainedDifferences } from './truthKeys';

/** Pods without a role, since they are older than the annotation. */
export const podsOlderThanAnnotation = defineCheck({
  id: 'IRSA-PD-001',
  title: 'Pods are older than the role annotation',
  severity: 'high',
  over: 'workload',
  what: 'Pods carry no role although their service account names one: they were created before the annotation. Programs use the role of the node, or say "Unable to locate credentials".',
  why: 'The webhook acts only when a pod is created. Until the next restart the pods have the permissions of the node, and then suddenly others.',
  howWeKnow:
    '`spec.containers[].env` of the running pods has neither AWS_ROLE_ARN nor AWS_CONTAINER_CREDENTIALS_FULL_URI, and `metadata.creationTimestamp` is before the time at which `metadata.managedFields[]` of the ServiceAccount says that the annotation was set.',
  fix: 'Restart the workload.',
  verify: 'Its new pods carry AWS_ROLE_ARN.',
  needs: [
    { kind: 'pod', of: 'cluster' },
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
  ],
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: subject => annotatedRoleOf(subject) !== undefined,
  *run(subject): Iterable<CheckHit> {
    const setAt = annotatedAt(subject.serviceAccount!);
    const old = subject.pods.filter(
      pod =>
        !carriesIdentity(pod) &&
        !isSkipped(pod) &&
        setAt !== undefined &&
        (createdAt(pod) ?? Infinity) < setAt,
    );
    if (old.length === 0) {
      return;
    }
    yield {
      cause: [annotatedRoleOf(subject)!],
      message: `Of ${workloadName(subject)}, ${podsOf(
        old.length,
        subject.pods.length,
      )} ${
        old.length === 1 ? 'was' : 'were'
      } created before the annotation and ${
        old.length === 1 ? 'carries' : 'carry'
      } no role.`,
      evidence: [
        ...old
          .slice(0, 3)
          .map(pod =>
            podEvidence(
              pod,
              'metadata.creationTimestamp',
              pod.createdAt ?? 'unknown',
            ),
          ),
        {
          source: `Service account ${subject.workload.namespace}/${subject.workload.serviceAccount}`,
          path: 'metadata.managedFields[].time',
          value: new Date(setAt!).toISOString(),
        },
      ],
      explains: explainedDifferences(
        subject.subject.ref,
        'CONFIGURED_NOT_OBSERVED',
      ),
      remedies: restart(subject),
    };
  },
});
