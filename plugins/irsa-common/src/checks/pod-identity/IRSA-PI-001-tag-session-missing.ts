import { CheckHit, defineCheck } from '../framework/check';
import { READABLE_POLICY } from '../trust/lintCheck';
import { trustRemedies } from '../trust/intendedTrust';
import { causeAt, policyEvidence } from '../trust/policyPlace';
import { sendsTags } from './associationFacts';

/** A role for Pod Identity that lacks one of the two actions. */
export const tagSessionMissing = defineCheck({
  id: 'IRSA-PI-001',
  title: 'Role for Pod Identity lacks sts:AssumeRole or sts:TagSession',
  severity: 'high',
  over: 'role',
  what: 'The statement for `pods.eks.amazonaws.com` does not allow both `sts:AssumeRole` and `sts:TagSession`. Pods get no credentials: "… is not authorized to perform: sts:TagSession".',
  why: 'EKS sends session tags with every session unless an association switches them off, and needs both actions for it.',
  howWeKnow:
    '`Statement[].Action` of the trust policy for the principal `pods.eks.amazonaws.com`, and `disableSessionTags` and `policy` of the associations that name the role.',
  fix: 'Write `"Action": ["sts:AssumeRole", "sts:TagSession"]` in that statement.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  needs: [READABLE_POLICY],
  *run(role): Iterable<CheckHit> {
    const { associations } = role;
    const isFine =
      associations.length > 0 &&
      associations.every(each => !sendsTags(each)) &&
      role.refused().every(each => !each.association);
    if (isFine) {
      return;
    }
    for (const each of role.lint()) {
      if (each.code === 'TAG_SESSION_MISSING') {
        yield {
          cause: [causeAt(role, each.path)],
          message: `In the trust policy of ${role.arn.name}: ${each.message}`,
          evidence: [policyEvidence(role, each.path)],
          explains: [role.arn.arn],
          consequences: associations.map(({ subject }) => subject),
          remedies: trustRemedies(
            role,
            'Allow sts:AssumeRole and sts:TagSession to pods.eks.amazonaws.com.',
          ),
        };
      }
    }
  },
});
