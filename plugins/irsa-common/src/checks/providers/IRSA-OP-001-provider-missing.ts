import { CheckHit, defineCheck } from '../framework/check';
import { serviceAccountSubject } from '../subjects/refs';

/** A cluster that an account has no OIDC provider for, though service accounts of it name roles there. */
export const providerMissing = defineCheck({
  id: 'IRSA-OP-001',
  title: 'Account of the role has no OIDC provider for the cluster',
  severity: 'critical',
  over: 'provider',
  what: 'Service accounts of a cluster name roles in an account that has no IAM OIDC provider for the issuer of the cluster. STS answers "InvalidIdentityToken: No OpenIDConnect provider found in your account".',
  why: 'No service account of the cluster can become any role of that account, whatever the trust policies say.',
  howWeKnow:
    'The issuer in `cluster.identity.oidc.issuer` of DescribeCluster, and the account of each role that an annotation names, against the ARNs of ListOpenIDConnectProviders in that account.',
  fix: "Create the provider in the role's account, with `sts.amazonaws.com` as client id. In the cluster's own account the Terraform module of EKS does it with `enable_irsa = true`, and eksctl with `utils associate-iam-oidc-provider`.",
  verify:
    '`aws iam list-open-id-connect-providers` in the account lists the issuer, and `aws sts get-caller-identity` in a pod answers with the role.',
  needs: [{ kind: 'oidc-provider', of: 'account' }],
  subsumes: ['IRSA-TR-001', 'IRSA-TR-009', 'IRSA-PI-004', 'IRSA-OP-010'],
  appliesTo: ({ irsa }) => irsa.length > 0,
  *run(subject): Iterable<CheckHit> {
    const { provider, cluster, account, irsa, arn, issuer } = subject;
    if (provider) {
      return;
    }
    const name = cluster?.name ?? issuer;
    const refs = irsa.map(binding => binding.serviceAccount.ref);
    yield {
      cause: [],
      message: `Account ${account} has no OIDC provider for ${name}, and ${
        refs.length
      } service account${
        refs.length === 1 ? ' of it names a role' : 's of it name roles'
      } there.`,
      evidence: [
        {
          source: `Cluster ${name}`,
          path: 'cluster.identity.oidc.issuer',
          value: `https://${issuer}`,
        },
        {
          source: `OIDC providers of account ${account}`,
          path: 'OpenIDConnectProviderList[].Arn',
          value: `${arn} is absent`,
        },
      ],
      consequences: refs.map(serviceAccountSubject),
      remedies: [
        {
          action: 'create-provider',
          account,
          providerArn: arn,
          audience: irsa[0]?.audience ?? 'sts.amazonaws.com',
          cluster: name,
        },
      ],
    };
  },
});
