import { setImmediate } from 'node:timers/promises';
import { SnapshotRecord } from 'backstage-plugin-irsa-common';
import { STATEMENT_CHARACTERS, STATEMENT_ROWS } from '../database/batches';
import {
  charactersOf,
  EncodedRecord,
  encodeRecord,
} from '../database/encodeRecord';
import { NextVersion } from '../database/NextVersion';

/** Passes records on to a snapshot as soon as there are enough for a statement, so that no more than those are in memory. */
export class RecordBuffer {
  readonly #snapshot: NextVersion<EncodedRecord>;
  #records: EncodedRecord[] = [];
  #characters = 0;

  constructor(snapshot: NextVersion<EncodedRecord>) {
    this.#snapshot = snapshot;
  }

  async add(record: SnapshotRecord): Promise<void> {
    const encoded = encodeRecord(record);
    this.#records.push(encoded);
    this.#characters += charactersOf(encoded);
    if (
      this.#records.length === STATEMENT_ROWS ||
      this.#characters >= STATEMENT_CHARACTERS
    ) {
      await this.flush();
    }
  }

  async flush(): Promise<void> {
    const records = this.#records;
    this.#records = [];
    this.#characters = 0;
    if (records.length > 0) {
      await this.#snapshot.add(records);
      // A query on SQLite is over before it gives anybody else a turn.
      await setImmediate();
    }
  }
}
