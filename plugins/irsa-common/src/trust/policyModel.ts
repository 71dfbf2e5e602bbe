import type { OperatorUse } from './operators/registry';
import type { TrustProblem } from './types';

/** A text of the policy and its place. */
export interface PlacedText {
  value: string;
  path: string;
}

/** A principal of the policy; `type` is the key as written, or `*` for the literal star. */
export interface PrincipalText extends PlacedText {
  type: string;
}

/** A condition: one operator with one key. */
export interface ConditionModel {
  path: string;
  operatorText: string;
  operator?: OperatorUse;
  /** The key as written. */
  key: string;
  /** The key for comparison, since names of keys ignore letter case. */
  foldedKey: string;
  values: PlacedText[];
  /** Why the condition cannot be understood. */
  faults: TrustProblem[];
}

/** A list of texts under a positive or a negated element. */
export interface ElementModel<T extends PlacedText> {
  path: string;
  negated: boolean;
  values: T[];
  faults: TrustProblem[];
}

/** A statement, scalars and lists made alike. */
export interface StatementModel {
  path: string;
  sid?: string;
  effect: 'Allow' | 'Deny' | 'unknown';
  principal: ElementModel<PrincipalText>;
  action: ElementModel<PlacedText>;
  conditions: ConditionModel[];
  /** What keeps the statement as a whole from being understood. */
  faults: TrustProblem[];
  /** What IAM would refuse without it changing what the statement means. */
  blemishes: TrustProblem[];
}

/** A policy, scalars and lists made alike. */
export interface PolicyModel {
  /** Whether policy variables are replaced: only in version 2012-10-17. */
  variables: boolean;
  version?: string;
  statements: StatementModel[];
  /** What keeps the policy as a whole from being understood. */
  faults: TrustProblem[];
  blemishes: TrustProblem[];
}
