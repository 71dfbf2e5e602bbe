import { FindingSubject } from '../../model/finding';
import { ListFilter, ListOptions, ListPage } from './list';

/**
 * What became of a waiver: `active`, `ended` by somebody, or `expired`. Only an active one keeps findings from being open.
 *
 * @public
 */
export type WaiverState = 'active' | 'ended' | 'expired';

/**
 * Findings that somebody accepted until a date.
 *
 * @public
 */
export interface Waiver {
  /** Names it in `DELETE /waivers/{id}`. */
  readonly id: string;
  /** Ids of the findings that it covers: those that were there when it was made, so that it never covers another cause. */
  readonly findingIds: readonly string[];
  /** Id of their check. */
  readonly checkId: string;
  /** What they are about. */
  readonly subject: FindingSubject;
  /** Entities that they concern and that the reader may see. */
  readonly entityRefs: readonly string[];
  /** Why they are accepted. */
  readonly reason: string;
  /** Reference of the group or user that owns the risk. */
  readonly owner: string;
  /** Reference of the user, or name of the service, that made it. */
  readonly createdBy: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** When the findings are open again; ISO 8601. */
  readonly expiresAt: string;
  /** What became of it. */
  readonly state: WaiverState;
  /** Who ended it early; absent unless somebody did. */
  readonly endedBy?: string;
  /** When that was; ISO 8601. */
  readonly endedAt?: string;
}

/**
 * What a waived finding says of its waiver.
 *
 * @public
 */
export type Acceptance = Pick<
  Waiver,
  'id' | 'reason' | 'owner' | 'createdBy' | 'createdAt' | 'expiresAt'
>;

/**
 * Body of `POST /waivers`: about one finding, or about what a check has found about a subject by now.
 *
 * @public
 */
export type WaiverRequest = {
  /** Why, in 20 to 2000 characters. */
  readonly reason: string;
  /** Reference of the group or user that owns the risk; the catalog must show it to whoever asks. */
  readonly owner: string;
  /** A day or a moment, ISO 8601: in the future, and no later than `irsa.waivers.maximum` from now. */
  readonly expiresAt: string;
} & (
  | {
      /** Id of the finding. */
      readonly findingId: string;
    }
  | {
      /** Id of the check. */
      readonly checkId: string;
      /** Reference of the subject, for instance the ARN of a role. */
      readonly subjectRef: string;
    }
);

/**
 * Answer of `GET /waivers`.
 *
 * @public
 */
export interface WaiverPage extends ListPage<Waiver> {
  /** How long a waiver may last, in days. */
  readonly maximumDays: number;
}

/**
 * Which waivers, the one that ends last first.
 *
 * @public
 */
export interface WaiverListOptions extends ListOptions {
  /** What became of it; `active` where absent. */
  readonly state?: ListFilter<WaiverState>;
  /** Id of a finding that it is about. */
  readonly findingId?: ListFilter;
  /** Id of the check that it is about. */
  readonly checkId?: ListFilter;
  /** Owner of the risk. */
  readonly owner?: ListFilter;
}
