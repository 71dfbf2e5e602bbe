/**
 * An id of the catalogue that no check reports, since what was read does not tell.
 *
 * @public
 */
export interface NotDetected {
  /** Id in the catalogue of checks. */
  readonly id: string;
  /** What it is about, in a few words. */
  readonly title: string;
  /** Where it is dealt with instead: by the explanation of a pasted error, by the scaffolder, or in the documentation only. */
  readonly by: 'error-decoder' | 'scaffolder' | 'documentation';
  /** Why it cannot be seen in the data, in one sentence. */
  readonly because: string;
}

/**
 * What the catalogue names and no check reports, with the reason.
 *
 * @public
 */
export const notDetectedChecks: readonly NotDetected[] = [
  {
    id: 'IRSA-TR-021',
    title: 'A policy of the organization denies web identities',
    by: 'error-decoder',
    because:
      'Service and resource control policies are in the management account, which is not read; pages say that they are not evaluated.',
  },
  {
    id: 'IRSA-OP-004',
    title: 'Thumbprint of the provider does not match the certificate',
    by: 'error-decoder',
    because:
      'The certificate of the issuer would have to be fetched, and AWS uses thumbprints only where its own list of authorities does not hold.',
  },
  {
    id: 'IRSA-OP-005',
    title: 'Too many thumbprints, or that of the wrong certificate',
    by: 'documentation',
    because:
      'IAM refuses to create such a provider, so a provider that was read never has it.',
  },
  {
    id: 'IRSA-OP-008',
    title: 'STS cannot get the keys of the issuer',
    by: 'error-decoder',
    because:
      'Whether STS reaches the keys, and how old a token is that a program keeps, is in no API.',
  },
  {
    id: 'IRSA-OP-009',
    title:
      'Identity provider of the cluster taken for the OIDC provider of IAM',
    by: 'documentation',
    because:
      'The identity provider configurations of EKS are not read; IRSA-OP-001 reports the provider that is missing.',
  },
  {
    id: 'IRSA-OP-011',
    title: 'Private endpoint hides the issuer while the provider is created',
    by: 'documentation',
    because: 'It happens only where and while a provider is being created.',
  },
  {
    id: 'IRSA-PD-012',
    title: 'Variables of AWS come from a ConfigMap or a Secret as a whole',
    by: 'documentation',
    because:
      'Which keys a ConfigMap or a Secret has is not read, on purpose; only its name is known.',
  },
  {
    id: 'IRSA-PD-019',
    title: 'Program keeps a token until it has expired',
    by: 'error-decoder',
    because: 'How a program handles its token shows only in its errors.',
  },
  {
    id: 'IRSA-PD-020',
    title: 'SDK is too old for web identities',
    by: 'documentation',
    because: 'Which SDK an image holds cannot be seen from outside.',
  },
  {
    id: 'IRSA-PD-025',
    title: 'STS throttles many sessions',
    by: 'error-decoder',
    because:
      'Throttling shows only in errors and in CloudTrail, which is not read.',
  },
  {
    id: 'IRSA-PD-026',
    title: 'Token file is damaged on a node',
    by: 'documentation',
    because: 'Tokens are never read.',
  },
  {
    id: 'IRSA-PI-011',
    title: 'Session tags leave too little room when roles are chained',
    by: 'error-decoder',
    because:
      'How much a program adds when it assumes the next role shows only in PackedPolicyTooLarge.',
  },
  {
    id: 'IRSA-PI-012',
    title: 'SDK is too old for the Pod Identity agent',
    by: 'error-decoder',
    because: 'Which SDK an image holds cannot be seen from outside.',
  },
  {
    id: 'IRSA-PM-012',
    title: 'Policy allows services that the role does not use',
    by: 'documentation',
    because:
      'Service last accessed data and Access Analyzer are not read yet; IRSA-HY-001 reports roles without any use.',
  },
];
