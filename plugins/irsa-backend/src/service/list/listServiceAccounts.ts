import {
  ListPage,
  parseRoleArn,
  ServiceAccountListOptions,
} from 'backstage-plugin-irsa-common';
import { Freshness } from '../Freshness';
import { EstateIndex, IndexedServiceAccount } from '../index/EstateIndex';
import { serviceAccountOrders } from '../index/orders';
import { isVisible, Visibility } from '../Visibility';
import { allOf, anyOf, entityMatch, oneOf, wordMatch } from './filters';
import { pageOf } from './pageOf';
import { sortOf } from './sortOf';

/** The service accounts that a reader may see and asks for, a page of them. */
export async function listServiceAccounts(
  index: EstateIndex,
  query: ServiceAccountListOptions,
  reader: { readonly visibility: Visibility; readonly freshness: Freshness },
): Promise<ListPage<IndexedServiceAccount>> {
  const { visibility, freshness } = reader;
  const { unowned } = query;
  const sort = sortOf(query.sort, 'serviceAccount');
  const isAskedFor = allOf<IndexedServiceAccount>(
    oneOf(query.cluster, each => each.serviceAccount.cluster),
    oneOf(query.namespace, each => each.serviceAccount.namespace),
    oneOf(query.state, each => each.state),
    oneOf(query.verdict, each =>
      each.verdict !== 'none' && freshness.tooOld(each)
        ? 'unknown'
        : each.verdict,
    ),
    anyOf(query.mechanism, each => each.mechanisms),
    anyOf(query.roleArn, each => each.roleArns),
    anyOf(query.account, each =>
      each.roleArns.flatMap(arn => {
        const parsed = parseRoleArn(arn);
        return 'role' in parsed ? [parsed.role.account] : [];
      }),
    ),
    unowned === undefined
      ? undefined
      : each => (each.entityRefs.length === 0) === unowned,
    each => isVisible(each, visibility),
    entityMatch(query, index.places, visibility),
    wordMatch(query.q, visibility),
  );
  const sorted = await index.serviceAccounts.inOrder(
    serviceAccountOrders[sort.name],
  );
  const found = sorted.filter(({ row }) => isAskedFor(row));
  return pageOf(found, sort, query);
}
