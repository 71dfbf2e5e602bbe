import { ConflictError } from '@backstage/errors';
import { Check, UNREAD_CHECK_ID } from 'backstage-plugin-irsa-common';

/**
 * The product's checks and those that modules have added.
 *
 * @throws ConflictError when an id is taken: findings and waivers hang on it, so it must stand for one check.
 */
export function collectChecks(
  own: readonly Check[],
  added: readonly Check[],
): readonly Check[] {
  const ids = new Set([UNREAD_CHECK_ID, ...own.map(({ id }) => id)]);
  for (const { id } of added) {
    if (ids.has(id)) {
      throw new ConflictError(
        `A module adds a check with the id '${id}', which another check has. Give it an id of its own, for instance one that begins with the name of your company.`,
      );
    }
    ids.add(id);
  }
  return [...own, ...added];
}
