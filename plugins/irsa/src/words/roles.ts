/** The words of the pages of roles. */
export const rolesWords = {
  title: 'Roles',
  what: 'the roles',
  whatOne: 'the role',
  back: 'All roles',
  column: { role: 'Role', width: 'Trust' },
  missing: 'does not exist',
  couldPatterns_one: '{{count, number}} pattern',
  couldPatterns_other: '{{count, number}} patterns',
  andOthers: '{{total, number}} and more',
  search: 'Search roles',
  searchHint: 'Role or component',
  allWidths: 'All widths of trust',
  none: 'No role that has to do with Kubernetes was read.',
  noMatch: 'No role matches these filters.',
  console: 'AWS console',
  usedBy: 'Used by',
  managedBy: 'Managed by',
  managedByTag: '{{tool}}, by the tag {{tag}}',
  boundary: 'Permissions boundary',
  noBoundary: 'None',
  nodesOf: 'Role of the nodes of',
  doesNote: 'configured, and it works',
  canNote: 'trusted now',
  couldNote: 'nobody yet, but whoever creates it',
  sentence: {
    missing:
      'This role does not exist in its account, so nobody can become it.',
    does_one: '{{count, number}} service account uses this role.',
    does_other: '{{count, number}} service accounts use this role.',
    can_one: '{{count, number}} can become it.',
    can_other: '{{count, number}} can become it.',
    could_one:
      'So can whoever creates a service account that matches {{count, number}} pattern.',
    could_other:
      'So can whoever creates a service account that matches one of {{count, number}} patterns.',
    couldNot: 'No new service account could.',
  },
  trust: 'Trust policy in words',
  noTrust: 'The role does not exist, so it has no trust policy.',
  trustNotRead:
    'The trust policy was not read, so nothing is assumed about it.',
} as const;

/** The words of what a role may do. */
export const permissionsWords = {
  title: 'What the role may do',
  notRead: 'Its policies were not read, so what it may do is unknown.',
  policies_one: '{{count, number}} policy',
  policies_other: '{{count, number}} policies',
  services: 'Services',
  administrator: 'Everything on everything: it is an administrator.',
  administratorConditional: 'Everything on everything where a condition holds.',
  administratorUnknown:
    'Whether it is an administrator is unknown, because a policy was not read.',
  everyService: 'Actions of every service',
  nothing: 'Nothing, as far as its policies were read.',
  everyAction: 'every action',
  levelsUnknown: 'levels not known',
  onEveryResource: '{{levels}} on every resource',
  conditional: 'under a condition',
  escalations: 'Ways to get more than it was given',
  wildcards: 'Grants on every resource',
  unknown: 'What may be missing',
} as const;

/** The words of the preview of a changed trust policy. */
export const whatIfWords = {
  title: 'What if I change it',
  note: 'Nothing is written to AWS.',
  after: 'Trust policy after the change',
  remove: 'Remove statement {{total, number}}',
  reset: 'Back to what is there now',
  unchanged:
    'Change the policy to see who would gain and who would lose the role.',
  asking: 'Comparing with every service account that was read',
  failed: 'The change could not be previewed. Try again.',
  notPermitted: 'You may not preview changes of this role.',
  totals:
    '{{gained, number}} gain, {{lost, number}} lose, {{unchanged, number}} unchanged.',
  totalUnknown_one: 'For {{count, number}} it cannot be known.',
  totalUnknown_other: 'For {{count, number}} it cannot be known.',
  covers:
    'Gains and losses cover {{read, number}} of {{known, number}} clusters.',
  table: 'Who gains and who loses the role',
  change: 'Change',
  gains: 'Gains',
  loses: 'Loses',
  keeps: 'Keeps',
  appears: 'Opens: {{why}}',
  disappears: 'No longer open: {{why}}',
  fix: 'Get this as code',
} as const;
