/**
 * Every reason the trust engine can give, with one line on when it is given.
 *
 * @remarks
 * The names of run-time situations are those of the product's reference on STS answers; a test makes
 * sure that each of them can be reached.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @public
 */
export const trustReasonCodes = {
  ALLOWED: 'An Allow statement matches and no Deny statement does.',
  EXPLICIT_DENY: 'A Deny statement matches.',
  PROVIDER_NOT_TRUSTED:
    'No statement names the OIDC provider (or other identity provider) of the request.',
  PRINCIPAL_NOT_TRUSTED:
    'No statement names the AWS principal or service of the request.',
  NO_STATEMENT_FOR_ACTION:
    'The principal is named, but no statement allows the action.',
  SUB_MISMATCH: 'The condition on the subject of the token does not hold.',
  AUD_CONDITION_MISMATCH:
    'The condition on the audience of the token does not hold.',
  OTHER_ISSUER_KEY:
    'A condition names a claim of another issuer, which is never in the request.',
  OTHER_CONDITION: 'Another condition does not hold.',
  DEAD_TRUST_FOREIGN_PROVIDER:
    "The OIDC provider belongs to another account than the role; STS only looks in the role's account.",
  ROLE_ARN_INVALID: 'The role ARN is not the ARN of an IAM role.',
  PROVIDER_MISSING:
    "The role's account has no IAM OIDC provider with this ARN.",
  AUDIENCE_NOT_REGISTERED:
    'The audiences that the policy accepts are not among the client IDs of the provider.',
  POLICY_NOT_READ: 'There is no policy document to judge.',
  TOO_LARGE: 'The document or a value is larger than the engine reads.',
  TOO_DEEP: 'The document is nested deeper than a policy can be.',
  BAD_ENCODING: 'The text looks URL-encoded but cannot be decoded.',
  NOT_JSON: 'The text is not JSON.',
  NOT_AN_OBJECT: 'The document is JSON, but not an object.',
  DUPLICATE_KEY: 'An object of the document has the same key twice.',
  MALFORMED_POLICY:
    'A part of the policy has a shape that IAM does not accept.',
  UNKNOWN_ELEMENT: 'The policy has an element that IAM does not know.',
  UNKNOWN_OPERATOR: 'A condition uses an operator that IAM does not document.',
  UNKNOWN_KEY:
    'The decision turns on a condition key whose value is not known.',
  UNKNOWN_VARIABLE:
    'The decision turns on a policy variable whose value is not known.',
  MULTI_VALUED_KEY:
    'A key with several values meets an operator without ForAllValues or ForAnyValue; AWS does not say what happens.',
  DISPUTED_SEMANTICS:
    'AWS does not document the outcome and independent sources disagree.',
  VALUE_NOT_UNDERSTOOD:
    'A value is not of the type that the operator compares.',
  WILDCARD_PRINCIPAL:
    'A wildcard principal may or may not include this kind of caller; AWS does not say.',
  NOT_PRINCIPAL:
    'NotPrincipal is not supported in role trust policies, so its effect is not known.',
  TOO_MANY_ENTRIES:
    'The set of service accounts needs more entries than the engine writes down, or more work than it does.',
  CASE_INSENSITIVE:
    'Other spellings that differ only by letter case match as well; a pattern cannot list them.',
  TAG_SESSION_NOT_ALLOWED:
    'EKS Pod Identity sends session tags, which needs sts:TagSession; only associations without session tags get through.',
  SESSION_TAGS_MAY_BE_OFF:
    'Associations that send no session tags are admitted beyond the set shown.',
} as const;

/**
 * The closed set of reason codes of the trust engine.
 *
 * @public
 */
export type TrustReasonCode = keyof typeof trustReasonCodes;

/**
 * Why the trust engine answers as it does.
 *
 * @public
 */
export interface TrustReason {
  /** What happened, for programs. */
  code: TrustReasonCode;
  /** What happened, for people. */
  message: string;
  /** The JSON path of the deciding part of the policy, such as `Statement[0].Principal`. */
  path?: string;
  /** The values that the policy asks for. */
  expected?: string[];
  /** The value that the request carries; absent when the key is absent. */
  actual?: string | string[];
}
