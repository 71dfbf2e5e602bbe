/** The words of findings, in tables and opened. */
export const findingsWords = {
  title: 'Findings',
  openCount: '{{total, number}} open',
  unknownCount: '{{total, number}} unknown',
  waivedCount: '{{total, number}} waived',
  none: 'No finding in what was read.',
  column: {
    severity: 'Severity',
    finding: 'Finding',
    subject: 'Subject',
    since: 'Since',
    state: 'State',
  },
  state: {
    fail: 'Open',
    unknown: 'Unknown',
    waived: 'Waived',
  },
  sinceUnknown: 'not known',
  detailLabel: 'Finding: {{title}}',
  close: 'Close the finding',
  stale:
    'A source that this rests on was not read in time, so it may have changed.',
  others: 'It also concerns what you may not see; that is left out here.',
  consequences: 'What breaks because of it',
  waiting: {
    title: 'What waits for it',
    checks_one: '{{count}} check cannot be judged:',
    checks_other: '{{count}} checks cannot be judged:',
    bindings_one: '{{count, number}} binding depends on it.',
    bindings_other: '{{count, number}} bindings depend on it.',
  },
  about: {
    open: 'About {{checkId}}',
    loading: 'Loading the text of the check',
    what: 'What it reports',
    why: 'Why it matters',
    howWeKnow: 'How we know',
    fix: 'What to change in general',
    unknown:
      'This check does not come with the product, so its text is not known here.',
  },
} as const;
