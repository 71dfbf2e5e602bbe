import type { TrustReason } from './reasons';

/**
 * Whether a part of a policy matches a request.
 *
 * @public
 */
export type TrustMatch = 'yes' | 'no' | 'unknown';

/**
 * The kinds of principal that can ask STS for a role.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 *
 * @public
 */
export type TrustPrincipalType = 'Federated' | 'Service' | 'AWS';

/**
 * A principal as it is written in a trust policy or stands behind a request.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 *
 * @public
 */
export interface TrustPrincipal {
  /** The kind of principal. */
  type: TrustPrincipalType;
  /** The ARN, domain, service name or account id. */
  id: string;
}

/**
 * One request to STS, as the trust policy of the role sees it.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 *
 * @public
 */
export interface TrustRequest {
  /** The STS action, for example `sts:AssumeRoleWithWebIdentity`. */
  action: string;
  /** The role that is asked for. */
  roleArn: string;
  /** Who asks. */
  principal: TrustPrincipal;
  /** The whole request context: a string is a single-valued key, an array a multi-valued one. */
  context: Record<string, string | string[]>;
  /** Keys that may or may not be in the request, with a value nobody knows. */
  unknownKeys?: string[];
  /** Keys that are in the request, with a value nobody knows. */
  presentKeys?: string[];
}

/**
 * One value of a policy element and whether it matches.
 *
 * @public
 */
export interface TrustValueExplanation {
  /** JSON path of the value. */
  path: string;
  /** The value as text. */
  value: string;
  /** Whether it matches. */
  matches: TrustMatch;
}

/**
 * How the Principal or the Action of a statement compares with the request.
 *
 * @public
 */
export interface TrustElementExplanation {
  /** JSON path of the element. */
  path: string;
  /** Whether the element as a whole matches. */
  matches: TrustMatch;
  /** Its values. */
  values: TrustValueExplanation[];
  /** Why it does not match, or why that is not known. */
  reason?: TrustReason;
}

/**
 * How one condition (operator and key) compares with the request.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @public
 */
export interface TrustConditionExplanation {
  /** JSON path of the condition, for example `Statement[0].Condition.StringEquals["aws:SourceIp"]`. */
  path: string;
  /** The operator as written. */
  operator: string;
  /** The condition key as written. */
  key: string;
  /** Whether the condition holds. */
  matches: TrustMatch;
  /** The values in the policy. */
  expected: string[];
  /** The value in the request; absent when the key is absent. */
  actual?: string | string[];
  /** Each policy value and whether the request's value equals or resembles it, before negation. */
  values: TrustValueExplanation[];
  /** Why it does not hold, or why that is not known. */
  reason?: TrustReason;
}

/**
 * How one statement compares with the request.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 *
 * @public
 */
export interface TrustStatementExplanation {
  /** JSON path of the statement. */
  path: string;
  /** Its Sid, when it has one. */
  sid?: string;
  /** Its effect, `unknown` when it is not readable. */
  effect: 'Allow' | 'Deny' | 'unknown';
  /** Whether the statement applies to the request. */
  matches: TrustMatch;
  /** The Principal element. */
  principal: TrustElementExplanation;
  /** The Action element. */
  action: TrustElementExplanation;
  /** The conditions, in the order of the document. */
  conditions: TrustConditionExplanation[];
  /** Why it does not apply, or why that is not known; nearest reason first. */
  reasons: TrustReason[];
}

/**
 * The answer to one request.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @public
 */
export interface TrustEvaluation {
  /** What the trust policy says about the request. */
  decision: 'allow' | 'deny' | 'unknown';
  /** Why, the nearest statement first. */
  reasons: TrustReason[];
  /** The JSON path of the clause that decides, when there is one. */
  decidingPath?: string;
  /** Every statement, explained. */
  statements: TrustStatementExplanation[];
}

/**
 * A problem of a policy document.
 *
 * @public
 */
export interface TrustProblem extends TrustReason {
  /** JSON path of the part concerned; the empty string is the document. */
  path: string;
}

/**
 * What the functions of the trust engine may be told about the surroundings of a policy.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 *
 * @public
 */
export interface TrustOptions {
  /** The role that carries the policy. */
  roleArn?: string;
  /** All IAM OIDC providers of the role's account. */
  providers?: { arn: string; clientIds: string[] }[];
  /** The account's `AssumeRolePolicySizeQuota`; 2048 when not given. */
  sizeQuota?: number;
}

/**
 * How wide a set of service accounts is.
 *
 * @remarks
 * In order of width: `none`, `exact` (named service accounts), `name-prefix` (a pattern of names in one namespace),
 * `namespace` (every name in one namespace), `name-across-namespaces` (a pattern of namespaces, with a name or a pattern of
 * names), `namespaces` (every name in a pattern of namespaces), `cluster` (every service account), `unknown`.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @public
 */
export type TrustClass =
  | 'none'
  | 'exact'
  | 'name-prefix'
  | 'namespace'
  | 'name-across-namespaces'
  | 'namespaces'
  | 'cluster'
  | 'unknown';

/**
 * A set of texts: what matches a pattern of `include` and none of `except`.
 *
 * @remarks
 * Patterns are IAM globs: `*` is any run of characters, `?` is one character, and a literal `*`, `?` or `$` that
 * could be misread is written as in IAM policies: `${*}`, `${?}`, `${$}`.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @public
 */
export interface TrustGlobs {
  /** Patterns of what belongs to the set. */
  include: string[];
  /** Patterns of what does not. */
  except: string[];
}

/**
 * Service accounts taken out of a {@link TrustSubject}.
 *
 * @public
 */
export interface TrustSubjectException {
  /** Glob of namespaces. */
  namespace: string;
  /** Glob of service account names. */
  name: string;
  /** What has to hold for the exception to apply; empty when it always applies. */
  conditional: TrustReason[];
}

/**
 * A set of service accounts: namespace glob by name glob, without the exceptions.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 *
 * @public
 */
export interface TrustSubject {
  /** Glob of namespaces. */
  namespace: string;
  /** Glob of service account names. */
  name: string;
  /** What is taken out. */
  except: TrustSubjectException[];
  /** What has to hold besides and cannot be known; empty when the set holds as it stands. */
  conditional: TrustReason[];
}

/**
 * Service accounts that become the role through one OIDC provider.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html
 *
 * @public
 */
export interface TrustProviderScope {
  /** ARN of the IAM OIDC provider; a pattern when a wildcard principal may stand for providers that have no entry of their own. */
  provider: string;
  /** How wide the set is. */
  class: TrustClass;
  /** The token audiences for which it holds. */
  audiences: TrustGlobs;
  /** The service accounts. */
  subjects: TrustSubject[];
}

/**
 * Service accounts that become the role through EKS Pod Identity, once an association exists.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
 *
 * @public
 */
export interface TrustPodIdentityScope {
  /** How wide the set is. */
  class: TrustClass;
  /** Globs of EKS cluster ARNs. */
  clusters: TrustGlobs;
  /** The service accounts. */
  subjects: TrustSubject[];
}

/**
 * A principal that is not a Kubernetes service account.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 *
 * @public
 */
export interface TrustOtherPrincipal {
  /** Who. */
  principal: TrustPrincipal;
  /** The STS actions that are allowed. */
  actions: string[];
  /** What has to hold besides. */
  conditional: TrustReason[];
}

/**
 * Who can become a role, as sets.
 *
 * @public
 */
export interface TrustScope {
  /** How wide the union of all service account sets is. */
  class: TrustClass;
  /** What stands in the way of an exact answer, or makes a part of the policy void. */
  problems: TrustProblem[];
  /** Service accounts by OIDC provider. */
  providers: TrustProviderScope[];
  /** Service accounts through EKS Pod Identity. */
  podIdentity: TrustPodIdentityScope[];
  /** Everybody else. */
  others: TrustOtherPrincipal[];
}
