import { ErrorEntry } from '../errorEntry';

/** What STS says about the request itself. */
export const requestErrors: readonly ErrorEntry[] = [
  {
    id: 'role-arn-invalid',
    area: 'request',
    wordings: [
      'Request ARN is invalid',
      'Invalid length for parameter RoleArn',
      "at 'roleArn' failed to satisfy constraint",
    ],
    cause:
      'What stands in AWS_ROLE_ARN is not the ARN of a role, so STS does not read any further.',
    advice:
      'The annotation must read `arn:<partition>:iam::<account>:role/<path and name>`, without quotes, spaces or a second colon, and is injected as it stands.',
    suspects: [
      {
        checkId: 'IRSA-SA-001',
        why: 'The role annotation is not a well-formed ARN.',
      },
      {
        checkId: 'IRSA-SA-002',
        why: 'The role annotation is only a name.',
      },
      {
        checkId: 'IRSA-SA-005',
        why: 'The annotation names an instance profile, a policy, a user or a session.',
      },
      {
        checkId: 'IRSA-PD-009',
        why: 'The pod template sets AWS_ROLE_ARN itself.',
      },
    ],
  },
  {
    id: 'session-too-long',
    area: 'request',
    wordings: [
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role',
      'exceeds the 1 hour session limit for roles assumed by role chaining',
    ],
    cause:
      'The program asks for a longer session than the role allows; a role that is assumed from another one allows an hour at most.',
    advice:
      'Ask for a shorter session, or raise MaxSessionDuration of the role where it is not assumed from another role.',
    suspects: [],
  },
  {
    id: 'region-scope',
    area: 'request',
    wordings: ['Credential should be scoped to a valid region'],
    cause:
      'The request was signed for one region and sent to the endpoint of another, mostly to the global endpoint of STS.',
    advice:
      'Use the regional endpoint: `eks.amazonaws.com/sts-regional-endpoints: "true"` on the service account, and AWS_REGION in the container.',
    suspects: [
      {
        checkId: 'IRSA-SA-016',
        why: 'The pods ask the global endpoint of STS.',
      },
      {
        checkId: 'IRSA-SA-015',
        why: 'The switch for regional endpoints cannot be read, so it is passed over.',
      },
      {
        checkId: 'IRSA-PD-018',
        why: 'The pods carry a role and no region.',
      },
    ],
  },
  {
    id: 'region-disabled',
    area: 'request',
    wordings: [
      'STS is not activated in this region',
      'RegionDisabledException',
    ],
    cause: 'STS is switched off for the account of the role in this region.',
    advice:
      'Have an administrator activate the region for STS in the account settings of IAM, or use another region.',
    suspects: [],
  },
  {
    id: 'throttled',
    area: 'request',
    wordings: [
      'AssumeRoleWithWebIdentity … Rate exceeded',
      'AssumeRoleWithWebIdentity … Throttling',
      'Throttling … AssumeRoleWithWebIdentity',
      'Rate exceeded … AssumeRoleWithWebIdentity',
      'AssumeRoleWithWebIdentity … RequestLimitExceeded',
      'RequestLimitExceeded … AssumeRoleWithWebIdentity',
    ],
    cause:
      'STS gets more requests from the account than it answers: many pods, or programs that make a new session for each call.',
    advice:
      'Create one client and keep it, use the regional endpoint, and spread the start of many pods.',
    suspects: [
      {
        checkId: 'IRSA-PD-025',
        why: 'Each client that is created anew asks STS for a session of its own.',
      },
      {
        checkId: 'IRSA-SA-016',
        why: 'All clusters share the limit of the global endpoint.',
      },
    ],
  },
];
