import { serviceAccountSubject } from '../subjects/refs';
import { lintCheck } from '../trust/lintCheck';
import {
  associationEvidence,
  associationName,
  sendsTags,
} from './associationFacts';

/** An association that sends no tags to a role that asks for them. */
export const tagsOffButAskedFor = lintCheck({
  id: 'IRSA-PI-010',
  title: 'Role asks for session tags that the association does not send',
  severity: 'medium',
  what: 'An association has `disableSessionTags`, or a session policy, and so sends no tags; the trust policy of its role asks for `aws:RequestTag/…`. Or the policy asks in the negative, which holds whenever a tag is missing.',
  why: 'In the first case pods get no credentials; in the second, associations without tags get past the condition.',
  howWeKnow:
    '`association.disableSessionTags` and `association.policy` of DescribePodIdentityAssociation against the conditions of the statement for `pods.eks.amazonaws.com`.',
  fix: 'Switch the session tags on, or ask for `aws:SourceArn`, the ARN of the cluster, instead of tags. Name what is allowed rather than what is not.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['NEGATED_SESSION_TAG'],
  needs: [],
  *also(role) {
    for (const {
      association,
      serviceAccount: ref,
      evaluation,
    } of role.refused()) {
      const [reason] = evaluation.reasons;
      if (
        !association ||
        sendsTags(association) ||
        !/aws:RequestTag\//i.test(reason?.path ?? '')
      ) {
        continue;
      }
      const off = association.association.disableSessionTags;
      yield {
        cause: [association.association.associationId, role.arn.arn],
        subject: serviceAccountSubject(ref),
        serviceAccounts: [ref],
        message: `The ${associationName(
          association,
        )} sends no session tags, and ${role.arn.name} asks for them.`,
        evidence: [
          off
            ? associationEvidence(association, 'disableSessionTags', 'true')
            : associationEvidence(association, 'policy', 'present'),
          {
            source: `Trust policy of ${role.arn.name}`,
            path: reason.path!,
            value: reason.expected?.join(', ') ?? reason.message,
          },
        ],
        dependsOn: [serviceAccountSubject(ref).ref, role.arn.arn],
        remedies: [
          {
            action: 'explain',
            text: `Switch the session tags of the association on, or replace the condition at ${reason.path} by one on aws:SourceArn.`,
          },
        ],
      };
    }
  },
});
