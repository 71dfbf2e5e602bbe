const ROLE = 'arn:aws:iam::111122223333:role/payments/payments-api';
const ISSUER =
  'https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE';
const TOKEN = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token';
const SESSION =
  'arn:aws:sts::111122223333:assumed-role/payments-api/botocore-session-1700000000';
const NODE =
  'arn:aws:sts::111122223333:assumed-role/eks-nodes/i-0abc123def4567890';
const ESC = '\u001b';

/** Texts as SDKs and tools print them, by the entry that explains them. */
export const errorTexts: Readonly<
  Record<string, Readonly<Record<string, string>>>
> = {
  'web-identity-refused': {
    'Go v1': `WebIdentityErr: failed to retrieve credentials\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\n\tstatus code: 403, request id: 3f1a6e0c-7a7f-4d7e-9d4c-0e8d2a7d3b11`,
    'Go v2': `operation error S3: ListBuckets, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, RequestID: 8f46130a-e482-4e91-bf29-26e767eb65e3, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity`,
    botocore: `botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity`,
    'Java v2': `software.amazon.awssdk.services.sts.model.StsException: Not authorized to perform sts:AssumeRoleWithWebIdentity (Service: Sts, Status Code: 403, Request ID: 5d8a1f2e-1111-4222-8333-444455556666)`,
    'Java v1': `com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException: Not authorized to perform sts:AssumeRoleWithWebIdentity (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: e4c98f2d-22de-11ea-93e4-5bd61f438bf8; Proxy: null)`,
    'JS v3': `AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\n    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20) {\n  '$fault': 'client',\n  '$metadata': { httpStatusCode: 403, requestId: '0f4c5d6e-9999-4aaa-8bbb-ccccddddeeee', attempts: 1 }\n}`,
    'JS v2': `{"message":"Not authorized to perform sts:AssumeRoleWithWebIdentity","code":"AccessDenied","time":"2026-11-24T02:41:07.123Z","requestId":"11112222-3333-4444-5555-666677778888","statusCode":403,"retryable":false}`,
    Ruby: `Aws::STS::Errors::AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity`,
    Rust: `service error: unhandled error (AccessDenied): Error { code: "AccessDenied", message: "Not authorized to perform sts:AssumeRoleWithWebIdentity", aws_request_id: "77d1c0de-0000-4111-9222-333344445555" }`,
    '.NET': `Amazon.SecurityToken.AmazonSecurityTokenServiceException: Not authorized to perform sts:AssumeRoleWithWebIdentity\n ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.`,
    PHP: `Error executing "AssumeRoleWithWebIdentity" on "https://sts.eu-west-1.amazonaws.com"; AWS HTTP error: Client error: \`POST https://sts.eu-west-1.amazonaws.com\` resulted in a \`403 Forbidden\` response:\n<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\n  <Error>\n    <Type>Sender</Type>\n    <Code>AccessDenied</Code>\n    <Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message>\n  </Error>`,
    'in JSON twice': JSON.stringify({
      log: JSON.stringify({
        level: 'error',
        msg: `refund failed: AccessDenied: Not authorized to perform "sts:AssumeRoleWithWebIdentity"\n\tstatus code: 403`,
      }),
      stream: 'stderr',
    }),
    'in colours, upper case and broken lines': `${ESC}[31mERROR${ESC}[0m NOT AUTHORIZED TO\n  PERFORM STS:ASSUMEROLE\nWITHWEBIDENTITY`,
  },
  'provider-missing': {
    'Go v1': `WebIdentityErr: failed to retrieve credentials caused by: InvalidIdentityToken: No OpenIDConnect provider found in your account for ${ISSUER}\n\tstatus code: 400, request id: 1b2c3d4e-aaaa-4bbb-8ccc-ddddeeeeffff`,
    botocore: `An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No OpenIDConnect provider found in your account for ${ISSUER}`,
    'JS v3': `InvalidIdentityTokenException: No OpenIDConnect provider found in your account for ${ISSUER}\n    at de_InvalidIdentityTokenExceptionRes`,
  },
  'audience-not-registered': {
    'Go v2': `operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: 2c3d4e5f-0000-4111-8222-333344445555, InvalidIdentityToken: Incorrect token audience`,
    'AWS CLI': `An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Incorrect token audience`,
  },
  'audience-claim-missing': {
    Ruby: `Aws::STS::Errors::InvalidIdentityToken: Missing a required claim: aud`,
    'Java v2': `Missing a required claim: aud (Service: Sts, Status Code: 400, Request ID: 3d4e5f60-1111-4222-8333-444455556666)`,
  },
  'verification-key': {
    'JS v3': `InvalidIdentityToken: Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements`,
    'JSON with an escaped quote': `{"err":"InvalidIdentityToken: Couldn\\u0027t retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"}`,
    'HTML and a typographic quote': `InvalidIdentityToken: Couldn’t retrieve verification key from your identity provider`,
    'Go v2': `api error IDPCommunicationError: The request could not be fulfilled because the identity provider could not be reached`,
  },
  thumbprint: {
    botocore: `An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint`,
    'Java v1': `OpenIDConnect provider&#39;s HTTPS certificate doesn&#39;t match configured thumbprint (Service: AWSSecurityTokenService; Status Code: 400)`,
  },
  'token-expired': {
    botocore: `An error occurred (ExpiredTokenException) when calling the AssumeRoleWithWebIdentity operation: Token expired: current date/time 1700003600 must be before the expiration date/time1700000000`,
    'Go v1': `WebIdentityErr: failed to retrieve credentials\ncaused by: ExpiredTokenException: Token expired: current date/time 1700003600 must be before the expiration date/time1700000000\n\tstatus code: 400`,
  },
  'session-expired': {
    'AWS CLI': `An error occurred (ExpiredToken) when calling the GetObject operation: The provided token has expired.`,
    'Go v2': `operation error SQS: ReceiveMessage, https response error StatusCode: 403, RequestID: 44445555-6666-4777-8888-999900001111, api error ExpiredToken: The security token included in the request is expired`,
    'JS v2': `ExpiredTokenException: The security token included in the request is expired`,
  },
  'token-not-validated': {
    'External Secrets': `InvalidIdentityToken: The web identity token provided could not be validated`,
    agent: `Error fetching credentials: Service account token cannot be parsed: token is malformed: could not base64 decode header`,
  },
  'organization-denies': {
    botocore: `An error occurred (AccessDenied) when calling the PutObject operation: User: ${SESSION} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::refunds/a.json" with an explicit deny in a service control policy`,
    'JS v3': `AccessDenied: User: ${SESSION} is not authorized to perform: sts:AssumeRole on resource: ${ROLE} with an explicit deny in a resource control policy`,
  },
  'tag-session-refused': {
    'Go v2': `api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/payments-api/eks-prod-payments-a-1111 is not authorized to perform: sts:TagSession on resource: arn:aws:iam::444455556666:role/target`,
    botocore: `An error occurred (AccessDenied) when calling the AssumeRole operation: User: ${SESSION} is not authorized to perform: sts:TagSession on resource: ${ROLE}`,
  },
  'node-assumes-role': {
    kube2iam: `level=error msg="Error assuming role AccessDenied: User: ${NODE} is not authorized to perform: sts:AssumeRole on resource: ${ROLE}\\n\\tstatus code: 403, request id: 5555aaaa-6666-4bbb-8ccc-7777dddd8888"`,
    botocore: `An error occurred (AccessDenied) when calling the AssumeRole operation: User: ${NODE} is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
  },
  'role-assumes-role': {
    botocore: `An error occurred (AccessDenied) when calling the AssumeRole operation: User: ${SESSION} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/target`,
    'Java v2': `User: ${SESSION} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/target (Service: Sts, Status Code: 403)`,
  },
  'packed-policy-too-large': {
    CloudTrail: `{"errorCode": "PackedPolicyTooLargeException","errorMessage": "Packed size of session tags consumes 112% of allotted space."}`,
    'AWS CLI': `An error occurred (PackedPolicyTooLarge) when calling the AssumeRole operation: Packed size of session tags consumes 498% of allotted space.`,
  },
  'agent-role-not-assumable': {
    agent: `{"level":"error","msg":"Error fetching credentials: error getting credentials to cache: unable to fetch credentials from EKS Auth: operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 400, RequestID: 66667777-8888-4999-8000-111122223333, AccessDeniedException: Unauthorized Exception! EKS does not have permissions to assume the associated role."}`,
    botocore: `botocore.exceptions.MetadataRetrievalError: Error retrieving metadata: Received non 200 response 400 from container metadata: [66667777]: (AccessDeniedException): Unauthorized Exception! EKS does not have permissions to assume the associated role.`,
  },
  'agent-node-permission': {
    agent: `unable to fetch credentials from EKS Auth: operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 403, AccessDeniedException: User: ${NODE} is not authorized to perform: eks-auth:AssumeRoleForPodIdentity on resource: arn:aws:eks:eu-west-1:111122223333:cluster/prod`,
    short: `User: ${NODE} is not authorized to perform: eks-auth:AssumeRoleForPodIdentity`,
  },
  'sdk-refuses-agent': {
    'Go v1': `2024/08/28 05:28:15 Ignoring, HTTP credential provider invalid endpoint host, "169.254.170.23", only loopback hosts are allowed. <nil> ... NoCredentialProviders: no valid providers in chain. Deprecated.`,
    botocore: `ValueError: Unsupported host '169.254.170.23'.  Can only retrieve metadata from these hosts: 169.254.170.2, localhost, 127.0.0.1`,
    'JS v3': `CredentialsProviderError: 169.254.170.23 is not a valid container metadata service hostname`,
    'Java v2': `SdkClientException: Unable to load credentials from any of the providers in the chain: ContainerCredentialsProvider(): The full URI (http://169.254.170.23/v1/credentials) contained within environment variable AWS_CONTAINER_CREDENTIALS_FULL_URI has an invalid host. Host should resolve to a loopback address or have the full URI be HTTPS.`,
  },
  'agent-unreachable': {
    'Go v2': `get credentials: failed to refresh cached credentials, failed to load credentials, exceeded maximum number of attempts, 3, : Get "http://169.254.170.23/v1/credentials": dial tcp 169.254.170.23:80: connect: connection refused`,
    'JS v3': `Error: connect ETIMEDOUT 169.254.170.23:80\n    at TCPConnectWrap.afterConnect [as oncomplete]`,
    botocore: `botocore.exceptions.CredentialRetrievalError: Error when retrieving credentials from container-role: Error retrieving metadata: Received error when attempting to retrieve container metadata: Connect timeout on endpoint URL: "http://169.254.170.23/v1/credentials"`,
  },
  'agent-answers-error': {
    agent: `Error fetching credentials: error getting credentials to cache: unable to fetch credentials from EKS Auth: operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 0, RequestID: , canceled, context canceled`,
    gone: `operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 404, RequestID: 77778888-9999-4aaa-8bbb-ccccddddeeee, ResourceNotFoundException: not found`,
  },
  'token-unreadable': {
    'Go v1': `WebIdentityErr: failed fetching WebIdentity token: \ncaused by: WebIdentityErr: unable to read file at ${TOKEN}\ncaused by: open ${TOKEN}: permission denied`,
    Python: `PermissionError: [Errno 13] Permission denied: '${TOKEN}'`,
    'JS v3': `Error: EACCES: permission denied, open '${TOKEN}'`,
    Java: `java.nio.file.AccessDeniedException: ${TOKEN}`,
    '.NET': `System.UnauthorizedAccessException: Access to the path '${TOKEN}' is denied.`,
    Ruby: `Errno::EACCES: Permission denied @ rb_sysopen - ${TOKEN}`,
  },
  'token-file-missing': {
    'Go v2': `failed to retrieve jwt from provide source, open ${TOKEN}: no such file or directory`,
    Python: `FileNotFoundError: [Errno 2] No such file or directory: '${TOKEN}'`,
    'JS v3': `Error: ENOENT: no such file or directory, open '${TOKEN}'`,
    Java: `java.nio.file.NoSuchFileException: ${TOKEN}`,
    Windows: `Could not find file 'C:\\var\\run\\secrets\\eks.amazonaws.com\\serviceaccount\\token'.`,
  },
  'role-arn-not-set': {
    'Go v1': `panic: WebIdentityErr: role ARN is not set`,
    botocore: `botocore.exceptions.InvalidConfigError: The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.`,
  },
  'token-file-not-set': {
    'Go v1': `WebIdentityErr: token file path is not set`,
    'JS v3': `CredentialsProviderError: Web identity configuration not specified`,
  },
  'static-keys-invalid': {
    'AWS CLI': `An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.`,
    'JS v3': `InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.`,
    'Java v2': `The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. (Service: Sqs, Status Code: 403)`,
  },
  'region-missing': {
    botocore: `botocore.exceptions.NoRegionError: You must specify a region.`,
    'Go v1': `MissingRegion: could not find region configuration`,
    'JS v3': `Error: Region is missing\n    at default (/app/node_modules/@smithy/config-resolver/dist-cjs/index.js:117:11)`,
    'Java v2': `Unable to load region from any of the providers in the chain software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain`,
    PHP: `Missing required client configuration options:\n\nregion: (string)`,
    Ruby: `Aws::Errors::MissingRegionError: missing region; use :region option or export region name to ENV['AWS_REGION']`,
    '.NET': `Amazon.Runtime.AmazonClientException: No RegionEndpoint or ServiceURL configured`,
  },
  'no-credentials': {
    'AWS CLI': `Unable to locate credentials. You can configure credentials by running "aws configure".`,
    'Go v1': `NoCredentialProviders: no valid providers in chain. Deprecated.\n\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors`,
    'Go v2': `get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, exceeded maximum number of attempts, 3, request send failed`,
    'JS v3': `CredentialsProviderError: Could not load credentials from any providers`,
    'JS v2': `CredentialsError: Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1`,
    'Java v2': `software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(...)`,
    Ruby: `Aws::Errors::MissingCredentialsError: unable to sign request without credentials set`,
    Rust: `DispatchFailure(DispatchFailure { source: ConnectorError { kind: Other(None), source: CredentialsNotLoaded(CredentialsNotLoaded { source: "no providers in chain provided credentials" }) } })`,
    '.NET': `Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.`,
    PHP: `Aws\\Exception\\CredentialsException: Error retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out)`,
  },
  'caller-is-node': {
    botocore: `An error occurred (AccessDeniedException) when calling the GetItem operation: User: ${NODE} is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/refunds because no identity-based policy allows the dynamodb:GetItem action`,
    'Go v2': `api error AccessDenied: User: ${NODE} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::refunds"`,
  },
  'caller-is-user': {
    botocore: `An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::refunds/a"`,
    'JS v3': `AccessDeniedException: User: arn:aws:iam::111122223333:user/legacy/app is not authorized to perform: sqs:receivemessage on resource: arn:aws:sqs:eu-west-1:111122223333:refunds`,
  },
  'boundary-denies': {
    botocore: `User: ${SESSION} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/1 because no permissions boundary allows the kms:Decrypt action`,
    'Java v2': `User: ${SESSION} is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:111122223333:q with an explicit deny in a permissions boundary (Service: Sqs, Status Code: 403)`,
  },
  'session-policy-denies': {
    botocore: `User: ${SESSION} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/a" because no session policy allows the s3:PutObject action`,
  },
  'endpoint-policy-denies': {
    botocore: `User: ${SESSION} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/a" because no VPC endpoint policy allows the s3:PutObject action`,
  },
  'resource-policy-denies': {
    botocore: `User: ${SESSION} is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:444455556666:key/1 because no resource-based policy allows the kms:GenerateDataKey action`,
  },
  'identity-policy-denies': {
    botocore: `User: ${SESSION} is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::b/a" with an explicit deny in an identity-based policy`,
  },
  'action-denied': {
    botocore: `An error occurred (AccessDenied) when calling the PutObject operation: User: ${SESSION} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::refunds/a.json" because no identity-based policy allows the s3:PutObject action`,
    'JS v3': `AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/payments-api/aws-sdk-js-session-1700000000000 is not authorized to perform: secretsmanager:GetSecretValue on resource: refunds because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    'Java v2': `User: arn:aws:sts::111122223333:assumed-role/payments-api/aws-sdk-java-1700000000000 is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/refunds (Service: DynamoDb, Status Code: 400)`,
  },
  'access-denied': {
    'AWS CLI': `An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied`,
    'JS v3': `AccessDenied: Access Denied\n    at throwDefaultError`,
    'Java v2': `software.amazon.awssdk.services.s3.model.S3Exception: Access Denied (Service: S3, Status Code: 403, Request ID: 4442587FB7D0A2F9)`,
    '.NET': `Amazon.S3.AmazonS3Exception: Access Denied`,
    Ruby: `Aws::S3::Errors::AccessDenied (Access Denied)`,
    EC2: `UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: abc`,
  },
  'role-arn-invalid': {
    botocore: `An error occurred (ValidationError) when calling the AssumeRoleWithWebIdentity operation: Request ARN is invalid`,
    'boto3 before the call': `botocore.exceptions.ParamValidationError: Parameter validation failed:\nInvalid length for parameter RoleArn, value: 12, valid min length: 20`,
    'Go v1': `ValidationError: 1 validation error detected: Value 'app' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20`,
  },
  'session-too-long': {
    'STS in XML': `<Code>ValidationError</Code>\n    <Message>The requested DurationSeconds exceeds the MaxSessionDuration set for this role.</Message>`,
    chaining: `An error occurred (ValidationError) when calling the AssumeRole operation: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.`,
  },
  'region-scope': {
    'AWS CLI': `An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: Credential should be scoped to a valid region.`,
    'Go v1': `SignatureDoesNotMatch: Credential should be scoped to a valid region, not 'us-east-1'.`,
  },
  'region-disabled': {
    botocore: `An error occurred (RegionDisabledException) when calling the AssumeRoleWithWebIdentity operation: STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.`,
  },
  throttled: {
    botocore: `An error occurred (Throttling) when calling the AssumeRoleWithWebIdentity operation (reached max retries: 4): Rate exceeded`,
    'Go v2': `operation error STS: AssumeRoleWithWebIdentity, exceeded maximum number of attempts, 3, https response error StatusCode: 400, api error Throttling: Rate exceeded`,
  },
  'service-account-missing': {
    event: `Error creating: pods "refund-worker-6d5f-" is forbidden: error looking up service account payments/refund-worker: serviceaccount "refund-worker" not found`,
    kubelet: `MountVolume.SetUp failed for volume "aws-iam-token" : failed to fetch token: serviceaccounts "refund-worker" not found`,
  },
  'token-lifetime': {
    kubectl: `TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 300: may not specify a duration less than 10 minutes`,
  },
  'token-mount-failed': {
    event: `Warning FailedMount 2s kubelet MountVolume.SetUp failed for volume "aws-iam-token" : failed to sync configmap cache: timed out waiting for the condition`,
    'Pod Identity': `MountVolume.SetUp failed for volume \\"eks-pod-identity-token\\" : failed to fetch token: context deadline exceeded`,
  },
  'webhook-failed': {
    apiserver: `failed calling webhook "iam-for-pods.amazonaws.com": failed to call webhook: Post "https://127.0.0.1:23443/mutate?timeout=10s": context deadline exceeded`,
    old: `Internal error occurred: failed calling webhook "pod-identity-webhook.amazonaws.com": x509: certificate signed by unknown authority`,
  },
  'legacy-namespace-forbids': {
    kiam: `{"addr":"100.98.35.137:54990","level":"error","method":"GET","msg":"error processing request: assume role forbidden: namespace policy expression '(empty)' forbids role 'payments-api'","path":"/latest/meta-data/iam/security-credentials/"}`,
    kube2iam: `Role requested ${ROLE} not valid for namespace of pod at 10.0.1.2 with namespace payments`,
  },
  'legacy-pod-unknown': {
    kiam: `{"level":"warning","msg":"error finding role for pod: rpc error: code = Unknown desc = pod not found","pod.ip":"100.115.1.182"}`,
    kube2iam: `Unable to find role for IP 10.0.1.2`,
  },
  'association-exists': {
    eksctl: `Error: creating pod identity association for service account "test" in namespace "kube-system": operation error EKS: CreatePodIdentityAssociation, https response error StatusCode: 409, RequestID: 88889999-0000-4111-8222-333344445555, ResourceInUseException: Association already exists: a-abcdefghijklmnop1`,
    Crossplane: `cannot create PodIdentityAssociation: ResourceInUseException: Association already exists`,
  },
  'association-role-refused': {
    Terraform: `Error: creating EKS Pod Identity Association: operation error EKS: CreatePodIdentityAssociation, https response error StatusCode: 400, InvalidParameterException: Trust policy of the role provided is invalid`,
  },
  'association-quota': {
    'AWS CLI': `An error occurred (ResourceLimitExceededException) when calling the CreatePodIdentityAssociation operation: pod identity association limit exceeded for the cluster`,
  },
  'trust-policy-too-long': {
    Terraform: `updating IAM Role (app) assume role policy: LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048`,
  },
  'trust-policy-action': {
    Terraform: `MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole actions.`,
  },
  'trust-policy-principal': {
    Terraform: `MalformedPolicyDocument: Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/gone"`,
    CDK: `AssumeRolepolicy contained an invalid principal: "STAR":"*". (Service: AmazonIdentityManagement; Status Code: 400; Error Code: MalformedPolicyDocument)`,
    partition: `MalformedPolicyDocument: Federated principals must be valid domain names or SAML metadata ARNs`,
  },
  'trust-policy-form': {
    'AWS CLI': `An error occurred (MalformedPolicyDocument) when calling the CreateRole operation: This policy contains invalid Json`,
    Terraform: `MalformedPolicyDocument: Has prohibited field Resource`,
  },
  'provider-quota': {
    Terraform: `creating IAM OIDC Provider: LimitExceeded: Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100`,
  },
  'provider-exists': {
    Terraform: `creating IAM OIDC Provider: EntityAlreadyExists: Provider with url ${ISSUER} already exists.`,
  },
  'provider-thumbprints': {
    Terraform: `ValidationError: 1 validation error detected: Value '[a, b, c, d, e, f]' at 'thumbprintList' failed to satisfy constraint: Member must have length less than or equal to 5`,
    quota: `LimitExceeded: Cannot exceed quota for ThumbprintListPerProvider: 5`,
  },
  'issuer-not-resolved': {
    Terraform: `Error: Get "${ISSUER}/.well-known/openid-configuration": dial tcp: lookup oidc.eks.eu-west-1.amazonaws.com on 10.0.0.2:53: no such host`,
    JS: `Error: getaddrinfo ENOTFOUND oidc.eks.eu-west-1.amazonaws.com`,
  },
};

/** Texts that resemble a message that is known, and mean something else. */
export const nearMisses: Readonly<Record<string, string>> = {
  'a line of success':
    'assumed role payments-api with AssumeRoleWithWebIdentity, credentials expire in 3600 s',
  'another provider': 'No SAML provider found in your account',
  'the permission of a browser':
    'permission denied: /var/run/secrets/kubernetes.io/other/file',
  'the audience of an application': 'JWT rejected: unexpected audience "api"',
  'another webhook':
    'failed calling webhook "vpa.k8s.io": context deadline exceeded',
  'an address near that of the agent':
    'dial tcp 169.254.169.254:80: connect: connection refused',
  'words far from each other': `thrott${'-'.repeat(20)}ling`,
  'an account of Kubernetes':
    'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:payments:api" cannot list resource "pods"',
  'an empty text': '',
  'white space': ' \n\t ',
};
