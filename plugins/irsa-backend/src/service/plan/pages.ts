import {
  AccessPack,
  AccessPackPage,
  ClusterAnswer,
  ClusterPage,
  ListOptions,
} from 'backstage-plugin-irsa-common';
import { Keyed } from '../index/Order';
import { pageOf } from '../list/pageOf';

/** One page of clusters, by name. */
export function pageOfClusters(
  clusters: readonly ClusterAnswer[],
  query: ListOptions,
): ClusterPage {
  return pageBy('name', clusters, query);
}

/** One page of access packs, by id. */
export function pageOfAccessPacks(
  packs: readonly AccessPack[],
  query: ListOptions,
): AccessPackPage {
  return pageBy('id', packs, query);
}

function pageBy<
  Name extends string,
  Row extends Readonly<Record<Name, string>>,
>(name: Name, rows: readonly Row[], query: ListOptions) {
  const sorted: Keyed<Row>[] = rows
    .map(row => ({ key: row[name], row }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return pageOf(sorted, { name, isDescending: false }, query);
}
