import { ErrorEntry } from '../errorEntry';

/** What IAM and EKS say when something is created or changed. */
export const changeErrors: readonly ErrorEntry[] = [
  {
    id: 'association-exists',
    area: 'change',
    wordings: ['Association already exists'],
    cause:
      'The service account of this cluster has an association already, and it can have only one.',
    advice:
      'Change the role of the association that is there (`aws eks update-pod-identity-association`), or bring it under the management of your tool, instead of creating a second one.',
    suspects: [
      {
        checkId: 'IRSA-PI-015',
        why: 'The association belongs to an add-on, which made it.',
      },
      {
        checkId: 'IRSA-PI-003',
        why: 'A former run of a migration made the association and left the annotation.',
      },
    ],
  },
  {
    id: 'association-role-refused',
    area: 'change',
    wordings: ['Trust policy of the role provided is invalid'],
    cause:
      'EKS does not make an association with a role that does not let `pods.eks.amazonaws.com` assume it.',
    advice:
      'First allow `sts:AssumeRole` and `sts:TagSession` to `pods.eks.amazonaws.com` in the trust policy, and wait some seconds until IAM shows it everywhere.',
    suspects: [
      {
        checkId: 'IRSA-PI-001',
        why: 'The trust policy has no complete statement for Pod Identity.',
      },
      {
        checkId: 'IRSA-TR-019',
        why: 'The role trusts the OIDC provider only.',
      },
      {
        checkId: 'IRSA-PI-007',
        why: 'The role is in another account; that one belongs into targetRoleArn.',
      },
    ],
  },
  {
    id: 'association-quota',
    area: 'change',
    wordings: [
      'ResourceLimitExceededException … pod identity association',
      'pod identity association … limit exceeded',
    ],
    cause: 'The cluster has as many associations as its quota allows.',
    advice:
      'Delete associations of service accounts that are gone, or ask for a higher quota.',
    suspects: [
      {
        checkId: 'IRSA-PI-013',
        why: 'The associations of the cluster are near the quota.',
      },
      {
        checkId: 'IRSA-PI-005',
        why: 'Associations of service accounts that do not exist count too.',
      },
    ],
  },
  {
    id: 'trust-policy-too-long',
    area: 'change',
    wordings: [
      'Cannot exceed quota for ACLSizePerRole',
      'Cannot exceed quota for AssumeRolePolicySizeQuota',
    ],
    cause:
      'The trust policy has more characters than the quota of the account allows, white space not counted.',
    advice:
      'Put service accounts of one cluster into one statement, give each application its own role, use Pod Identity, or ask for a higher quota (2,048 by default).',
    suspects: [
      {
        checkId: 'IRSA-TR-020',
        why: 'The trust policy of the role is near the limit.',
      },
      {
        checkId: 'IRSA-TS-014',
        why: 'The role is shared by several teams or namespaces, each with a statement.',
      },
    ],
  },
  {
    id: 'trust-policy-action',
    area: 'change',
    wordings: ['AssumeRole policy may only specify STS AssumeRole actions'],
    cause:
      'IAM refuses the trust policy, since an action in it is misspelt or none of STS, for instance `sts:TagSessions`.',
    advice:
      'Use sts:AssumeRoleWithWebIdentity for an OIDC provider, and sts:AssumeRole with sts:TagSession for pods.eks.amazonaws.com.',
    suspects: [
      {
        checkId: 'IRSA-TR-013',
        why: 'The role, as it is, lacks sts:AssumeRoleWithWebIdentity.',
      },
    ],
  },
  {
    id: 'trust-policy-principal',
    area: 'change',
    wordings: [
      'Invalid principal in policy',
      'contained an invalid principal',
      'Federated principals must be valid domain names or SAML metadata ARNs',
      'has a statement with no principals',
    ],
    cause:
      'IAM refuses the trust policy, since a principal in it is malformed, of another partition, or a role or user that does not exist.',
    advice:
      'For IRSA the principal is `{"Federated": "arn:<partition>:iam::<account of the role>:oidc-provider/<issuer without https://>"}`. A role or user that is named has to exist before.',
    suspects: [
      {
        checkId: 'IRSA-TR-014',
        why: 'The provider stands under another type of principal than Federated.',
      },
      {
        checkId: 'IRSA-TR-006',
        why: 'The ARN of the provider holds https:// or a slash too many.',
      },
      {
        checkId: 'IRSA-LG-005',
        why: 'The policy names the role of nodes that are gone.',
      },
    ],
  },
  {
    id: 'trust-policy-form',
    area: 'change',
    isGeneral: true,
    wordings: [
      'Has prohibited field Resource',
      'This policy contains invalid Json',
      'MalformedPolicyDocument',
    ],
    cause:
      'IAM refuses the policy document. A trust policy has no Resource, needs a Principal, and is strict JSON.',
    advice: 'Paste the document into the trust workbench: it names the place.',
    suspects: [
      {
        checkId: 'IRSA-TR-017',
        why: 'A condition uses an operator or a key that does not exist.',
      },
      {
        checkId: 'IRSA-TR-018',
        why: 'A strange letter came along with a pasted text.',
      },
    ],
  },
  {
    id: 'provider-quota',
    area: 'change',
    wordings: [
      'Cannot exceed quota for OpenIdConnectProvidersPerAccount',
      'Cannot exceed quota for OpenIDConnectProviders',
    ],
    cause: 'The account has as many OIDC providers as its quota allows.',
    advice:
      'Delete providers of clusters that are gone, use Pod Identity, or ask for a higher quota.',
    suspects: [
      {
        checkId: 'IRSA-OP-007',
        why: 'The account is near the quota of OIDC providers.',
      },
      {
        checkId: 'IRSA-OP-006',
        why: 'Providers of clusters that no longer exist count too.',
      },
    ],
  },
  {
    id: 'provider-exists',
    area: 'change',
    wordings: ['Provider with url … already exists'],
    cause:
      'The account has an OIDC provider for this issuer already; there can be one only.',
    advice:
      'Use the one that is there, and add the audience to its client ids where it lacks it.',
    suspects: [
      {
        checkId: 'IRSA-OP-002',
        why: 'The provider that is there may lack the audience, which is why it seemed to be missing.',
      },
      {
        checkId: 'IRSA-TR-006',
        why: 'The provider is spelt in another way in the trust policy.',
      },
    ],
  },
  {
    id: 'provider-thumbprints',
    area: 'change',
    wordings: [
      'Cannot exceed quota for ThumbprintListPerProvider',
      'thumbprintList … Member must have length less than or equal to 5',
    ],
    cause: 'An OIDC provider takes five thumbprints at most.',
    advice:
      'Give the thumbprint of the top certificate authority only. For EKS none is needed.',
    suspects: [
      {
        checkId: 'IRSA-OP-005',
        why: 'The list holds every certificate of the chain.',
      },
    ],
  },
  {
    id: 'issuer-not-resolved',
    area: 'change',
    wordings: [
      'lookup oidc.eks. … no such host',
      'getaddrinfo ENOTFOUND oidc.eks.',
      'Could not resolve host: oidc.eks.',
    ],
    cause:
      'The host of the issuer has no address where the tool runs: a private endpoint for EKS hides it in that network.',
    advice:
      'Create the provider from outside that network, or without having the tool fetch the certificate.',
    suspects: [
      {
        checkId: 'IRSA-OP-011',
        why: 'A private DNS zone for the EKS endpoint hides oidc.eks.<region>.amazonaws.com.',
      },
    ],
  },
];
