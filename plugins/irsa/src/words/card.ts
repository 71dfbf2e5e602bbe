/** The words of the card on the overview of an entity. */
export const cardWords = {
  title: 'AWS identity',
  more_one: 'and {{count, number}} more',
  more_other: 'and {{count, number}} more',
  readAgo: 'Read {{age}} ago',
  open: 'Open AWS identity',
} as const;
