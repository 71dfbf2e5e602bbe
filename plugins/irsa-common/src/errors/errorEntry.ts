import { ErrorContext } from './errorContext';
import { ErrorParts } from './errorParts';

/**
 * What part of the way from a pod to AWS a message comes from.
 *
 * @public
 */
export type ErrorArea =
  | 'web-identity-token'
  | 'trust'
  | 'pod-identity'
  | 'credentials'
  | 'permissions'
  | 'request'
  | 'kubernetes'
  | 'legacy'
  | 'change';

/**
 * A cause that a message may have.
 *
 * @public
 */
export interface ErrorEntrySuspect {
  /** Id in the catalogue of checks. */
  readonly checkId: string;
  /** How the cause leads to the message, in one sentence. */
  readonly why: string;
}

/**
 * A message that is known: how it reads, what it means, and what may have caused it.
 *
 * @public
 */
export interface ErrorEntry {
  /** Stable word, for instance `provider-missing`. */
  readonly id: string;
  /** What part of the way it comes from. */
  readonly area: ErrorArea;
  /** True where the message says so little that it counts only in a text without any other; SDKs wrap what AWS answers into such messages. */
  readonly isGeneral?: boolean;
  /**
   * How the message reads in the SDKs and tools that are known; `…` stands for whatever is in between. Letter case, white space and quotes do
   * not count.
   */
  readonly wordings: readonly string[];
  /** Tells apart messages of the same wording by what they name; a text has the message where this is absent. */
  readonly when?: (parts: ErrorParts, context?: ErrorContext) => boolean;
  /** What `when` asks for, in a few words to follow "where"; absent with it. */
  readonly where?: string;
  /** What the message means, in a sentence or two. */
  readonly cause: string;
  /** What to do when no suspect fits. */
  readonly advice: string;
  /** Causes in the order of suspicion; empty where no check of the catalogue is about any of them. */
  readonly suspects: readonly ErrorEntrySuspect[];
}
