export { evaluateTrust } from './evaluate';
export type { TextPosition } from './json/position';
export {
  parseTrustPolicy,
  TRUST_POLICY_MAX_CHARACTERS,
  TRUST_POLICY_MAX_DEPTH,
} from './parse';
export type {
  ParsedTrustPolicy,
  TrustParseProblem,
  TrustPolicyDocument,
} from './parse';
export { trustReasonCodes } from './reasons';
export type { TrustReason, TrustReasonCode } from './reasons';
export type {
  TrustClass,
  TrustConditionExplanation,
  TrustElementExplanation,
  TrustEvaluation,
  TrustGlobs,
  TrustMatch,
  TrustOptions,
  TrustOtherPrincipal,
  TrustPodIdentityScope,
  TrustPrincipal,
  TrustPrincipalType,
  TrustProblem,
  TrustProviderScope,
  TrustRequest,
  TrustScope,
  TrustStatementExplanation,
  TrustSubject,
  TrustSubjectException,
  TrustValueExplanation,
} from './types';
export { widestTrustClass } from './scope/classify';
export { trustRequests } from './requests';
export type { TrustRequester } from './requests';
export { trustScope } from './scope/scope';
export { TRUST_SCOPE_MAX_ENTRIES } from './scope/budget';
export {
  matchesTrustGlob,
  matchesTrustGlobs,
  matchTrustScope,
} from './scope/membership';
export type { TrustScopeCaller } from './scope/membership';
export { compareTrust, compareTrustCallers } from './compare';
export type { TrustCallerComparison, TrustComparison } from './compare';
export { explainTrust } from './explain';
export type { TrustSentence } from './explain';
export {
  minimalTrust,
  TrustInputError,
  TrustPolicyTooLargeError,
} from './minimal';
export type {
  MinimalTrust,
  MinimalTrustInput,
  TrustServiceAccount,
} from './minimal';
export { trustLintRules } from './lint/codes';
export type {
  TrustLintRule,
  TrustLintSeverity,
  TrustLintCode,
} from './lint/codes';
export type { TrustLintFinding } from './lint/finding';
export { lintTrustPolicy } from './lint/lint';
