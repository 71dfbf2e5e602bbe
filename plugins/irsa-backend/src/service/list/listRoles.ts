import { ListPage, RoleListOptions } from 'backstage-plugin-irsa-common';
import { inSlices } from '../../resolve/inSlices';
import { EstateIndex, IndexedRole } from '../index/EstateIndex';
import { Keyed, keyOfParts, sortInSteps } from '../index/Order';
import { roleOrders } from '../index/orders';
import { isVisible, isWholeRole, Visibility } from '../Visibility';
import { allOf, anyOf, entityMatch, oneOf, visibleMatch } from './filters';
import { FoundRows } from './FoundRows';
import { pageOf } from './pageOf';
import { sortOf } from './sortOf';

/** As many service accounts as a role will ever have, in as many digits as every key has. */
const MANY = 9_999_998;
const DIGITS = 7;

/** The roles that a reader may see and asks for, a page of them. */
export async function listRoles(
  index: EstateIndex,
  query: RoleListOptions,
  reader: {
    readonly visibility: Visibility;
    readonly found: FoundRows<IndexedRole>;
  },
): Promise<ListPage<IndexedRole>> {
  const { visibility, found } = reader;
  const sort = sortOf(query.sort, 'arn');
  const isAskedFor = allOf<IndexedRole>(
    oneOf(query.account, each => each.account),
    oneOf(query.trustScope, each => each.trustScope),
    anyOf(query.cluster, each => placesOf(each, 'cluster', visibility)),
    anyOf(query.namespace, each => placesOf(each, 'namespace', visibility)),
    visibleMatch(visibility),
    entityMatch(query, index.places, visibility),
  );
  const { name } = sort;
  const rows = await found.of({
    query,
    visibility,
    basis: String(index.version),
    sorted: () =>
      name === 'can'
        ? byReach(index, visibility)
        : index.roles.inOrder(roleOrders[name]),
    isFound: isAskedFor,
  });
  return pageOf(rows, sort, query);
}

/** All roles by their reach, as one reader may know it. */
interface ReaderOrder {
  readonly version: number;
  /** Entities that the reader could see then. */
  readonly entities: number;
  readonly sorted: Promise<readonly Keyed<IndexedRole>[]>;
}

const ordersOfReaders = new WeakMap<object, ReaderOrder>();

/**
 * The number of those who can become a role is known only to a reader who may see all of them, so this order is the reader's own. It is kept as long
 * as what is known of the reader.
 */
async function byReach(
  index: EstateIndex,
  visibility: Visibility,
): Promise<readonly Keyed<IndexedRole>[]> {
  const { version } = index;
  const { size } = visibility.entities;
  const kept = ordersOfReaders.get(visibility.entities);
  if (kept?.version === version && kept.entities === size) {
    return kept.sorted;
  }
  const sorted = inSlices(
    sortInSteps(index.roles.facts.rows.values(), {
      name: 'can',
      keyOf: role => {
        const known = isWholeRole(role, visibility) ? role.can : -1;
        return keyOfParts(String(MANY - known).padStart(DIGITS, '0'), role.arn);
      },
    }),
  );
  ordersOfReaders.set(visibility.entities, { version, entities: size, sorted });
  return sorted;
}

function placesOf(
  { usedIn }: IndexedRole,
  of: 'cluster' | 'namespace',
  visibility: Visibility,
): string[] {
  return usedIn
    .filter(user => isVisible(user, visibility))
    .map(user => user[of]);
}
