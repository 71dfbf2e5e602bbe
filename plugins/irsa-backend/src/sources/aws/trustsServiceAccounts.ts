import { parseTrustPolicy, trustScope } from 'backstage-plugin-irsa-common';

/** Whether a trust policy lets service accounts of a cluster become the role: through an OIDC provider or EKS Pod Identity. */
export function trustsServiceAccounts(trustPolicy: string): boolean {
  const { policy } = parseTrustPolicy(trustPolicy);
  if (!policy) {
    return false;
  }
  const { providers, podIdentity } = trustScope(policy);
  return providers.length > 0 || podIdentity.length > 0;
}
