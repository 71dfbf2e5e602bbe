import { Memory } from './memory';

/**
 * What one run of resolver and checks leaves for the next, so that it computes anew only what depends on a source that has changed. The answer is the same
 * as without it. Holds everything that was read, so keep one a process, and pass it to runs that do not overlap.
 *
 * @public
 */
export class ResolveCache {
  /** @internal */
  readonly estate = new Memory();
  /** @internal */
  readonly resolution = new Memory();
  /** @internal */
  readonly subjects = new Memory();
  /** @internal */
  readonly checks = new Memory();

  /**
   * Whether the records of a snapshot are held already; then {@link SnapshotData.records} is not read again.
   *
   * @param sourceId - id of the source, for instance `kubernetes:prod-euw1`.
   * @param snapshotId - {@link SnapshotData.id} of the snapshot.
   */
  holds(sourceId: string, snapshotId: string): boolean {
    return this.estate.has(`snapshot ${sourceId}`, [snapshotId]);
  }
}
