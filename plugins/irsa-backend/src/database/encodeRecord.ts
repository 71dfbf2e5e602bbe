import { SnapshotRecord } from 'backstage-plugin-irsa-common';
import { configure } from 'safe-stable-stringify';
import { hashOf } from './hash';
import { mapDocuments } from './policyDocuments';

/** A record as it is stored. */
export interface EncodedRecord {
  /** Of kind and content. */
  readonly hash: string;
  readonly kind: string;
  /** JSON, with hashes in the place of policies. */
  readonly content: string;
  /** The policies by their hash. */
  readonly documents: ReadonlyMap<string, string>;
}

// Sources give maps such as tags in any order; the same record must always be the same text.
const stringify = configure({ deterministic: true, strict: true });

/** Puts a record into the form in which it is stored. */
export function encodeRecord(record: SnapshotRecord): EncodedRecord {
  const documents = new Map<string, string>();
  const { kind, value } = mapDocuments(record, text => {
    const hash = hashOf(text);
    documents.set(hash, text);
    return hash;
  });
  const content = stringify(value) ?? 'null';
  return { hash: hashOf(`${kind} ${content}`), kind, content, documents };
}

/** Characters that a record takes up when it is inserted with its policies. */
export function charactersOf(record: EncodedRecord): number {
  let characters = record.content.length;
  for (const text of record.documents.values()) {
    characters += text.length;
  }
  return characters;
}
