import { ListOptions, ListPage, Waiver } from 'backstage-plugin-irsa-common';
import { Keyed } from '../service/index/Order';
import { pageOf } from '../service/list/pageOf';

/** One page of waivers, the one that ends last first. */
export function pageOfWaivers(
  waivers: readonly Waiver[],
  query: ListOptions,
): ListPage<Waiver> {
  const sorted: Keyed<Waiver>[] = waivers
    .map(waiver => ({ key: `${waiver.expiresAt} ${waiver.id}`, row: waiver }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return pageOf(sorted, { name: 'expiresAt', isDescending: true }, query);
}
