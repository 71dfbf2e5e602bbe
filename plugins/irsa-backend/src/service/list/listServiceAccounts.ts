import {
  ListPage,
  parseRoleArn,
  ServiceAccountListOptions,
  ServiceAccountPage,
  serviceAccountRef,
} from 'backstage-plugin-irsa-common';
import { EstateIndex, IndexedServiceAccount } from '../index/EstateIndex';
import { serviceAccountOrders } from '../index/orders';
import { keyOfMoment, Moment } from '../Moment';
import { Visibility } from '../Visibility';
import { countedBindings } from './countedBindings';
import { allOf, anyOf, entityMatch, oneOf, visibleMatch } from './filters';
import { FoundRows } from './FoundRows';
import { pageOf } from './pageOf';
import { sortOf } from './sortOf';

/** The service accounts that a reader may see and asks for, a page of them. */
export async function listServiceAccounts(
  index: EstateIndex,
  query: ServiceAccountListOptions,
  reader: {
    readonly visibility: Visibility;
    readonly moment: Moment;
    readonly found: FoundRows<IndexedServiceAccount>;
  },
): Promise<
  ListPage<IndexedServiceAccount> & Pick<ServiceAccountPage, 'totalBindings'>
> {
  const { visibility, moment, found } = reader;
  const { freshness } = moment;
  const counted = countedBindings(index, query, reader);
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
    counted
      ? each => counted.has(serviceAccountRef(each.serviceAccount))
      : anyOf(query.account, each =>
          each.roleArns.flatMap(arn => {
            const parsed = parseRoleArn(arn);
            return 'role' in parsed ? [parsed.role.account] : [];
          }),
        ),
    unowned === undefined
      ? undefined
      : each => (each.entityRefs.length === 0) === unowned,
    visibleMatch(visibility),
    entityMatch(query, index.places, visibility),
  );
  const isOfTheMoment =
    query.verdict !== undefined || query.compliance !== undefined;
  const rows = await found.of({
    query,
    visibility,
    basis: `${index.version} ${isOfTheMoment ? keyOfMoment(moment) : ''}`,
    sorted: () =>
      index.serviceAccounts.inOrder(serviceAccountOrders[sort.name]),
    isFound: isAskedFor,
  });
  const page = pageOf(rows, sort, query);
  return counted
    ? {
        ...page,
        totalBindings: rows.reduce(
          (sum, { row }) =>
            sum + (counted.get(serviceAccountRef(row.serviceAccount)) ?? 0),
          0,
        ),
      }
    : page;
}
