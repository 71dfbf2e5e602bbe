import { NotAllowedError } from '@backstage/errors';
import { GuardRailMessage } from 'backstage-plugin-irsa-common';

/**
 * Ends a step that guard rails forbid.
 *
 * @throws NotAllowedError that names each rule and what to do about it.
 */
export function requireAllowed(messages: readonly GuardRailMessage[]): void {
  const refusals = messages.filter(({ outcome }) => outcome === 'not-allowed');
  if (refusals.length > 0) {
    throw new NotAllowedError(
      `The guard rails do not allow this identity. ${refusals
        .map(
          ({ rule, message, remedy }) =>
            `[${rule}] ${message}${remedy ? ` ${remedy}` : ''}`,
        )
        .join(' ')}`,
    );
  }
}
