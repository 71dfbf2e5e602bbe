import { lintCheck } from '../trust/lintCheck';

/** An issuer host with its parts in the wrong order. */
export const issuerHostTransposed = lintCheck({
  id: 'IRSA-TR-007',
  title: 'Host of the issuer has its parts in the wrong order',
  severity: 'high',
  what: 'A provider or a key says `oidc.<region>.eks.amazonaws.com/<id>`, as a much copied sample does, instead of `oidc.eks.<region>.amazonaws.com/id/<id>`.',
  why: 'No cluster has that issuer, so the statement matches nobody, and STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  howWeKnow:
    'The host in `Principal.Federated` and in the keys of the conditions of the trust policy.',
  fix: 'Take the issuer from `aws eks describe-cluster --query cluster.identity.oidc.issuer`, without `https://`.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['ISSUER_HOST_TRANSPOSED'],
  explainsWholeRole: true,
  subsumes: ['IRSA-TR-001', 'IRSA-TR-002', 'IRSA-TR-008', 'IRSA-TR-009'],
  needs: [],
});
