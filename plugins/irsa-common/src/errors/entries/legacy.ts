import { ErrorEntry } from '../errorEntry';

/** What kiam and kube2iam say. */
export const legacyErrors: readonly ErrorEntry[] = [
  {
    id: 'legacy-namespace-forbids',
    area: 'legacy',
    wordings: [
      'namespace policy expression … forbids role',
      'role requested … not valid for namespace of pod',
      'assume role forbidden: namespace policy expression',
    ],
    cause:
      'kiam or kube2iam refuses the role, since the namespace of the pod does not allow it.',
    advice:
      'Allow the role in the annotation of the namespace (`iam.amazonaws.com/permitted` for kiam, `iam.amazonaws.com/allowed-roles` for kube2iam); better, give the workload a role by IRSA or Pod Identity.',
    suspects: [
      {
        checkId: 'IRSA-LG-001',
        why: 'The workload has its role from kiam or kube2iam.',
      },
      {
        checkId: 'IRSA-LG-003',
        why: 'The annotation of the namespace allows other roles.',
      },
      {
        checkId: 'IRSA-LG-002',
        why: 'The workload names one role for kiam or kube2iam and has another.',
      },
    ],
  },
  {
    id: 'legacy-pod-unknown',
    area: 'legacy',
    wordings: [
      'error finding role for pod',
      'Unable to find role for IP',
      'pod with specificed IP not found',
      'pod with specified IP not found',
    ],
    cause:
      'kiam or kube2iam does not know the pod that asks: it is too new, on another network, or has no annotation for a role.',
    advice:
      'Look for the annotation `iam.amazonaws.com/role` on the pod; better, give the workload a role by IRSA or Pod Identity, which needs no agent of that kind.',
    suspects: [
      {
        checkId: 'IRSA-LG-001',
        why: 'The workload has its role from kiam or kube2iam.',
      },
      {
        checkId: 'IRSA-LG-004',
        why: 'Nothing gives the workload a role of its own.',
      },
    ],
  },
];
