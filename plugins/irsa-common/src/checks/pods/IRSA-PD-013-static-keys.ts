import { CheckHit, defineCheck } from '../framework/check';
import {
  removeVariables,
  templateEvidence,
  variableOf,
  workloadName,
} from './podFacts';
import { DIFFERENCE_CHECK, explainedDifferences } from './truthKeys';

const NAMES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
];

/** A container with access keys of its own. */
export const staticKeys = defineCheck({
  id: 'IRSA-PD-013',
  title: 'Container carries access keys',
  severity: 'high',
  over: 'workload',
  what: 'A container of the pod template sets AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY, by value or from a Secret.',
  why: 'Every SDK takes keys from the environment before it looks for a role, so the role of the service account is not used; and keys do not expire, leak in logs and dumps, and belong to a user whom nobody remembers.',
  howWeKnow:
    'The names in `spec.template.spec.containers[].env` of the workload; values and Secrets are not read.',
  fix: 'Take the variables out, give the service account a role, and delete the access key once nothing uses it.',
  verify:
    '`aws sts get-caller-identity` in a new pod answers with the role, and the access key shows no use in `aws iam get-access-key-last-used`.',
  needs: [],
  subsumes: [DIFFERENCE_CHECK],
  *run(subject): Iterable<CheckHit> {
    for (const container of subject.workload.containers) {
      const names = NAMES.filter(name => variableOf(container, name));
      if (names.length === 0) {
        continue;
      }
      const from = names.flatMap(
        name => variableOf(container, name)?.from ?? [],
      )[0];
      yield {
        cause: [container.name],
        message: `Container ${container.name} of ${workloadName(
          subject,
        )} sets ${names.join(', ')}${from ? ` from a ${from}` : ''}, which ${
          subject.serviceAccount?.annotation || subject.associations.length > 0
            ? 'wins over the role of its service account'
            : 'stands in for a role'
        }.`,
        evidence: [
          templateEvidence(subject, container.name, 'env', names.join(', ')),
        ],
        explains: explainedDifferences(
          subject.subject.ref,
          'OBSERVED_STATIC_KEYS',
        ),
        remedies: [removeVariables(subject, container.name, names)],
      };
    }
  },
});
