import { CheckHit, defineCheck } from '../framework/check';
import {
  annotatedRoleOf,
  removeVariables,
  templateEvidence,
  variableOf,
  workloadName,
} from './podFacts';
import { DIFFERENCE_CHECK, explainedDifferences } from './truthKeys';

/** A container that sets one of the two variables and so gets neither from the webhook. */
export const halfSetEnvironment = defineCheck({
  id: 'IRSA-PD-008',
  title: 'Container sets one of the two variables itself',
  severity: 'high',
  over: 'workload',
  what: 'A container of the pod template sets AWS_ROLE_ARN or AWS_WEB_IDENTITY_TOKEN_FILE, and not both. The webhook adds the pair only where neither is set. Programs say "role ARN is not set", or use the role of the node.',
  why: 'The annotation is right and has no effect on that container.',
  howWeKnow:
    '`spec.template.spec.containers[].env` of the workload has exactly one of the two names.',
  fix: 'Take the variable out of the pod template, and leave both to the webhook.',
  verify: 'Its new pods carry both variables in every container.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: subject => annotatedRoleOf(subject) !== undefined,
  *run(subject): Iterable<CheckHit> {
    for (const container of subject.workload.containers) {
      const role = variableOf(container, 'AWS_ROLE_ARN');
      const file = variableOf(container, 'AWS_WEB_IDENTITY_TOKEN_FILE');
      const only = role ?? file;
      if (!only || (role && file)) {
        continue;
      }
      yield {
        cause: [container.name, only.name],
        message: `Container ${container.name} of ${workloadName(
          subject,
        )} sets ${only.name} and not ${
          role ? 'AWS_WEB_IDENTITY_TOKEN_FILE' : 'AWS_ROLE_ARN'
        }, so the webhook adds neither.`,
        evidence: [
          templateEvidence(
            subject,
            container.name,
            'env',
            only.value ? `${only.name}=${only.value}` : only.name,
          ),
        ],
        explains: explainedDifferences(
          subject.subject.ref,
          'CONFIGURED_NOT_OBSERVED',
        ),
        remedies: [removeVariables(subject, container.name, [only.name])],
      };
    }
  },
});
