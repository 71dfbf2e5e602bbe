import { ErrorEntry } from '../errorEntry';

/** What Pod Identity says: the agent, EKS Auth, and SDKs that do not know it. */
export const podIdentityErrors: readonly ErrorEntry[] = [
  {
    id: 'packed-policy-too-large',
    area: 'pod-identity',
    wordings: [
      'PackedPolicyTooLarge',
      'Packed size of session tags consumes … of allotted space',
      'Packed policy consumes … of allotted space',
      'Serialized token too large for session',
    ],
    cause:
      'Session tags and session policies together do not fit into the session. Pod Identity sends six tags that are passed on to every further role, which takes most of the room.',
    advice:
      'Pass fewer tags when the program assumes the next role, or switch the session tags of the association off (`disableSessionTags`) where no policy uses them.',
    suspects: [
      {
        checkId: 'IRSA-PI-011',
        why: 'The tags of Pod Identity leave too little room for those of the next role.',
      },
    ],
  },
  {
    id: 'agent-role-not-assumable',
    area: 'pod-identity',
    wordings: ['EKS does not have permissions to assume the associated role'],
    cause:
      'The agent works and the association is there. Its role does not let EKS assume it.',
    advice:
      'The trust policy must allow `sts:AssumeRole` and `sts:TagSession` to the service `pods.eks.amazonaws.com`, with conditions that hold for this cluster, namespace and service account.',
    suspects: [
      {
        checkId: 'IRSA-PI-001',
        why: 'The statement for pods.eks.amazonaws.com is missing or lacks an action.',
      },
      {
        checkId: 'IRSA-TR-019',
        why: 'The role trusts the OIDC provider only.',
      },
      {
        checkId: 'IRSA-TR-002',
        why: 'The conditions name another namespace, service account or cluster.',
      },
      {
        checkId: 'IRSA-PI-010',
        why: 'The conditions ask for session tags that the association does not send.',
      },
      {
        checkId: 'IRSA-TR-015',
        why: 'A Deny statement of the trust policy applies.',
      },
      {
        checkId: 'IRSA-TR-017',
        why: 'A condition asks for a key that the request does not carry, such as aws:PrincipalOrgID.',
      },
      {
        checkId: 'IRSA-SA-003',
        why: 'The role was deleted after the association had been created.',
      },
      {
        checkId: 'IRSA-TR-021',
        why: 'A policy of the organization may deny it.',
      },
    ],
  },
  {
    id: 'agent-node-permission',
    area: 'pod-identity',
    wordings: ['not authorized to perform: eks-auth:AssumeRoleForPodIdentity'],
    cause:
      'The agent runs with the role of the node, and that role may not ask EKS for credentials of pods.',
    advice:
      'Attach AmazonEKSWorkerNodePolicy to the role of the nodes, or allow it `eks-auth:AssumeRoleForPodIdentity`.',
    suspects: [
      {
        checkId: 'IRSA-PI-014',
        why: 'The role of the nodes lacks eks-auth:AssumeRoleForPodIdentity.',
      },
      {
        checkId: 'IRSA-TR-021',
        why: 'A policy of the organization may deny it.',
      },
    ],
  },
  {
    id: 'sdk-refuses-agent',
    area: 'pod-identity',
    wordings: [
      'invalid endpoint host, 169.254.170.23, only loopback hosts are allowed',
      'Unsupported host 169.254.170.23',
      '169.254.170.23 is not a valid container metadata service hostname',
      '169.254.170.23 … has an invalid host. Host should resolve to a loopback address',
      '169.254.170.23 … is not in the list of allowed hosts',
    ],
    cause:
      'The SDK does not know the address of the Pod Identity agent and refuses to ask it: it is older than Pod Identity.',
    advice:
      'Bring the SDK to a version that knows Pod Identity (https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html), or use IRSA for this workload.',
    suspects: [
      {
        checkId: 'IRSA-PI-012',
        why: 'The SDK in the image is too old for the Pod Identity agent.',
      },
    ],
  },
  {
    id: 'agent-unreachable',
    area: 'pod-identity',
    wordings: [
      '169.254.170.23 … connection refused',
      '169.254.170.23 … i/o timeout',
      '169.254.170.23 … context deadline exceeded',
      '169.254.170.23 … no route to host',
      '169.254.170.23 … timed out',
      '169.254.170.23 … Connect timeout',
      '169.254.170.23 … Read timeout',
      'ECONNREFUSED 169.254.170.23',
      'ETIMEDOUT 169.254.170.23',
      'EHOSTUNREACH 169.254.170.23',
      'fd00:ec2::23 … connection refused',
      'Error retrieving metadata: Received error when attempting to retrieve container metadata',
      'Error retrieving credentials from container',
    ],
    cause:
      'The pod is set up for Pod Identity, and the agent of its node does not answer at 169.254.170.23.',
    advice:
      'Look whether the DaemonSet eks-pod-identity-agent runs on the node of the pod, whether a proxy or a network policy takes the address, and whether the node is Linux on EC2.',
    suspects: [
      {
        checkId: 'IRSA-PI-002',
        why: 'The add-on eks-pod-identity-agent is missing or not healthy.',
      },
      {
        checkId: 'IRSA-PI-017',
        why: 'The proxy of the container also gets the requests for credentials.',
      },
      {
        checkId: 'IRSA-PI-006',
        why: 'The pods run on Fargate or Windows, where there is no agent.',
      },
      {
        checkId: 'IRSA-PI-016',
        why: 'The cluster is too old for Pod Identity.',
      },
      {
        checkId: 'IRSA-PI-014',
        why: 'The agent gets no credentials, since the role of the nodes lacks a permission.',
      },
    ],
  },
  {
    id: 'agent-answers-error',
    area: 'pod-identity',
    isGeneral: true,
    wordings: [
      'AssumeRoleForPodIdentity … ResourceNotFoundException',
      'unable to fetch credentials from EKS Auth',
      'operation error EKS Auth: AssumeRoleForPodIdentity',
    ],
    cause:
      'The agent asked EKS for credentials of the pod and got none, for instance because there is no association for its service account any more.',
    advice:
      'Look at the association (`aws eks list-pod-identity-associations --namespace … --service-account …`), and at the private endpoint for eks-auth where the cluster has no way to the Internet.',
    suspects: [
      {
        checkId: 'IRSA-PI-005',
        why: 'The association is for another service account than the one of the pod.',
      },
      {
        checkId: 'IRSA-PI-001',
        why: 'The role of the association lacks sts:AssumeRole or sts:TagSession.',
      },
      {
        checkId: 'IRSA-PI-014',
        why: 'The role of the nodes lacks eks-auth:AssumeRoleForPodIdentity.',
      },
      {
        checkId: 'IRSA-PI-003',
        why: 'The service account has an annotation and an association, so pods of different age ask in different ways.',
      },
    ],
  },
];
