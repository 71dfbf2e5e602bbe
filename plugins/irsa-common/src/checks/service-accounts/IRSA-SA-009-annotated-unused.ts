import { defineCheck, parameter } from '../framework/check';
import { annotate, annotationEvidence, nameOf, roleKey } from './values';

const DAY = 24 * 60 * 60 * 1000;

/** A service account with a role that nothing runs as. */
export const annotatedServiceAccountUnused = defineCheck({
  id: 'IRSA-SA-009',
  title: 'Service account with a role is used by nothing',
  severity: 'low',
  over: 'service-account',
  what: 'A service account names a role, and no workload and no pod of its namespace runs as it.',
  why: 'Nobody would notice if the role were misused; whoever may create a pod in the namespace can run as this service account.',
  howWeKnow:
    'No pod template has its name in `spec.serviceAccountName`, and no pod runs as it, in a cluster whose workloads and pods were read whole.',
  fix: 'Delete the service account or its annotation, and the role if nothing else uses it.',
  verify:
    'The service account is gone, and the role has no configured service account left.',
  needs: [
    { kind: 'workload', of: 'cluster' },
    { kind: 'pod', of: 'cluster' },
  ],
  parameters: {
    graceDays: parameter(
      7,
      'Days after its creation in which a service account may be unused.',
    ),
  },
  appliesTo: subject => Boolean(subject.annotation),
  *run(subject, { now }, { graceDays }) {
    const { createdAt } = subject.serviceAccount;
    const isYoung =
      createdAt !== undefined && now - Date.parse(createdAt) < graceDays * DAY;
    if (subject.workloads.length > 0 || isYoung) {
      return;
    }
    const key = roleKey(subject);
    yield {
      cause: [],
      message: `Service account ${nameOf(subject)} names role ${
        subject.annotation
      }, and nothing runs as it.`,
      evidence: [
        annotationEvidence(subject, key),
        {
          source: `Workloads and pods of ${subject.ref.namespace} in ${subject.ref.cluster}`,
          path: 'spec.serviceAccountName',
          value: `none names ${subject.ref.name}`,
        },
      ],
      remedies: [annotate(subject, key)],
    };
  },
});
