import { FindingChange } from 'backstage-plugin-irsa-common';
import { PastFinding } from '../history/FindingHistory';
import { Visibility, visibleRefs } from '../service/Visibility';

/** Changes that are answered with at most. */
const MAXIMUM = 200;

interface Change {
  readonly finding: PastFinding;
  readonly change: FindingChange['change'];
  readonly at: number;
}

/** Keeps the latest of what became of findings since a time, as the report counts it. */
export class LatestChanges {
  readonly #since: number;
  #changes: Change[] = [];

  /** @param since - in milliseconds since 1970. */
  constructor(since: number) {
    this.#since = since;
  }

  add(finding: PastFinding): void {
    const { firstSeenAt, openedAt, fixedAt } = finding;
    this.#note(finding, 'new', firstSeenAt);
    if (openedAt > firstSeenAt) {
      this.#note(finding, 'returned', openedAt);
    }
    if (fixedAt !== undefined) {
      this.#note(finding, 'fixed', fixedAt);
    }
  }

  /** The latest first, without what the reader may not see. */
  result(visibility: Visibility): FindingChange[] {
    this.#drop();
    return this.#changes.map(({ finding, change, at }) => ({
      id: finding.id,
      checkId: finding.checkId,
      severity: finding.severity,
      title: finding.title,
      subject: finding.subject,
      entityRefs: visibleRefs(finding.entityRefs, visibility),
      change,
      at: new Date(at).toISOString(),
    }));
  }

  #note(finding: PastFinding, change: Change['change'], at: number): void {
    if (at >= this.#since) {
      this.#changes.push({ finding, change, at });
      // Sorting a few hundred now and then costs less than sorting two years at the end.
      if (this.#changes.length > 4 * MAXIMUM) {
        this.#drop();
      }
    }
  }

  #drop(): void {
    this.#changes.sort(
      (a, b) => b.at - a.at || (a.finding.id < b.finding.id ? -1 : 1),
    );
    this.#changes.length = Math.min(this.#changes.length, MAXIMUM);
  }
}
