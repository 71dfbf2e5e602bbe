import { SnapshotRecord } from 'backstage-plugin-irsa-common';

/** A record with something else in the place of the text of each policy. */
export function mapDocuments(
  record: SnapshotRecord,
  map: (text: string) => string,
): SnapshotRecord {
  switch (record.kind) {
    case 'role': {
      const { trustPolicy, inlinePolicies } = record.value;
      return {
        kind: 'role',
        value: {
          ...record.value,
          trustPolicy: map(trustPolicy),
          ...(inlinePolicies && {
            inlinePolicies: inlinePolicies.map(policy =>
              policy.document === undefined
                ? policy
                : { ...policy, document: map(policy.document) },
            ),
          }),
        },
      };
    }
    case 'managed-policy': {
      const { document } = record.value;
      return document === undefined
        ? record
        : {
            kind: 'managed-policy',
            value: { ...record.value, document: map(document) },
          };
    }
    default:
      return record;
  }
}
