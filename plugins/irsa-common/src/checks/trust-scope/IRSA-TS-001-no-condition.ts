import { lintCheck } from '../trust/lintCheck';

/** Trust policy is open to every service account of a cluster. */
export const openToCluster = lintCheck({
  id: 'IRSA-TS-001',
  title: 'Trust policy is open to every service account of a cluster',
  severity: 'critical',
  what: 'A statement trusts the OIDC provider of a cluster without any condition.',
  why: 'Every service account of the cluster can become the role, also one that somebody creates tomorrow. Terraform modules write this where no subject is set.',
  howWeKnow:
    '`Statement[]` of the trust policy with a cluster under `Principal.Federated`, `sts:AssumeRoleWithWebIdentity`, and no `Condition`.',
  fix: 'Add conditions on `<issuer>:sub` and `<issuer>:aud` that name the service accounts that need the role.',
  verify:
    '`aws iam get-role` shows the narrower policy, and the workload still gets credentials.',
  codes: ['NO_CONDITION'],
  needs: [],
});
