import { readPolicy } from '../../trust/readPolicy';
import { CheckHit, defineCheck } from '../framework/check';
import { trustRemedies } from '../trust/intendedTrust';
import { policyEvidence } from '../trust/policyPlace';
import { READABLE_POLICY } from '../trust/lintCheck';

/** A workload's role that nodes may still assume. */
export const trustsNodeRole = defineCheck({
  id: 'IRSA-LG-005',
  title: 'Role still trusts the role of nodes',
  severity: 'low',
  over: 'role',
  what: 'The trust policy of a role for service accounts also names a role that nodes of a cluster run as, as kiam and kube2iam need it.',
  why: 'Every pod that reaches the metadata service of its node can become the role, also after the move to service accounts.',
  howWeKnow:
    '`Statement[].Principal.AWS` of the trust policy against the roles of node groups, Fargate profiles and access entries of the clusters that were read.',
  fix: 'When nothing needs kiam or kube2iam any more, take the statement out.',
  verify: 'The trust policy names no role of nodes.',
  needs: [READABLE_POLICY, { kind: 'node-role', of: 'trusted-clusters' }],
  *run(role, context): Iterable<CheckHit> {
    for (const statement of readPolicy(role.policy.policy!).statements) {
      if (statement.effect !== 'Allow') {
        continue;
      }
      for (const { type, value, path } of statement.principal.values) {
        const clusters =
          type === 'AWS' ? context.clustersOfNodeRole(value) : [];
        if (clusters.length === 0) {
          continue;
        }
        yield {
          cause: [value],
          message: `Role ${
            role.arn.name
          } still trusts ${value}, which nodes of ${clusters.join(
            ', ',
          )} run as.`,
          evidence: [policyEvidence(role, path)],
          remedies: trustRemedies(
            role,
            `Take ${value} out of the trust policy of ${role.arn.name}.`,
          ).filter(({ action }) => action === 'explain'),
        };
      }
    }
  },
});
