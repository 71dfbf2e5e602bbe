import { judgeCompliance } from 'backstage-plugin-irsa-common';
import { Cell, CellCounts, emptyCounts, keyOfCell } from '../history/cells';
import { EstateIndex } from '../service/index/EstateIndex';
import { Moment } from '../service/Moment';
import { Visibility } from '../service/Visibility';
import { countReport } from './countReport';
import { UnreadSources } from './UnreadSources';

/** What somebody may see who may see everything. */
const everything = ({ places }: EstateIndex): Visibility => ({
  entities: new Set(places.keys()),
  everyEntity: true,
  unowned: true,
  policyText: false,
});

/** Counts everything that there is, apart for each set of entities, cluster and account, so that it can be added up for any reader later. */
export function* countCells(
  index: EstateIndex,
  moment: Moment,
): Generator<void, Map<string, { cell: Cell; counts: CellCounts }>> {
  const cells = new Map<string, { cell: Cell; counts: CellCounts }>();
  const countsOf = (cell: Cell): CellCounts => {
    const key = keyOfCell(cell);
    let known = cells.get(key);
    if (!known) {
      known = { cell, counts: emptyCounts() };
      cells.set(key, known);
    }
    return known.counts;
  };
  yield* countReport(
    index,
    {},
    { visibility: everything(index), moment, unread: new UnreadSources([]) },
    {
      binding(binding, findings) {
        const { entityRefs, serviceAccount, account } = binding;
        const counts = countsOf({
          entityRefs,
          cluster: serviceAccount.cluster,
          account,
        });
        const judged = judgeCompliance(
          moment.freshness.tooOld(binding) ? 'unknown' : binding.verdict,
          moment.freshness.isStale(binding),
          findings,
        );
        counts[judged.compliance] += 1;
        counts.broken += judged.broken ? 1 : 0;
        counts.waived += judged.waived ? 1 : 0;
      },
      finding({ entityRefs, cluster, account }, { severity, state }) {
        const counts = countsOf({ entityRefs, cluster, account });
        if (state === 'fail') {
          counts[severity] += 1;
        } else {
          counts[
            state === 'waived' ? 'waivedFindings' : 'unknownFindings'
          ] += 1;
        }
      },
    },
  );
  return cells;
}
