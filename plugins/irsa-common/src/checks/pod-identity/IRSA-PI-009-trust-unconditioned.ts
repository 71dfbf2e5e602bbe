import { lintCheck } from '../trust/lintCheck';

/** A role for Pod Identity that any association of the account may use. */
export const podIdentityUnconditioned = lintCheck({
  id: 'IRSA-PI-009',
  title: 'Role for Pod Identity names no cluster and no service account',
  severity: 'medium',
  what: 'The statement for `pods.eks.amazonaws.com` has no condition on a cluster or on the session tags of namespace and service account, or has one on the ARN of an association, which matches nothing.',
  why: 'Any association of the account may use the role, made by anybody who may pass it, in any cluster.',
  howWeKnow:
    '`Statement[].Condition` of the trust policy for the principal `pods.eks.amazonaws.com`: none on `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgId` or `aws:RequestTag/…`.',
  fix: 'Add conditions on `aws:RequestTag/eks-cluster-arn`, `aws:RequestTag/kubernetes-namespace` and `aws:RequestTag/kubernetes-service-account`.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account still answers with the role, and the role is of scope exact.',
  codes: ['POD_IDENTITY_UNCONDITIONED', 'POD_IDENTITY_SOURCE_ARN'],
  needs: [],
});
