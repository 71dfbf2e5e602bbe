import { CheckHit, defineCheck } from '../framework/check';
import {
  removeVariables,
  templateEvidence,
  variableOf,
  workloadName,
} from './podFacts';

const NAMES = ['AWS_PROFILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE'];

/** A container that has its credentials from a profile or a file. */
export const profileOrFile = defineCheck({
  id: 'IRSA-PD-014',
  title: 'Container names a profile or a credentials file',
  severity: 'low',
  over: 'workload',
  what: 'A container of the pod template sets AWS_PROFILE, AWS_SHARED_CREDENTIALS_FILE or AWS_CONFIG_FILE while its service account has a role.',
  why: 'Depending on the SDK a profile wins over the role or makes it fail, so what the pod runs as cannot be told from Kubernetes.',
  howWeKnow:
    'The names in `spec.template.spec.containers[].env` of the workload, and the role of its service account.',
  fix: 'Take the variables out, unless the file holds only settings and no credentials; then accept the finding.',
  verify: '`aws sts get-caller-identity` in a new pod answers with the role.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  appliesTo: ({ serviceAccount, associations }) =>
    Boolean(serviceAccount?.annotation) || associations.length > 0,
  *run(subject): Iterable<CheckHit> {
    for (const container of subject.workload.containers) {
      const names = NAMES.filter(name => variableOf(container, name));
      if (names.length > 0) {
        yield {
          cause: [container.name, ...names],
          message: `Container ${container.name} of ${workloadName(
            subject,
          )} sets ${names.join(
            ', ',
          )}, so which identity it uses depends on its SDK.`,
          evidence: [
            templateEvidence(subject, container.name, 'env', names.join(', ')),
          ],
          remedies: [removeVariables(subject, container.name, names)],
        };
      }
    }
  },
});
