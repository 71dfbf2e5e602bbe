import type { HopKind } from 'backstage-plugin-irsa-common';

/** The key of the word for each kind of hop. */
export const HOP_WORD = {
  workload: 'hop.workload',
  'service-account': 'hop.serviceAccount',
  provider: 'hop.provider',
  association: 'hop.association',
  agent: 'hop.agent',
  role: 'hop.role',
  permissions: 'hop.permissions',
} as const satisfies Record<HopKind, string>;
