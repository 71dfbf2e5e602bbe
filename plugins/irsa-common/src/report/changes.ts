import { ReportChanges, ReportTimeToFix } from '../api/types/report';
import { FindingSeverity } from '../model';

/**
 * What became of a finding over time. Times are milliseconds since 1970.
 *
 * @public
 */
export interface FindingTimes {
  /** How bad it was when it was last seen. */
  readonly severity: FindingSeverity;
  /** When it was seen for the first time. */
  readonly firstSeenAt: number;
  /** When it was first seen since it was last fixed; the first time where it never was. */
  readonly openedAt: number;
  /** When it was found to be gone; absent while it is there. */
  readonly fixedAt?: number;
}

/** Sums and counts of times. */
interface Mean {
  sum: number;
  of: number;
}

/**
 * Counts what is new, fixed and back since a time, finding by finding.
 *
 * @public
 */
export class ChangeAccumulator {
  readonly #since: number;
  #new = 0;
  #fixed = 0;
  #returned = 0;
  readonly #all: Mean = { sum: 0, of: 0 };
  readonly #bySeverity: Readonly<Record<FindingSeverity, Mean>> = {
    critical: { sum: 0, of: 0 },
    high: { sum: 0, of: 0 },
    medium: { sum: 0, of: 0 },
    low: { sum: 0, of: 0 },
    info: { sum: 0, of: 0 },
  };

  /** @param since - in milliseconds since 1970. */
  constructor(since: number) {
    this.#since = since;
  }

  /** Counts a finding. */
  add({ severity, firstSeenAt, openedAt, fixedAt }: FindingTimes): void {
    if (firstSeenAt >= this.#since) {
      this.#new += 1;
    }
    if (openedAt > firstSeenAt && openedAt >= this.#since) {
      this.#returned += 1;
    }
    if (fixedAt !== undefined && fixedAt >= this.#since) {
      this.#fixed += 1;
      for (const mean of [this.#all, this.#bySeverity[severity]]) {
        mean.sum += fixedAt - openedAt;
        mean.of += 1;
      }
    }
  }

  /**
   * What has been counted so far.
   *
   * @param knownSince - since when findings are followed, in milliseconds since 1970; undefined before the first.
   */
  result(knownSince: number | undefined): {
    readonly changes: ReportChanges;
    readonly meanTimeToFix: ReportTimeToFix;
  } {
    const { critical, high, medium, low, info } = this.#bySeverity;
    return {
      changes: {
        since: new Date(this.#since).toISOString(),
        ...(knownSince === undefined
          ? {}
          : { knownSince: new Date(knownSince).toISOString() }),
        new: this.#new,
        fixed: this.#fixed,
        returned: this.#returned,
      },
      meanTimeToFix: {
        ...meanOf(this.#all),
        bySeverity: {
          critical: meanOf(critical),
          high: meanOf(high),
          medium: meanOf(medium),
          low: meanOf(low),
          info: meanOf(info),
        },
      },
    };
  }
}

function meanOf({ sum, of }: Mean): { seconds?: number; of: number } {
  return of === 0 ? { of } : { seconds: Math.round(sum / of / 1_000), of };
}
