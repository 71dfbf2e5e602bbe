import { Evidence } from './identity';
import { ServiceAccountRef } from './refs';

/**
 * Where an entity stands in the catalog. Relations count first, the spec where the catalog has made none.
 *
 * @public
 */
export interface EntityPlace {
  /** Reference of the entity. */
  readonly entityRef: string;
  /** Reference of the group or user that owns it; absent when it has none. */
  readonly owner?: string;
  /** Reference of its system; absent when it is part of none. */
  readonly system?: string;
  /** Reference of the domain of its system; absent when there is none. */
  readonly domain?: string;
  /** `spec.lifecycle`, for instance `production`; absent when it has none. */
  readonly lifecycle?: string;
}

/**
 * A role that the catalog or a tag says an entity has.
 *
 * @public
 */
export interface DeclaredRole {
  /** ARN of the role. */
  readonly roleArn: string;
  /** The component's own annotation, that of a resource which it depends on, or a tag of the role. */
  readonly by: 'component' | 'resource' | 'role-tag';
  /** Reference of the entity that carries the annotation, or the ARN of the role that carries the tag. */
  readonly ref: string;
  /** Key of the annotation or the tag. */
  readonly key: string;
}

/**
 * The three kinds of truth: what the catalog says, what is set up, and what running pods carry.
 *
 * @public
 */
export type TruthKind = 'declared' | 'configured' | 'observed';

/**
 * What kind of difference there is.
 *
 * - `DECLARED_NOT_CONFIGURED`: a declared role that no service account of the entity is set up for.
 * - `CONFIGURED_NOT_DECLARED`: a role that is set up while the entity declares others.
 * - `TAGGED_FOR_OTHER_SERVICE_ACCOUNT`: a role made for one service account is set up for another.
 * - `CONFIGURED_NOT_OBSERVED`: running pods carry no identity although one is set up.
 * - `OBSERVED_OTHER_ROLE`, `OBSERVED_OTHER_MECHANISM`: running pods carry another than the one that is set up.
 * - `OBSERVED_NOT_CONFIGURED`: running pods carry an identity that nothing sets up any more.
 * - `OBSERVED_STATIC_KEYS`: running pods carry access keys, which SDKs take before the role.
 * - `OBSERVED_OTHER_AUDIENCE`: running pods have tokens for another audience than the one that is set up.
 *
 * @public
 */
export type TruthDifferenceCode =
  | 'DECLARED_NOT_CONFIGURED'
  | 'CONFIGURED_NOT_DECLARED'
  | 'TAGGED_FOR_OTHER_SERVICE_ACCOUNT'
  | 'CONFIGURED_NOT_OBSERVED'
  | 'OBSERVED_OTHER_ROLE'
  | 'OBSERVED_OTHER_MECHANISM'
  | 'OBSERVED_NOT_CONFIGURED'
  | 'OBSERVED_STATIC_KEYS'
  | 'OBSERVED_OTHER_AUDIENCE';

/**
 * A difference between two kinds of truth, with its cause.
 *
 * @public
 */
export interface TruthDifference {
  /** What kind of difference it is. */
  readonly code: TruthDifferenceCode;
  /** The two kinds of truth that differ. */
  readonly between: readonly [TruthKind, TruthKind];
  /** The service account that it is about; absent where none is set up. */
  readonly serviceAccount?: ServiceAccountRef;
  /** What the first of the two says, as it was read; absent where it says nothing. */
  readonly expected?: string;
  /** What the second of the two says, as it was read; absent where it says nothing. */
  readonly actual?: string;
  /** Number of running pods that it is about; absent where it is about none. */
  readonly pods?: number;
  /** The cause in one sentence. */
  readonly cause: string;
  /** What proves it. */
  readonly evidence: readonly Evidence[];
}
