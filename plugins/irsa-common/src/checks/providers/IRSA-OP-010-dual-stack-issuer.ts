import { issuerOfProvider } from '../../trust/arn';
import { CheckHit, defineCheck } from '../framework/check';
import { READABLE_POLICY } from '../trust/lintCheck';
import { trustRemedies } from '../trust/intendedTrust';

const DUAL_STACK = /^oidc-eks\.[a-z0-9-]+\.api\.aws\//;

/** A trust policy that names the dual-stack form of an issuer that tokens do not carry. */
export const dualStackIssuer = defineCheck({
  id: 'IRSA-OP-010',
  title: 'Trust policy names the dual-stack form of the issuer',
  severity: 'info',
  over: 'role',
  what: 'The trust policy names `oidc-eks.<region>.api.aws/id/<id>`, and no cluster that was read has that issuer: tokens carry the classic form `oidc.eks.<region>.amazonaws.com/id/<id>`.',
  why: 'IAM compares the issuer letter by letter, so the statement may match nobody.',
  howWeKnow:
    'The host in `Statement[].Principal.Federated` of the trust policy against `cluster.identity.oidc.issuer` of every cluster.',
  fix: 'Use the issuer that DescribeCluster gives. In the Terraform module of EKS that is `cluster_oidc_issuer_url` and not `cluster_dualstack_oidc_issuer_url`.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  needs: [READABLE_POLICY],
  *run(role, { estate }): Iterable<CheckHit> {
    for (const provider of role.providers) {
      const issuer = issuerOfProvider(provider) ?? '';
      if (!DUAL_STACK.test(issuer) || estate.clusterOfIssuer.has(issuer)) {
        continue;
      }
      yield {
        cause: [provider],
        message: `Role ${role.arn.name} trusts ${issuer}, the dual-stack form of an issuer, and no cluster that was read has it.`,
        evidence: [
          {
            source: `Trust policy of ${role.arn.name}`,
            path: 'Statement[].Principal.Federated',
            value: provider,
          },
        ],
        remedies: trustRemedies(
          role,
          'Use the issuer that DescribeCluster gives for the cluster.',
        ),
      };
    }
  },
});
