/** The words of the states that every page can be in. */
export const pageWords = {
  loading: 'Loading {{what}}',
  failed: 'Could not load {{what}}.',
  notPermitted: 'You may not see {{what}}',
  needsPermission:
    'It needs the permission {{permission}}. The AWS identity of your own components is on their pages.',
  notFound: 'There is no such page of {{what}}',
  notFoundText: 'It is gone, or you may not see it.',
} as const;

/** The words of lists. */
export const listWords = {
  total_one: '{{count, number}} in all',
  total_other: '{{count, number}} in all',
  filters: 'Filters',
  clear: 'Clear filters',
  pageGone:
    'The page that the address names is not there any more, so this is the first one.',
  range: '{{first, number}} to {{last, number}} of {{total, number}}',
} as const;
