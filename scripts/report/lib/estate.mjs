import { fleetOf, clusterSnapshot } from '../../resolve/lib/fleet.mjs';

/** A made-up source of one snapshot, which it gives when it is read. */
function sourceOf({ sourceId }, snapshot) {
  return {
    id: sourceId,
    kind: sourceId.startsWith('aws:') ? 'aws-account' : 'kubernetes',
    title: sourceId.slice(sourceId.indexOf(':') + 1),
    async *read() {
      const { records, complete } = snapshot();
      for (const record of records) {
        yield { type: 'record', record };
      }
      for (const mark of complete) {
        yield { type: 'complete', mark };
      }
    },
  };
}

/** The sources and the catalog of an estate; `change` has a cluster differ from then on. */
export function estateOf(clusters) {
  const { snapshots, entities, sizes } = fleetOf(clusters);
  const current = new Map(snapshots.map(each => [each.sourceId, each]));
  const sources = snapshots.map(each =>
    sourceOf(each, () => current.get(each.sourceId)),
  );
  return {
    entities,
    sizes,
    sources,
    change(number, round) {
      const snapshot = clusterSnapshot(number, round);
      current.set(snapshot.sourceId, snapshot);
      return sources.find(({ id }) => id === snapshot.sourceId);
    },
  };
}
