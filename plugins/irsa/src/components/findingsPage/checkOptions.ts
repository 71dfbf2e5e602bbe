import { irsaChecks, UNREAD_CHECK_ID } from 'backstage-plugin-irsa-common';
import type { FilterOption } from '../../hooks/useFilterOptions';

/** Every check as a choice of a filter, in the order of the ids. */
export const checkOptions: readonly FilterOption[] = [
  ...irsaChecks.map(({ id, title }) => ({ id, label: `${id} ${title}` })),
  { id: UNREAD_CHECK_ID, label: UNREAD_CHECK_ID },
].sort((a, b) => a.id.localeCompare(b.id));
