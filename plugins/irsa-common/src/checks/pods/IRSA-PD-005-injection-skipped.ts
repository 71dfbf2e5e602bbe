import { PodRecord } from '../../model';
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

/** Pods of one generation of which some carry the role and some do not. */
export const injectionSkipped = defineCheck({
  id: 'IRSA-PD-005',
  title: 'Some pods of the same template carry no role',
  severity: 'medium',
  over: 'workload',
  what: 'Of the pods that one ReplicaSet or another owner made from the same template, some carry the role and some do not: the webhook did not answer in time, and its failure policy is to go on without it.',
  why: 'One replica in a few fails or acts as the node, which shows as an error that comes and goes.',
  howWeKnow:
    '`spec.containers[].env` of the running pods with the same `metadata.ownerReferences[]` and `pod-template-hash`; no pod without the role is older than the annotation.',
  fix: 'Delete the pods without the role; their owner makes new ones. Find out why the webhook was slow: the control plane, or the network to it.',
  verify: 'Every pod of the workload carries AWS_ROLE_ARN.',
  needs: [
    { kind: 'pod', of: 'cluster' },
    { kind: 'service-account', of: 'cluster' },
  ],
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: subject => annotatedRoleOf(subject) !== undefined,
  *run(subject): Iterable<CheckHit> {
    const setAt = annotatedAt(subject.serviceAccount!) ?? -Infinity;
    const generations = new Map<string, PodRecord[]>();
    for (const pod of subject.pods) {
      const key = `${pod.owner?.name ?? pod.name} ${
        pod.labels['pod-template-hash'] ?? ''
      }`;
      generations.set(key, [...(generations.get(key) ?? []), pod]);
    }
    const without = [...generations.values()].flatMap(pods =>
      pods.some(carriesIdentity)
        ? pods.filter(
            pod =>
              !carriesIdentity(pod) &&
              !isSkipped(pod) &&
              (createdAt(pod) ?? Infinity) >= setAt,
          )
        : [],
    );
    if (without.length === 0) {
      return;
    }
    yield {
      cause: [],
      message: `Of ${workloadName(subject)}, ${podsOf(
        without.length,
        subject.pods.length,
      )} of the same template ${
        without.length === 1 ? 'carries' : 'carry'
      } no role.`,
      evidence: without
        .slice(0, 3)
        .map(pod =>
          podEvidence(pod, 'spec.containers[].env', 'no AWS_ROLE_ARN'),
        ),
      explains: explainedDifferences(
        subject.subject.ref,
        'CONFIGURED_NOT_OBSERVED',
      ),
      remedies: restart(subject),
    };
  },
});
