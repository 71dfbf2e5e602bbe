import { ErrorEntry } from '../errorEntry';

/** What STS says about a token, before it looks at the role. */
export const webIdentityTokenErrors: readonly ErrorEntry[] = [
  {
    id: 'provider-missing',
    area: 'web-identity-token',
    wordings: ['No OpenIDConnect provider found in your account'],
    cause:
      'The account of the role has no IAM OIDC provider for the issuer of the token, so STS does not even look at the trust policy.',
    advice:
      'Compare the issuer of the cluster (`aws eks describe-cluster`, `identity.oidc.issuer`) with `aws iam list-open-id-connect-providers` in the account of the role, letter by letter.',
    suspects: [
      {
        checkId: 'IRSA-OP-001',
        why: 'The provider was never created in the account of the role, or was deleted.',
      },
      {
        checkId: 'IRSA-TR-012',
        why: 'The provider was created in the account of the cluster, while the role is in another one.',
      },
      {
        checkId: 'IRSA-PI-004',
        why: 'The pods should use Pod Identity and started with a web identity token, before the association was there.',
      },
      {
        checkId: 'IRSA-TR-006',
        why: 'The provider is there under another spelling of the issuer.',
      },
    ],
  },
  {
    id: 'audience-not-registered',
    area: 'web-identity-token',
    wordings: ['Incorrect token audience'],
    cause:
      'The OIDC provider is there, but does not list the audience of the token among its client ids.',
    advice:
      'Compare the audience of the token (`eks.amazonaws.com/audience` of the service account, else `sts.amazonaws.com`) with `ClientIDList` of `aws iam get-open-id-connect-provider`.',
    suspects: [
      {
        checkId: 'IRSA-OP-002',
        why: 'The client ids of the provider lack the audience.',
      },
      {
        checkId: 'IRSA-OP-003',
        why: 'In China, the provider lists `sts.amazonaws.com.cn` only, and tokens carry `sts.amazonaws.com`.',
      },
      {
        checkId: 'IRSA-SA-012',
        why: 'The service account asks for an audience of its own.',
      },
      {
        checkId: 'IRSA-PD-010',
        why: 'The container uses the token for the Kubernetes API, whose audience is the API server.',
      },
      {
        checkId: 'IRSA-PD-023',
        why: 'The pod template mounts a token of its own with another audience.',
      },
    ],
  },
  {
    id: 'audience-claim-missing',
    area: 'web-identity-token',
    wordings: ['Missing a required claim: aud', 'Missing required claim: aud'],
    cause:
      'The token has no audience at all: it is a legacy token of a service account, not one that was projected for AWS.',
    advice:
      'Look at `AWS_WEB_IDENTITY_TOKEN_FILE` in the container: it must be `/var/run/secrets/eks.amazonaws.com/serviceaccount/token`.',
    suspects: [
      {
        checkId: 'IRSA-PD-010',
        why: 'The container points AWS at the token for the Kubernetes API.',
      },
      {
        checkId: 'IRSA-PD-009',
        why: 'The pod template sets the variables itself, so the webhook leaves them alone.',
      },
      {
        checkId: 'IRSA-PD-023',
        why: 'The pod template has a token volume of its own.',
      },
    ],
  },
  {
    id: 'verification-key',
    area: 'web-identity-token',
    wordings: [
      "Couldn't retrieve verification key from your identity provider",
      'IDPCommunicationError',
      'The identity provider (IdP) could not be reached',
    ],
    cause:
      'STS could not get the key that signed the token from the issuer: the issuer does not answer, or the token was signed by a key that has been rotated out.',
    advice:
      'Fetch `<issuer>/.well-known/openid-configuration` and the `jwks_uri` in it from outside the network. For EKS, restart the pods: EKS changes its signing keys, and a program that keeps a token for days presents one that nobody can verify.',
    suspects: [
      {
        checkId: 'IRSA-OP-008',
        why: 'The keys of the issuer are not reachable from the Internet, or the program keeps a token whose key was rotated out.',
      },
      {
        checkId: 'IRSA-PD-019',
        why: 'The program reads its token once and never again.',
      },
      {
        checkId: 'IRSA-OP-006',
        why: 'The provider belongs to a cluster that no longer exists.',
      },
    ],
  },
  {
    id: 'thumbprint',
    area: 'web-identity-token',
    wordings: [
      "HTTPS certificate doesn't match configured thumbprint",
      'HTTPS certificate does not match configured thumbprint',
    ],
    cause:
      'The certificate of the issuer is not signed by an authority that AWS knows, and its thumbprint is not the one that the OIDC provider lists.',
    advice:
      'Set the thumbprint of the top certificate authority of the issuer with `aws iam update-open-id-connect-provider-thumbprint`. Issuers of EKS do not need it.',
    suspects: [
      {
        checkId: 'IRSA-OP-004',
        why: 'The certificate authority of the issuer has changed, or the list holds the thumbprint of the server itself.',
      },
    ],
  },
  {
    id: 'token-expired',
    area: 'web-identity-token',
    wordings: [
      'Token expired: current date/time',
      'The web identity token that was passed is expired or is not valid',
      'ExpiredTokenException … AssumeRoleWithWebIdentity',
      'AssumeRoleWithWebIdentity … ExpiredTokenException',
      'ExpiredToken … AssumeRoleWithWebIdentity operation',
      'AssumeRoleWithWebIdentity … Token expired',
    ],
    cause:
      'The web identity token had expired when it was presented. The kubelet writes a new one into the file in time, so the program reads the file too rarely or keeps the token itself.',
    advice:
      'Restart the pods to have them work again, then bring the SDK up to date: it must read the file anew before each call of AssumeRoleWithWebIdentity.',
    suspects: [
      {
        checkId: 'IRSA-PD-019',
        why: 'The program reads its token once, or a client of its own does.',
      },
      {
        checkId: 'IRSA-PD-020',
        why: 'An old SDK does not renew its credentials.',
      },
      {
        checkId: 'IRSA-SA-013',
        why: 'The lifetime that was asked for the token is not the one that it has.',
      },
    ],
  },
  {
    id: 'session-expired',
    area: 'web-identity-token',
    isGeneral: true,
    wordings: [
      'ExpiredToken',
      'The security token included in the request is expired',
      'The provided token has expired',
      'Token has expired and refresh failed',
      'Credentials were refreshed, but the refreshed credentials are still expired',
    ],
    cause:
      'The credentials of the session have expired and were used all the same: the program does not renew them.',
    advice:
      'Restart the pods to have them work again, then bring the SDK up to date and create clients without copying credentials out of them.',
    suspects: [
      {
        checkId: 'IRSA-PD-019',
        why: 'The program keeps credentials or the token beyond their end.',
      },
      {
        checkId: 'IRSA-PI-012',
        why: 'An SDK that is too old for the Pod Identity agent does not renew what it got from it.',
      },
      {
        checkId: 'IRSA-PD-013',
        why: 'Temporary access keys were set in the environment, where nothing renews them.',
      },
      {
        checkId: 'IRSA-PD-020',
        why: 'An old SDK does not renew its credentials.',
      },
    ],
  },
  {
    id: 'token-not-validated',
    area: 'web-identity-token',
    isGeneral: true,
    wordings: [
      'The web identity token provided could not be validated',
      'The ID Token provided is not a valid JWT',
      'InvalidIdentityToken',
      'Service account token cannot be parsed',
    ],
    cause:
      'STS could not validate the token: its issuer has no OIDC provider in the account of the role, its audience is not listed there, its key cannot be fetched, or the file holds something else than a token.',
    advice:
      'Look at the claims `iss` and `aud` of the token: `kubectl exec <pod> -- cat $AWS_WEB_IDENTITY_TOKEN_FILE`, the middle part decoded from Base64. Do not send the token to anybody.',
    suspects: [
      {
        checkId: 'IRSA-OP-001',
        why: 'No provider for the issuer exists in the account of the role.',
      },
      {
        checkId: 'IRSA-OP-002',
        why: 'The provider does not list the audience of the token.',
      },
      {
        checkId: 'IRSA-OP-003',
        why: 'In China, the provider lists only the audience with the suffix of China.',
      },
      {
        checkId: 'IRSA-PD-010',
        why: 'The container presents the token for the Kubernetes API.',
      },
      {
        checkId: 'IRSA-OP-008',
        why: 'The keys of the issuer cannot be fetched.',
      },
      {
        checkId: 'IRSA-PD-026',
        why: 'The token file is damaged on the node.',
      },
    ],
  },
];
