import { CheckHit, defineCheck } from '../framework/check';
import {
  annotatedRoleOf,
  removeVariables,
  templateEvidence,
  TOKEN_FOLDER,
  variableOf,
  workloadName,
} from './podFacts';
import { DIFFERENCE_CHECK, explainedDifferences } from './truthKeys';

const NAMES = ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'] as const;

/** A container whose own variables name another role than the annotation. */
export const hardCodedIdentity = defineCheck({
  id: 'IRSA-PD-009',
  title: 'Pod template names another role than the annotation',
  severity: 'high',
  over: 'workload',
  what: 'A container of the pod template sets AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE itself, to another role or another file than the webhook would.',
  why: 'The webhook leaves them as they are, so the annotation has no effect, and whoever changes it wonders why.',
  howWeKnow:
    'The values in `spec.template.spec.containers[].env` of the workload against the annotation of its service account and the path of the webhook.',
  fix: 'Take both variables out of the pod template.',
  verify:
    'AWS_ROLE_ARN in its new pods is the ARN of the annotation, in every container.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  subsumes: [DIFFERENCE_CHECK, 'IRSA-PD-011'],
  appliesTo: subject => annotatedRoleOf(subject) !== undefined,
  *run(subject): Iterable<CheckHit> {
    const annotated = annotatedRoleOf(subject)!;
    for (const container of subject.workload.containers) {
      const [role, file] = NAMES.map(name => variableOf(container, name));
      if (!role || !file) {
        continue;
      }
      const differs =
        (role.value !== undefined && role.value !== annotated) ||
        // A file elsewhere is right where a volume with a token for STS is mounted there.
        (file.value !== undefined &&
          !file.value.startsWith(`${TOKEN_FOLDER}/`) &&
          !(container.tokenMounts ?? []).some(mount =>
            file.value!.startsWith(mount),
          ));
      // The plain token of Kubernetes is a check of its own.
      if (!differs || file.value?.includes('kubernetes.io/serviceaccount')) {
        continue;
      }
      yield {
        cause: [container.name, role.value ?? '', file.value ?? ''],
        message: `Container ${container.name} of ${workloadName(
          subject,
        )} sets its role itself, to ${
          role.value ?? 'a value that is not shown'
        } with ${
          file.value ?? 'a file that is not shown'
        }, and the annotation names ${annotated}.`,
        evidence: [
          templateEvidence(
            subject,
            container.name,
            'env',
            [role, file]
              .map(({ name, value }) => `${name}=${value ?? '…'}`)
              .join(', '),
          ),
        ],
        explains: explainedDifferences(
          subject.subject.ref,
          'OBSERVED_OTHER_ROLE',
        ),
        remedies: [removeVariables(subject, container.name, NAMES)],
      };
    }
  },
});
