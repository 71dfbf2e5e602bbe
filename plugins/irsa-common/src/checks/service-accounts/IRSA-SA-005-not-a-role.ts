import { parseArn } from '../../arn';
import { defineCheck } from '../framework/check';
import { annotate, annotationEvidence, nameOf, roleKey } from './values';

/** A role annotation that names something else than a role. */
export const annotationNamesOtherThing = defineCheck({
  id: 'IRSA-SA-005',
  title: 'Role annotation names something else than a role',
  severity: 'high',
  over: 'service-account',
  what: 'The role annotation holds the ARN of an instance profile, a user, a policy, or a session (`assumed-role`) where the ARN of an IAM role belongs. STS answers "ValidationError: Request ARN is invalid".',
  why: 'No call to AWS can succeed.',
  howWeKnow:
    'The service and the resource in the ARN of `metadata.annotations["<prefix>/role-arn"]` of the ServiceAccount are not `iam` and `role/…`.',
  fix: 'Put the ARN of the role there: of an instance profile, the role that it holds; of a session, the role before `assumed-role/`.',
  verify:
    'Restart the workload; `aws sts get-caller-identity` in the pod answers with the role.',
  needs: [],
  *run(subject) {
    const arn = parseArn(subject.annotation?.trim() ?? '');
    if (
      !arn ||
      arn.resource.startsWith(':') ||
      (arn.service === 'iam' && arn.resource.startsWith('role/'))
    ) {
      return;
    }
    const key = roleKey(subject);
    const [type, name] = arn.resource.split('/');
    const meant =
      arn.service === 'sts' && type === 'assumed-role' && name
        ? name
        : '<name>';
    yield {
      cause: [subject.annotation!],
      message: `The role annotation of ${nameOf(subject)} names ${
        arn.service === 'iam'
          ? `an IAM ${type}`
          : `a resource of ${arn.service} (${type})`
      }, and only a role can be assumed.`,
      evidence: [annotationEvidence(subject, key)],
      remedies: [
        annotate(
          subject,
          key,
          `arn:${arn.partition}:iam::${
            /^\d{12}$/.test(arn.account) ? arn.account : '<account>'
          }:role/${meant}`,
        ),
      ],
    };
  },
});
