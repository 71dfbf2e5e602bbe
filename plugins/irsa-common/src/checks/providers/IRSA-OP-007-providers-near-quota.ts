import { defineCheck, parameter } from '../framework/check';

/** An account that comes near the quota of OIDC providers. */
export const providersNearQuota = defineCheck({
  id: 'IRSA-OP-007',
  title: 'Account is near the quota of OIDC providers',
  severity: 'info',
  over: 'account',
  what: 'An account has nearly as many IAM OIDC providers as its quota allows, 100 unless it was raised.',
  why: 'Every cluster needs one in every account with roles for it; the next cluster will get none.',
  howWeKnow:
    'The number of ARNs in the answer of ListOpenIDConnectProviders against the quota that the parameter states.',
  fix: 'Delete providers of clusters that are gone, use EKS Pod Identity, which needs no provider, or have the quota raised.',
  verify: 'The account is well below the quota again.',
  needs: [{ kind: 'oidc-provider', of: 'account' }],
  parameters: {
    quota: parameter(100, 'How many providers the accounts may have.'),
    share: parameter(0.8, 'From which share of the quota on to report.'),
  },
  *run({ account }, _, { quota, share }) {
    const count = account.providers.size;
    if (count < quota * share) {
      return;
    }
    yield {
      cause: [],
      message: `Account ${account.id} has ${count} of ${quota} OIDC providers.`,
      evidence: [
        {
          source: `OIDC providers of account ${account.id}`,
          path: 'OpenIDConnectProviderList[]',
          value: String(count),
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: 'Delete the providers that IRSA-OP-006 lists, and move workloads to EKS Pod Identity.',
        },
      ],
    };
  },
});
