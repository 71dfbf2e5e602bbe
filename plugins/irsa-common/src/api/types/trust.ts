import { Reacher } from '../../model/identity';
import { ServiceAccountRef } from '../../model/refs';
import { TrustAttempt, TrustPreview, TrustPreviewNames } from '../../preview';
import {
  TrustEvaluation,
  TrustLintFinding,
  TrustParseProblem,
  TrustPolicyDocument,
  TrustReason,
  TrustRequest,
  TrustScope,
  TrustSentence,
} from '../../trust';

/**
 * A trust policy as text, plain or percent-encoded, or as the document itself; at most `TRUST_POLICY_MAX_CHARACTERS` as text.
 * @public
 */
export type TrustPolicyInput = string | TrustPolicyDocument;

/**
 * Body of `POST /trust/evaluate`.
 * @public
 */
export interface TrustEvaluateRequest {
  /** The policy. */
  readonly policy: TrustPolicyInput;
  /** ARN of the role that carries it, or will. */
  readonly roleArn?: string;
  /** A request to judge. */
  readonly request?: TrustRequest;
  /** A service account that asks for the role, in each way that its cluster has; instead of `request`. */
  readonly subject?: ServiceAccountRef;
}

/**
 * Answer of `POST /trust/evaluate`.
 * @public
 */
export interface TrustEvaluateAnswer {
  /** What is wrong with the text. */
  readonly problems: readonly TrustParseProblem[];
  /** Who can become the role, as sets. */
  readonly scope: TrustScope;
  /** The policy in words, a sentence for each statement. */
  readonly sentences: readonly TrustSentence[];
  /** What is wrong with the policy, or wider than it looks. */
  readonly findings: readonly TrustLintFinding[];
  /** What the policy says to `request` or `subject`; absent without either. For `subject`, `allow` when one way is allowed. */
  readonly decision?: TrustEvaluation['decision'];
  /** Why, the nearest first; absent with {@link TrustEvaluateAnswer.decision}. */
  readonly reasons?: readonly TrustReason[];
  /** The answer to `request` with every statement explained. */
  readonly evaluation?: TrustEvaluation;
  /** For `subject`: each way in which it asks. */
  readonly attempts?: readonly TrustAttempt[];
}

/**
 * Body of `POST /trust/preview`.
 * @public
 */
export interface TrustPreviewRequest {
  /** ARN of the role that carries the policy, or will. */
  readonly roleArn?: string;
  /** The policy before the change; where absent, that of the role as it was last read, or none for a role that is in no account that was read. */
  readonly before?: TrustPolicyInput;
  /** The policy after the change. */
  readonly after: TrustPolicyInput;
}

/**
 * Answer of `POST /trust/preview`. Service accounts of entities that the reader may not see are in no list and in no number.
 * @public
 */
export interface TrustPreviewAnswer
  extends Omit<TrustPreview, keyof TrustPreviewNames> {
  /** Cannot become the role before, and can after. At most 500 are listed. */
  readonly gained: readonly Reacher[];
  /** Can before, and cannot after. At most 500 are listed. */
  readonly lost: readonly Reacher[];
  /** Can before and after. At most 500 are listed. */
  readonly unchanged: readonly Reacher[];
  /** For whom it cannot be known, before or after. At most 500 are listed. */
  readonly unknown: readonly Reacher[];
  /** How many there are of each that the reader may see, where the lists may be shorter. */
  readonly totals: Readonly<Record<keyof TrustPreviewNames, number>>;
  /** True when service accounts that the reader may not see are left out. */
  readonly others: boolean;
  /** Where `before` comes from: the request, the role as it was last read, or nowhere, for a role that does not exist yet. */
  readonly beforeFrom: 'request' | 'role' | 'nothing';
}
