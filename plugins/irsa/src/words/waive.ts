/** The words of accepting a finding until a date. */
export const waiveWords = {
  button: 'Waive',
  title: 'Waive this finding',
  about: {
    label: 'What is accepted',
    finding: 'This finding only',
    check: 'All that {{checkId}} has found about {{subject}} by now',
  },
  reason: 'Reason',
  reasonHint:
    'Shown to everyone who can see the finding. At least 20 characters.',
  reasonError: 'Say why, in at least 20 characters.',
  owner: 'Owner of the risk',
  ownerHint:
    'A group or a user of the catalog, for instance group:default/payments.',
  ownerError: 'Name a group or a user, for instance group:default/payments.',
  end: 'Ends on',
  endHint_one: 'In {{count, number}} day.',
  endHint_other: 'In {{count, number}} days.',
  endMost: 'The longest allowed is {{total, number}} days.',
  endError: 'Choose a date within {{total, number}} days, from tomorrow on.',
  consequence:
    'While it is waived, the finding stays listed and counts as accepted, not as open. It opens again on {{date}}, and another cause is another finding, which is not waived.',
  submit: 'Waive until {{date}}',
  submitUnknown: 'Waive',
  cancel: 'Cancel',
  saving: 'The waiver is being saved.',
  failed: 'The waiver was not saved. {{message}}',
  until: 'Waived until {{date}}',
  facts: {
    reason: 'Reason',
    owner: 'Owner of the risk',
    by: 'Waived by',
    at: '{{who}}, {{time}}',
  },
  endNow: 'End the waiver now',
  endFailed: 'The waiver was not ended. {{message}}',
} as const;
