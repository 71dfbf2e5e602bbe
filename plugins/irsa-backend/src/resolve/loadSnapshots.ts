import { ConflictError } from '@backstage/errors';
import { SnapshotData, SnapshotRecord } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import {
  currentSnapshots,
  idOfVersion,
  loadSnapshot,
  SnapshotVersion,
} from '../database/snapshots';

/** Times that one snapshot is loaded anew because it was replaced meanwhile. */
const ATTEMPTS = 5;

/** A snapshot with the version that was loaded of it. */
export interface LoadedSnapshot {
  readonly version: SnapshotVersion;
  readonly data: SnapshotData;
}

/**
 * Loads the last good snapshot of each listed source. Sources are read one by one, so one that is replaced meanwhile is loaded anew, and the others
 * stay.
 *
 * @param isHeld - whether somebody holds the records of a snapshot already; then they are left out.
 */
export async function loadSnapshots(
  knex: Knex,
  isHeld: (sourceId: string, snapshotId: string) => boolean = () => false,
): Promise<LoadedSnapshot[]> {
  const documents = new Map<string, string>();
  const loaded: LoadedSnapshot[] = [];
  for (const version of await currentSnapshots(knex)) {
    const snapshot = isHeld(version.sourceId, idOfVersion(version))
      ? { version, data: dataOf(version, []) }
      : await loadOne(knex, version, documents);
    if (snapshot) {
      loaded.push(snapshot);
    }
  }
  return loaded;
}

/** Answers with nothing when the source is gone meanwhile. */
async function loadOne(
  knex: Knex,
  first: SnapshotVersion,
  documents: Map<string, string>,
): Promise<LoadedSnapshot | undefined> {
  let version: SnapshotVersion | undefined = first;
  for (let attempt = 1; version; attempt++) {
    try {
      return {
        version,
        data: dataOf(version, await loadSnapshot(knex, version, documents)),
      };
    } catch (error) {
      if (!ConflictError.is(error) || attempt === ATTEMPTS) {
        throw error;
      }
      [version] = await currentSnapshots(knex, first.sourceId);
    }
  }
  return undefined;
}

function dataOf(
  version: SnapshotVersion,
  records: readonly SnapshotRecord[],
): SnapshotData {
  return {
    sourceId: version.sourceId,
    id: idOfVersion(version),
    complete: version.marks,
    records,
  };
}
