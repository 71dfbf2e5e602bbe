import { defineCheck } from '../framework/check';
import { roleOfSameName } from './nearestRole';
import {
  annotate,
  annotationEvidence,
  MISSES_MEANT_ROLE,
  nameOf,
  restarts,
  roleKey,
} from './values';

/** A role annotation that differs from the ARN of its role in path or letter case. */
export const roleArnSpelling = defineCheck({
  id: 'IRSA-SA-004',
  title: 'Role annotation has another path or letter case than the role',
  severity: 'high',
  over: 'service-account',
  what: 'The annotation names a role of an account by an ARN that leaves out or adds a path, or differs in letter case. STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  why: 'Names of roles are unique whatever their path and case, so it looks right to people; STS compares the ARN as it stands.',
  howWeKnow:
    'The ARN in `metadata.annotations["<prefix>/role-arn"]` of the ServiceAccount is not among `RoleDetailList[].Arn` of its account, and one of those has the same name.',
  fix: 'Copy the ARN of the role with its path and its exact letters.',
  verify:
    'Restart the workload; `aws sts get-caller-identity` in the pod answers with the role.',
  needs: [{ kind: 'role', of: 'role-account' }],
  subsumes: MISSES_MEANT_ROLE,
  appliesTo: subject => subject.annotatedRole !== undefined,
  *run(subject, { estate }) {
    const arn = subject.annotatedRole!;
    const account = estate.accounts.get(arn.account);
    const same = roleOfSameName(account, arn);
    if (account?.roles.has(arn.arn) || !same) {
      return;
    }
    const key = roleKey(subject);
    yield {
      cause: [arn.arn, same.arn],
      explains: [subject.subject.ref, same.arn],
      message: `The role annotation of ${nameOf(subject)} names ${
        arn.arn
      }, and the role is ${same.arn}.`,
      evidence: [
        annotationEvidence(subject, key),
        {
          source: `Roles of account ${arn.account}`,
          path: 'RoleDetailList[].Arn',
          value: same.arn,
        },
      ],
      remedies: [annotate(subject, key, same.arn), ...restarts(subject)],
    };
  },
});
