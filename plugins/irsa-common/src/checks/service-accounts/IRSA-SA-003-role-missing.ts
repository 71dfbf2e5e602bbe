import { defineCheck } from '../framework/check';
import { roleOfSameName, roleWithSuffix } from './nearestRole';
import {
  annotate,
  annotationEvidence,
  MISSES_MEANT_ROLE,
  nameOf,
  restarts,
  roleKey,
} from './values';

/** A role annotation whose role is not there. */
export const roleMissing = defineCheck({
  id: 'IRSA-SA-003',
  title: 'Annotated role does not exist',
  severity: 'high',
  over: 'service-account',
  what: 'The role that the annotation of a service account names is not in its account: deleted, renamed, never created, or created with a random suffix. STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity", as it does for a role that refuses.',
  why: 'No call to AWS can succeed. Whoever creates a role with that name in the account hands its permissions to this service account.',
  howWeKnow:
    'The ARN in `metadata.annotations["<prefix>/role-arn"]` of the ServiceAccount is not among the roles of its account (`RoleDetailList[].Arn`), and no role there has the same name.',
  fix: 'Create the role, or put the ARN of the role that is meant into the annotation. The Terraform modules of version 6 add a random suffix to the name unless `use_name_prefix = false`.',
  verify:
    'Restart the workload; `aws sts get-caller-identity` in the pod answers with the role.',
  needs: [{ kind: 'role', of: 'role-account' }],
  subsumes: MISSES_MEANT_ROLE,
  appliesTo: subject => subject.annotatedRole !== undefined,
  *run(subject, { estate }) {
    const arn = subject.annotatedRole!;
    const account = estate.accounts.get(arn.account);
    if (account?.roles.has(arn.arn) || roleOfSameName(account, arn)) {
      return;
    }
    const near = roleWithSuffix(account, arn);
    const key = roleKey(subject);
    yield {
      cause: [arn.arn],
      explains: [subject.subject.ref, ...(near ? [near.arn] : [])],
      message: `The role annotation of ${nameOf(subject)} names ${
        arn.name
      }, and account ${arn.account} has no such role.${
        near ? ` It has ${near.name}.` : ''
      }`,
      evidence: [
        annotationEvidence(subject, key),
        {
          source: `Roles of account ${arn.account}`,
          path: 'RoleDetailList[].Arn',
          value: near ? near.arn : `${arn.arn} is absent`,
        },
      ],
      remedies: near
        ? [annotate(subject, key, near.arn), ...restarts(subject)]
        : [
            {
              action: 'explain',
              text: `Create role ${arn.name} in account ${arn.account} with a trust policy for this service account, or change the annotation to the role that is meant.`,
            },
          ],
    };
  },
});
