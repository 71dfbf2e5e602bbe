import { ErrorEntry, ErrorEntrySuspect } from '../errorEntry';

/** Why a pod carries no role of its own, the most frequent first. */
export const podsWithoutRole: readonly ErrorEntrySuspect[] = [
  {
    checkId: 'IRSA-PD-001',
    why: 'The pods are older than the role annotation, and the webhook acts only when a pod is created.',
  },
  {
    checkId: 'IRSA-SA-010',
    why: 'The workload does not run as the service account that was made for it.',
  },
  {
    checkId: 'IRSA-PD-003',
    why: 'The pods were created together with their service account, before the webhook knew it.',
  },
  {
    checkId: 'IRSA-SA-002',
    why: 'The role annotation is empty or only a name, which the webhook passes over.',
  },
  {
    checkId: 'IRSA-SA-007',
    why: 'The annotation has a mistyped key or is on the wrong object.',
  },
  {
    checkId: 'IRSA-PD-004',
    why: 'The cluster has no working webhook for pod identities.',
  },
  {
    checkId: 'IRSA-PD-005',
    why: 'The webhook did not answer in time for some of the pods.',
  },
  {
    checkId: 'IRSA-PD-006',
    why: 'A label opts the pods out of the webhook.',
  },
  {
    checkId: 'IRSA-PD-007',
    why: 'The container is in the list of those that the webhook leaves out.',
  },
  {
    checkId: 'IRSA-PD-008',
    why: 'The container sets one of the two variables itself, so the webhook adds neither.',
  },
  {
    checkId: 'IRSA-PD-017',
    why: 'This container of the pod goes without the role that others have.',
  },
  {
    checkId: 'IRSA-PD-027',
    why: 'The annotation has another prefix than the webhook of the cluster reads.',
  },
];

/** What SDKs say before they ask AWS anything. */
export const credentialsErrors: readonly ErrorEntry[] = [
  {
    id: 'token-unreadable',
    area: 'credentials',
    wordings: [
      'serviceaccount/token … permission denied',
      'permission denied … serviceaccount/token',
      'AccessDeniedException: /var/run/secrets/eks.amazonaws.com',
      'Permission denied @ rb_sysopen - /var/run/secrets',
      'Access to the path … serviceaccount/token … is denied',
      'eks-pod-identity-token … permission denied',
      'permission denied … eks-pod-identity-token',
    ],
    cause:
      'The token is in the container, and the user of the process may not read it.',
    advice:
      'Set `securityContext.fsGroup` of the pod to a group of the user, or run the process as the owner of the file.',
    suspects: [
      {
        checkId: 'IRSA-PD-015',
        why: 'The container runs as another user than root, without an fsGroup.',
      },
      {
        checkId: 'IRSA-PD-023',
        why: 'The pod template mounts a token volume of its own, with its own mode.',
      },
    ],
  },
  {
    id: 'token-file-missing',
    area: 'credentials',
    wordings: [
      'serviceaccount/token … no such file or directory',
      'no such file or directory … serviceaccount/token',
      'ENOENT … serviceaccount/token',
      'NoSuchFileException: /var/run/secrets/eks.amazonaws.com',
      'FileNotFoundException: /var/run/secrets/eks.amazonaws.com',
      'Could not find file … serviceaccount/token',
      'Unable to locate specified web identity token file',
      'Unreadable tokenfile at location',
      'No such file or directory @ rb_sysopen - /var/run/secrets/eks.amazonaws.com',
      'unable to read file at … serviceaccount/token',
      'eks-pod-identity-token … no such file or directory',
      'no such file or directory … eks-pod-identity-token',
    ],
    cause:
      'The container has the variables of a web identity and not the file that they name.',
    advice:
      'Look at the mounts of the container: the volume aws-iam-token belongs at /var/run/secrets/eks.amazonaws.com/serviceaccount. Take the variables out of the pod template, so that the webhook sets both.',
    suspects: [
      {
        checkId: 'IRSA-PD-011',
        why: 'The template sets all the variables itself, so the webhook mounts nothing.',
      },
      {
        checkId: 'IRSA-PD-009',
        why: 'The template names a file of its own.',
      },
      {
        checkId: 'IRSA-PD-007',
        why: 'The container is in the list of those that the webhook leaves out.',
      },
      {
        checkId: 'IRSA-PD-016',
        why: 'A pod for Windows got the paths of Linux.',
      },
      {
        checkId: 'IRSA-PD-023',
        why: 'The template mounts a token volume of its own elsewhere.',
      },
      {
        checkId: 'IRSA-PD-012',
        why: 'The variables come from a ConfigMap or a Secret as a whole.',
      },
    ],
  },
  {
    id: 'role-arn-not-set',
    area: 'credentials',
    wordings: [
      'WebIdentityErr: role ARN is not set',
      'role ARN is not set',
      'assume role with web identity but has no role ARN configured',
      'Missing required parameter role_arn … web identity',
    ],
    cause:
      'The container names a token file and no role: only one of the two variables is set.',
    advice:
      'Take `AWS_WEB_IDENTITY_TOKEN_FILE` out of the pod template, so that the webhook sets both.',
    suspects: [
      {
        checkId: 'IRSA-PD-008',
        why: 'The template sets the token file itself, so the webhook adds neither variable.',
      },
      {
        checkId: 'IRSA-PD-012',
        why: 'The variable comes from a ConfigMap or a Secret as a whole.',
      },
    ],
  },
  {
    id: 'token-file-not-set',
    area: 'credentials',
    isGeneral: true,
    wordings: [
      'token file path is not set',
      'Web identity configuration not specified',
      'aws.webIdentityTokenFile must be set',
      'AWS_WEB_IDENTITY_TOKEN_FILE … must be set',
    ],
    cause:
      'The program was told to use a web identity, and the container has no token file, or no role for it.',
    advice:
      'Look at the variables of the container: `kubectl get pod <pod> -o jsonpath="{.spec.containers[*].env}"`. Neither variable: the webhook left the pod out. One of the two: the template sets it.',
    suspects: [
      {
        checkId: 'IRSA-PD-008',
        why: 'The template sets one of the two variables, so the webhook adds neither.',
      },
      ...podsWithoutRole.filter(({ checkId }) => checkId !== 'IRSA-PD-008'),
    ],
  },
  {
    id: 'static-keys-invalid',
    area: 'credentials',
    isGeneral: true,
    wordings: [
      'The AWS Access Key Id you provided does not exist in our records',
      'The security token included in the request is invalid',
      'The request signature we calculated does not match the signature you provided',
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      'InvalidAccessKeyId',
      'SignatureDoesNotMatch',
    ],
    cause:
      'The request was signed with keys that AWS does not know or no longer knows. Credentials of a role cannot be mistyped, so these are mostly static keys.',
    advice:
      'Look for AWS_ACCESS_KEY_ID in the environment of the container, and for a credentials file: both come before the role in every SDK.',
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
        checkId: 'IRSA-SA-006',
        why: 'Credentials of one partition were used in another.',
      },
      {
        checkId: 'IRSA-PD-012',
        why: 'A ConfigMap or a Secret brings keys along.',
      },
    ],
  },
  {
    id: 'region-missing',
    area: 'credentials',
    isGeneral: true,
    wordings: [
      'You must specify a region',
      'MissingRegion',
      'Invalid Configuration: Missing Region',
      'region is missing',
      'an AWS region is required, but was not found',
      'could not find region configuration',
      'Unable to load region from any of the providers in the chain',
      'Unable to find a region via the region provider chain',
      'missing region; use :region option',
      'Missing required client configuration options: region',
      'No RegionEndpoint or ServiceURL configured',
      'A region must be set when sending requests',
      'failed to resolve service endpoint, … region',
    ],
    cause: 'The program does not know in which region to call AWS.',
    advice:
      'Set AWS_REGION in the container, or `--aws-default-region` of the webhook.',
    suspects: [
      {
        checkId: 'IRSA-PD-018',
        why: 'The pods carry a role and no region.',
      },
      {
        checkId: 'IRSA-PD-001',
        why: 'Pods without the variables of the webhook have no region either.',
      },
    ],
  },
  {
    id: 'no-credentials',
    area: 'credentials',
    isGeneral: true,
    wordings: [
      'Unable to locate credentials',
      'NoCredentialsError',
      'NoCredentialProviders',
      'no valid providers in chain',
      'no EC2 IMDS role found',
      'failed to refresh cached credentials',
      'Could not load credentials from any providers',
      'Missing credentials in config',
      'CredentialsProviderError',
      'Unable to load credentials from any of the providers in the chain',
      'Unable to load AWS credentials from any provider in the chain',
      'unable to sign request without credentials set',
      'Aws::Errors::MissingCredentialsError',
      'Error retrieving credentials from the instance profile metadata service',
      'Unable to get IAM security credentials from EC2 Instance Metadata Service',
      'Failed to resolve AWS credentials',
      'no providers in chain provided credentials',
      'the credential provider was not enabled',
      'EC2MetadataError: failed to make EC2Metadata request',
      'EC2RoleRequestError: no EC2 instance role found',
      'operation error ec2imds',
      'Unable to contact EC2 metadata service',
      'Request to EC2 metadata service failed',
      'NoSigningCredentials',
    ],
    cause:
      'The program found no credentials anywhere: the pod carries no role of its own, and it cannot reach that of the node, which is as it should be.',
    advice:
      'Look at the variables of the container: AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE for IRSA, AWS_CONTAINER_CREDENTIALS_FULL_URI for Pod Identity. Where they are there, the SDK is too old to use them.',
    suspects: [
      ...podsWithoutRole,
      {
        checkId: 'IRSA-PD-024',
        why: 'The pods run on Fargate, where there is no role of a node to fall back to.',
      },
      {
        checkId: 'IRSA-PI-002',
        why: 'The Pod Identity agent is missing or not healthy.',
      },
      {
        checkId: 'IRSA-PI-005',
        why: 'The association is for another service account.',
      },
      {
        checkId: 'IRSA-PD-020',
        why: 'The SDK is too old for web identities and passes the variables over.',
      },
      {
        checkId: 'IRSA-PI-012',
        why: 'The SDK is too old for the Pod Identity agent.',
      },
    ],
  },
];
