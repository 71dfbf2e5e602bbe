import { ListPage, RoleListOptions } from 'backstage-plugin-irsa-common';
import { inSlices } from '../../resolve/inSlices';
import { EstateIndex, IndexedRole } from '../index/EstateIndex';
import { Keyed, keyOfParts, sortInSteps } from '../index/Order';
import { roleOrders } from '../index/orders';
import { isVisible, isWholeRole, Visibility, visibleRefs } from '../Visibility';
import { allOf, anyOf, entityMatch, oneOf, wordMatch } from './filters';
import { pageOf } from './pageOf';
import { sortOf } from './sortOf';

/** As many service accounts as a role will ever have, in as many digits as every key has. */
const MANY = 9_999_998;
const DIGITS = 7;

/** The roles that a reader may see and asks for, a page of them. */
export async function listRoles(
  index: EstateIndex,
  query: RoleListOptions,
  visibility: Visibility,
): Promise<ListPage<IndexedRole>> {
  const sort = sortOf(query.sort, 'arn');
  const isAskedFor = allOf<IndexedRole>(
    oneOf(query.account, each => each.account),
    oneOf(query.trustScope, each => each.trustScope),
    anyOf(query.cluster, each => placesOf(each, 'cluster', visibility)),
    anyOf(query.namespace, each => placesOf(each, 'namespace', visibility)),
  );
  const isOfEntities = entityMatch(query, index.places);
  const hasWords = wordMatch(query.q);
  const isFound = (role: IndexedRole) => {
    if (!isAskedFor(role) || !isVisible(role, visibility)) {
      return false;
    }
    if (!isOfEntities && !hasWords) {
      return true;
    }
    const visible = visibleRefs(role.entityRefs, visibility);
    return (
      isOfEntities?.(visible) !== false &&
      hasWords?.({ text: role.text, visible }) !== false
    );
  };
  const { name } = sort;
  if (name !== 'can') {
    const sorted = await index.roles.inOrder(roleOrders[name]);
    return pageOf(
      sorted.filter(({ row }) => isFound(row)),
      sort,
      query,
    );
  }
  return pageOf(await byReach(index, isFound, visibility), sort, query);
}

/** The number of those who can become a role is known only to a reader who may see all of them, so this order is the reader's own. */
async function byReach(
  index: EstateIndex,
  isFound: (role: IndexedRole) => boolean,
  visibility: Visibility,
): Promise<Keyed<IndexedRole>[]> {
  const found = [...index.roles.facts.rows.values()].filter(isFound);
  return inSlices(
    sortInSteps(found, {
      name: 'can',
      keyOf: role => {
        const known = isWholeRole(role, visibility) ? role.can : -1;
        return keyOfParts(String(MANY - known).padStart(DIGITS, '0'), role.arn);
      },
    }),
  );
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
