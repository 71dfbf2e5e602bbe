import { ErrorEntry } from '../errorEntry';

/** What Kubernetes says in events and statuses. */
export const kubernetesErrors: readonly ErrorEntry[] = [
  {
    id: 'service-account-missing',
    area: 'kubernetes',
    wordings: [
      'error looking up service account … not found',
      'failed to fetch token: serviceaccounts … not found',
      'serviceaccounts … not found … aws-iam-token',
      'aws-iam-token … serviceaccounts … not found',
      'pods … is forbidden: error looking up service account',
    ],
    cause:
      'The pod names a service account that does not exist in its namespace, so it cannot be created or gets no token.',
    advice:
      'Create the service account with its annotation before the workload, or correct `serviceAccountName`.',
    suspects: [
      {
        checkId: 'IRSA-SA-011',
        why: 'The workload names a service account that does not exist.',
      },
      {
        checkId: 'IRSA-PI-005',
        why: 'The association was made for a service account that was never created.',
      },
    ],
  },
  {
    id: 'token-lifetime',
    area: 'kubernetes',
    wordings: [
      'may not specify a duration less than 10 minutes',
      'may not specify a duration larger than 2^32 seconds',
    ],
    cause:
      'The API server refuses the lifetime that the token volume asks for.',
    advice:
      'Set `eks.amazonaws.com/token-expiration` to 600 to 86400 seconds; the same holds for `expirationSeconds` of a volume of your own.',
    suspects: [
      {
        checkId: 'IRSA-PD-023',
        why: 'The pod template has a token volume of its own.',
      },
      {
        checkId: 'IRSA-SA-013',
        why: 'The lifetime in the annotation is too short or no number.',
      },
      {
        checkId: 'IRSA-SA-014',
        why: 'The lifetime in the annotation is too long.',
      },
    ],
  },
  {
    id: 'token-mount-failed',
    area: 'kubernetes',
    wordings: [
      'MountVolume.SetUp failed for volume aws-iam-token',
      'MountVolume.SetUp failed for volume eks-pod-identity-token',
    ],
    cause:
      'The kubelet could not get the token of the service account, so the pod does not start.',
    advice:
      'The rest of the event says why: the service account is gone, the lifetime is refused, or the API server did not answer.',
    suspects: [
      {
        checkId: 'IRSA-SA-011',
        why: 'The service account does not exist any more.',
      },
      {
        checkId: 'IRSA-SA-014',
        why: 'The lifetime that the annotation asks for is refused.',
      },
      {
        checkId: 'IRSA-PD-023',
        why: 'The pod template has a token volume of its own.',
      },
    ],
  },
  {
    id: 'webhook-failed',
    area: 'kubernetes',
    wordings: [
      'failed calling webhook iam-for-pods.amazonaws.com',
      'failed calling webhook pod-identity-webhook',
      'failed to call webhook … iam-for-pods.amazonaws.com',
      'failed to call webhook … pod-identity-webhook',
    ],
    cause:
      'The API server could not reach the webhook that gives pods their role. It creates the pod all the same, without a role, unless the webhook is set to fail.',
    advice:
      'Restart the pods that were created meanwhile, and find out why the webhook did not answer: its certificate, its endpoints, its time-out.',
    suspects: [
      {
        checkId: 'IRSA-PD-004',
        why: 'The cluster has no working webhook for pod identities.',
      },
      {
        checkId: 'IRSA-PD-005',
        why: 'Some pods of the same template carry no role.',
      },
      {
        checkId: 'IRSA-PD-003',
        why: 'The pods were created before the webhook knew their service account.',
      },
    ],
  },
];
