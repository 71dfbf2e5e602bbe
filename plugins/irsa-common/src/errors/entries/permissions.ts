import { ErrorContext } from '../errorContext';
import { ErrorEntry } from '../errorEntry';
import { ErrorParts } from '../errorParts';
import { podsWithoutRole } from './credentials';
import { isInstanceSession } from './trust';

/** What AWS services say to a caller that they know and do not let. */
export const permissionErrors: readonly ErrorEntry[] = [
  {
    id: 'caller-is-node',
    area: 'permissions',
    wordings: [
      'User: … is not authorized to perform',
      'is not authorized to perform',
      'UnauthorizedOperation … assumed-role/',
      'AccessDenied … assumed-role/',
    ],
    where: 'the caller is an EC2 instance, or the role of a node',
    when: (parts, context) =>
      isInstanceSession(parts.sessionName) ||
      callerHasMechanism(parts, context, 'node-role'),
    cause:
      'The caller is the role of the node, not that of the pod: the pod carries no role, or its SDK does not use it.',
    advice:
      'Do not give the role of the node what the pod needs: every pod on it would have it. Find out why the pod has no role of its own.',
    suspects: [
      ...podsWithoutRole,
      {
        checkId: 'IRSA-LG-004',
        why: 'Nothing gives the workload a role of its own.',
      },
      {
        checkId: 'IRSA-PI-005',
        why: 'The association is for another service account.',
      },
      {
        checkId: 'IRSA-PI-002',
        why: 'The Pod Identity agent is missing or not healthy.',
      },
      {
        checkId: 'IRSA-PD-020',
        why: 'The SDK is too old for web identities and falls back to the node.',
      },
      {
        checkId: 'IRSA-PI-012',
        why: 'The SDK is too old for the Pod Identity agent and falls back to the node.',
      },
      {
        checkId: 'IRSA-PD-021',
        why: 'Pods on the network of the host reach the role of the node.',
      },
    ],
  },
  {
    id: 'caller-is-user',
    area: 'permissions',
    wordings: ['User: … is not authorized to perform'],
    where: 'the caller is an IAM user',
    when: ({ callerArn = '' }) => /:user\//i.test(callerArn),
    cause:
      'The caller is an IAM user, not a role: the program signs with access keys that it found before the role.',
    advice:
      'Take the access keys out of the environment or the credentials file; then the SDK uses the role.',
    suspects: [
      {
        checkId: 'IRSA-PD-013',
        why: 'The container carries access keys, which come before the role.',
      },
      {
        checkId: 'IRSA-PD-014',
        why: 'The container names a profile or a credentials file.',
      },
      {
        checkId: 'IRSA-PD-012',
        why: 'A ConfigMap or a Secret brings keys along.',
      },
    ],
  },
  {
    id: 'boundary-denies',
    area: 'permissions',
    wordings: [
      'because no permissions boundary allows the',
      'with an explicit deny in a permissions boundary',
    ],
    cause:
      'The role is the right one and its policies may allow the action, but its permissions boundary does not.',
    advice:
      'Add the action to the policy that serves as boundary, or use another boundary. A policy on the role does not help.',
    suspects: [
      {
        checkId: 'IRSA-PM-007',
        why: 'The boundary is not the one that is meant, or its policy no longer exists.',
      },
    ],
  },
  {
    id: 'session-policy-denies',
    area: 'permissions',
    wordings: [
      'because no session policy allows the',
      'with an explicit deny in a session policy',
    ],
    cause:
      'The role is the right one, but the session was made with a policy of its own that does not allow the action: that of the Pod Identity association, or one that the program passes.',
    advice:
      'Look at the policy of the association (`aws eks describe-pod-identity-association`), and at the policy that the program passes to STS.',
    suspects: [],
  },
  {
    id: 'endpoint-policy-denies',
    area: 'permissions',
    wordings: [
      'because no VPC endpoint policy allows the',
      'with an explicit deny in a VPC endpoint policy',
    ],
    cause:
      'The role is the right one, but the policy of the VPC endpoint that the request went through does not allow the action.',
    advice:
      'Ask those who manage the network to allow the action, or the role, in the policy of the endpoint.',
    suspects: [],
  },
  {
    id: 'resource-policy-denies',
    area: 'permissions',
    wordings: [
      'because no resource-based policy allows the',
      'with an explicit deny in a resource-based policy',
    ],
    cause:
      'The role is the right one, but the policy of the resource itself, for instance of a bucket, a queue or a key, does not allow the action to it.',
    advice:
      'Name the role in the policy of the resource. For a resource of another account, both sides have to allow it.',
    suspects: [],
  },
  {
    id: 'identity-policy-denies',
    area: 'permissions',
    wordings: ['with an explicit deny in an identity-based policy'],
    cause:
      'The role is the right one, and a policy of the role itself denies the action.',
    advice:
      'Look for `"Effect": "Deny"` in the policies of the role; an Allow beside it does not help.',
    suspects: [
      {
        checkId: 'IRSA-PM-006',
        why: 'A policy names what it does not mean, with NotAction or NotResource.',
      },
    ],
  },
  {
    id: 'action-denied',
    area: 'permissions',
    wordings: [
      'assumed-role/ … is not authorized to perform',
      'because no identity-based policy allows the',
      'UnauthorizedOperation … assumed-role/',
      'not authorized to perform: … on resource',
    ],
    where: 'the caller is the role of the pod',
    cause:
      'The identity works: the caller is the role that the message names. Its policies do not allow this action on this resource.',
    advice:
      'Allow the action on the resource in a policy of the role. Where one does, look at the permissions boundary, at the policy of the resource, and at the key that encrypts it.',
    suspects: [
      {
        checkId: 'IRSA-PM-009',
        why: 'The role has no policies at all.',
      },
      {
        checkId: 'IRSA-PD-002',
        why: 'The pods still carry a former role.',
      },
      {
        checkId: 'IRSA-PI-003',
        why: 'The service account has an annotation and an association, so the role is another than the one expected.',
      },
      {
        checkId: 'IRSA-PD-009',
        why: 'The pod template names another role than the annotation.',
      },
      {
        checkId: 'IRSA-LG-002',
        why: 'kiam or kube2iam gives the pods another role.',
      },
      {
        checkId: 'IRSA-PM-007',
        why: 'A permissions boundary that no longer exists allows nothing.',
      },
      {
        checkId: 'IRSA-HY-010',
        why: 'The catalog declares another role than the one that the pods have.',
      },
    ],
  },
  {
    id: 'access-denied',
    area: 'permissions',
    isGeneral: true,
    wordings: [
      '(AccessDenied) when calling the … operation: Access Denied',
      '(AccessDeniedException) when calling the',
      '(403) when calling the … operation: Forbidden',
      'api error AccessDenied: Access Denied',
      'AccessDenied: Access Denied',
      '<Code>AccessDenied</Code>',
      'Access Denied (Service: … Status Code: 403',
      'Amazon.S3.AmazonS3Exception: Access Denied',
      'Error Code: AccessDenied',
      'Code: AccessDenied',
      'Aws::S3::Errors::AccessDenied',
      'AccessDenied (client): Access Denied',
      'You are not authorized to perform this operation',
    ],
    cause:
      'The service refused the action and does not say to whom. Either the role of the pod lacks the permission, or the caller is not the role that you think, for instance that of the node.',
    advice:
      'Ask who is calling: `aws sts get-caller-identity` in the pod, with the same SDK. Then look at the policies of that role.',
    suspects: [
      {
        checkId: 'IRSA-PM-009',
        why: 'The role has no policies at all.',
      },
      {
        checkId: 'IRSA-PD-002',
        why: 'The pods still carry a former role.',
      },
      {
        checkId: 'IRSA-PD-013',
        why: 'The container carries access keys, which come before the role.',
      },
      ...podsWithoutRole,
      {
        checkId: 'IRSA-LG-004',
        why: 'Nothing gives the workload a role of its own.',
      },
      {
        checkId: 'IRSA-TR-021',
        why: 'A policy of the organization may deny it.',
      },
    ],
  },
];

function callerHasMechanism(
  { callerRoleName, account }: ErrorParts,
  context: ErrorContext | undefined,
  mechanism: string,
): boolean {
  return (
    callerRoleName !== undefined &&
    context?.identity.bindings.some(
      ({ mechanism: own, roleArn = '' }) =>
        own === mechanism &&
        roleArn.endsWith(`/${callerRoleName}`) &&
        (account === undefined || roleArn.includes(`:${account}:`)),
    ) === true
  );
}
