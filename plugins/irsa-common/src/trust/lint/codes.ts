/**
 * How bad a finding is.
 *
 * @public
 */
export type TrustLintSeverity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/**
 * What a rule stands for, apart from the place where it is found.
 *
 * @public
 */
export interface TrustLintRule {
  /** Severity of every finding of this rule, wherever in the policy it is found. */
  severity: TrustLintSeverity;
  /**
   * Check of the catalogue that reports the same. Absent where nothing that is live can have it, since IAM refuses the document; where it
   * is a matter of style; and for two codes that another part of an estate answers, which say so.
   */
  checkId?: string;
  /** Whether IAM refuses to save such a policy. */
  awsWouldReject: boolean;
  /** What follows from it, in one sentence. */
  blastRadius: string;
}

const nobody =
  'The statement matches no request, so what it should allow is refused.';
const cluster =
  'Every service account of the cluster can become the role, also one that somebody creates tomorrow.';
const refused = 'IAM refuses the whole document; nothing of it takes effect.';

/**
 * The rules of `lintTrustPolicy`, by code.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 *
 * @public
 */
export const trustLintRules = {
  // What IAM refuses.
  MALFORMED_POLICY: rule('high', true, refused),
  UNKNOWN_ELEMENT: rule('high', true, refused),
  UNKNOWN_OPERATOR: rule('high', true, refused, 'IRSA-TR-017'),
  LITERAL_STAR_PRINCIPAL: rule('critical', true, refused, 'IRSA-TS-012'),
  NOT_PRINCIPAL: rule('high', true, refused),
  PARTIAL_WILDCARD_PRINCIPAL: rule('high', true, refused),
  INVALID_FEDERATED_PRINCIPAL: rule('high', true, refused),
  EMPTY_PRINCIPAL: rule('high', true, refused),
  UNKNOWN_ACTION: rule('high', true, refused, 'IRSA-TR-013'),
  CHARACTER_NOT_ALLOWED: rule('high', true, refused, 'IRSA-TR-018'),
  KEY_TWICE_BY_CASE: rule('medium', true, refused),
  SIZE_OVER_QUOTA: rule('high', true, refused, 'IRSA-TR-020'),
  SHARED_PROVIDER_UNCONDITIONED: rule(
    'critical',
    true,
    'Anybody who can get a token from the shared provider can become the role, until the policy is changed next: then IAM refuses it.',
    'IRSA-TS-012',
  ),
  // What can never match.
  WILDCARD_UNDER_EQUALS: rule('high', false, nobody, 'IRSA-TR-003'),
  SUBJECT_UNDER_AUDIENCE: rule('high', false, nobody, 'IRSA-TR-004'),
  AUDIENCE_UNDER_SUBJECT: rule('high', false, nobody, 'IRSA-TR-004'),
  KEY_WITH_ARN: rule('high', false, nobody, 'IRSA-TR-005'),
  KEY_WITH_SCHEME: rule('high', false, nobody, 'IRSA-TR-006'),
  ISSUER_SPELLING: rule('high', false, nobody, 'IRSA-TR-006'),
  ISSUER_HOST_TRANSPOSED: rule('high', false, nobody, 'IRSA-TR-007'),
  KEY_OF_OTHER_ISSUER: rule('high', false, nobody, 'IRSA-TR-008'),
  TWO_ISSUERS: rule(
    'high',
    false,
    'A token has the claims of one issuer only, so tokens of another one are refused, or let in past conditions that are not about them.',
    'IRSA-TR-010',
  ),
  SUBJECT_CONTRADICTION: rule('high', false, nobody, 'IRSA-TR-011'),
  FOREIGN_PROVIDER: rule('high', false, nobody, 'IRSA-TR-012'),
  PROVIDER_MISSING: rule('high', false, nobody, 'IRSA-OP-001'),
  AUDIENCE_NOT_REGISTERED: rule('high', false, nobody, 'IRSA-OP-002'),
  WEB_IDENTITY_ACTION_MISSING: rule('high', false, nobody, 'IRSA-TR-013'),
  PROVIDER_UNDER_OTHER_TYPE: rule('high', true, refused, 'IRSA-TR-014'),
  ALLOW_VOIDED_BY_DENY: rule('high', false, nobody, 'IRSA-TR-015'),
  SUBJECT_UNREACHABLE: rule('medium', false, nobody, 'IRSA-TR-016'),
  KEY_NEVER_PRESENT: rule('medium', false, nobody, 'IRSA-TR-017'),
  STRAY_WHITE_SPACE: rule('medium', false, nobody, 'IRSA-TR-018'),
  ORPHAN_PRINCIPAL: rule(
    'medium',
    false,
    'The entry is what is left of a deleted role or user; it admits nobody, also not a new one of the same name.',
  ),
  DENY_NEVER_MATCHES: rule(
    'medium',
    false,
    'The Deny stops nobody, so it protects less than it seems to.',
  ),
  VARIABLE_IN_OLD_VERSION: rule(
    'medium',
    false,
    'Policy variables are plain text before version 2012-10-17, so the value matches only this text.',
  ),
  MALFORMED_VARIABLE: rule(
    'medium',
    false,
    'The text is compared as it stands, which is hardly meant.',
  ),
  CONDITION_NEVER_HOLDS: rule('medium', false, nobody, 'IRSA-TR-017'),
  EMPTY_VALUE_LIST: rule('medium', false, nobody),
  POD_IDENTITY_SOURCE_ARN: rule('high', false, nobody, 'IRSA-PI-009'),
  // What is broader than it looks.
  NO_CONDITION: rule('critical', false, cluster, 'IRSA-TS-001'),
  NO_SUBJECT: rule('critical', false, cluster, 'IRSA-TS-002'),
  ANY_SUBJECT: rule('critical', false, cluster, 'IRSA-TS-003'),
  NAMESPACE_WILDCARD: rule(
    'high',
    false,
    'Whoever can create a namespace that matches the pattern can become the role.',
    'IRSA-TS-004',
  ),
  PATTERN_CROSSES_COLON: rule(
    'high',
    false,
    'The wildcard also stands for the colon, so namespaces whose names merely begin alike are included.',
    'IRSA-TS-005',
  ),
  WHOLE_NAMESPACE: rule(
    'medium',
    false,
    'Every service account of the namespace can become the role.',
    'IRSA-TS-006',
  ),
  NAME_PATTERN: rule(
    'low',
    false,
    'Every service account of the namespace whose name matches can become the role.',
    'IRSA-TS-007',
  ),
  NO_AUDIENCE: rule(
    'medium',
    false,
    'Tokens that were made for any registered audience are accepted, also those meant for another service.',
    'IRSA-TS-008',
  ),
  AUDIENCE_WILDCARD: rule(
    'medium',
    false,
    'Tokens that were made for other audiences are accepted as well.',
    'IRSA-TS-009',
  ),
  FOR_ALL_VALUES_ON_CLAIM: rule(
    'high',
    false,
    'ForAllValues also holds when the key is missing, so a token without the claim gets through.',
    'IRSA-TS-010',
  ),
  NEGATED_SUBJECT: rule(
    'high',
    false,
    'Every service account that is not excluded can become the role, also one that somebody creates tomorrow.',
    'IRSA-TS-011',
  ),
  OPTIONAL_CLAIM: rule(
    'high',
    false,
    'The condition also holds when the key is missing, so a typing error in the key opens the role.',
    'IRSA-TS-011',
  ),
  NEGATED_KEY_NEVER_PRESENT: rule(
    'high',
    false,
    'The key is never in the request and the operator is negated, so the condition always holds.',
    'IRSA-TR-008',
  ),
  ANY_AWS_PRINCIPAL: rule(
    'critical',
    false,
    'Anybody with any AWS account can become the role.',
    'IRSA-TS-012',
  ),
  ANY_FEDERATED_PRINCIPAL: rule(
    'critical',
    false,
    'Tokens of any identity provider may be accepted; AWS does not document what the wildcard means.',
    'IRSA-TS-012',
  ),
  ACCOUNT_PRINCIPAL: rule(
    'medium',
    false,
    'Everybody in the account whose own policies allow it can become the role.',
    'IRSA-TS-012',
  ),
  MIXED_PRINCIPALS: rule(
    'high',
    false,
    'Others than the workload can become the role, so its permissions are shared with them.',
    'IRSA-TS-012',
  ),
  NOT_ACTION: rule(
    'medium',
    false,
    'Every action but the named ones is covered, also those that AWS adds later.',
  ),
  LIKE_WITHOUT_WILDCARD: rule(
    'low',
    false,
    'None today; a pattern operator invites a wildcard tomorrow.',
    'IRSA-TS-018',
  ),
  POD_IDENTITY_UNCONDITIONED: rule(
    'medium',
    false,
    'Any Pod Identity association of the account may use the role, made by anybody who may pass it.',
    'IRSA-PI-009',
  ),
  // In an estate the associations themselves say who has the role, and who may make more of them is a matter of IAM: only a policy
  // that names neither a cluster nor a service account is a finding there.
  POD_IDENTITY_WIDE: rule(
    'low',
    false,
    'Any matching Pod Identity association may use the role, made by anybody who may pass it.',
  ),
  // In an estate the role says so itself, with its class `unknown` and the reasons: what cannot be known is no fault of a check's kind.
  WIDTH_UNKNOWN: rule(
    'medium',
    false,
    'Anybody may be among those who can become the role, as far as the policy tells.',
  ),
  TAG_SESSION_MISSING: rule(
    'high',
    false,
    'EKS Pod Identity cannot assume the role, unless an association switches session tags off.',
    'IRSA-PI-001',
  ),
  NEGATED_SESSION_TAG: rule(
    'medium',
    false,
    'Associations that send no session tags get through, because the condition holds when the tag is missing.',
    'IRSA-PI-010',
  ),
  // What deserves a look.
  SIZE_NEAR_QUOTA: rule(
    'info',
    false,
    'One more cluster or a few more service accounts will not fit.',
    'IRSA-TR-020',
  ),
  OPERATOR_SPELLING: rule(
    'info',
    false,
    'AWS does not say whether it reads this spelling.',
    'IRSA-TR-017',
  ),
  MISSING_VERSION: rule(
    'info',
    false,
    'Without a version IAM reads the policy by the rules of 2008, without policy variables.',
  ),
} satisfies Record<string, TrustLintRule>;

/**
 * The closed set of codes of `lintTrustPolicy`.
 *
 * @public
 */
export type TrustLintCode = keyof typeof trustLintRules;

function rule(
  severity: TrustLintSeverity,
  awsWouldReject: boolean,
  blastRadius: string,
  checkId?: string,
): TrustLintRule {
  return { severity, awsWouldReject, blastRadius, ...(checkId && { checkId }) };
}
