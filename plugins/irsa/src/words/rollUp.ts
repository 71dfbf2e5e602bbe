/** The words of what the components of a system, domain or group add up to. */
export const rollUpWords = {
  components: 'Components',
  what: 'the components',
  counts: '{{total, number}} {{word}}',
  column: {
    status: 'Status',
    component: 'Component',
    findings: 'Open findings',
    owner: 'Owner',
    system: 'System',
    cause: 'Check',
    concerned: 'Components',
    total: 'Findings',
  },
  noFinding: 'None',
  unknownFindings: '{{total, number}} unknown',
  waivedFindings: '{{total, number}} waived',
  noOwner: 'No owner',
  noSystem: 'No system',
  causes: 'What is behind most of it',
  mostListed:
    'The {{shown, number}} components with most to do are listed, of {{total, number}}.',
  others: 'Components that you may not see are left out.',
  includes: 'What is below counts too: {{names}}.',
  empty: {
    system: 'A component belongs to a system through spec.system.',
    domain: 'A component belongs to a domain through its system.',
    group: 'A component belongs to a group through spec.owner.',
  },
} as const;
