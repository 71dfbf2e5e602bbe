import type {
  EntityRollUp,
  RollUpComponent,
} from 'backstage-plugin-irsa-common';
import { aSource } from './aSource';

const NO_FINDINGS = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

/** A component that works, as it stands in a roll-up. */
export function aRollUpComponent(
  name: string,
  overrides: Partial<RollUpComponent> = {},
): RollUpComponent {
  return {
    entityRef: `component:default/${name}`,
    status: 'works',
    owner: 'group:default/team-checkout',
    system: 'system:default/checkout',
    bindings: 1,
    findings: NO_FINDINGS,
    unknownFindings: 0,
    waivedFindings: 0,
    ...overrides,
  };
}

/** A system with one component that is broken and one that works. */
export function aRollUp(overrides: Partial<EntityRollUp> = {}): EntityRollUp {
  return {
    entityRef: 'system:default/checkout',
    status: 'broken',
    sentence:
      'Broken: 1 of 2 components cannot use AWS as set up: refund-worker.',
    includes: [],
    totals: { broken: 1, unknown: 0, attention: 0, works: 1, none: 0 },
    findings: { ...NO_FINDINGS, critical: 1, low: 2 },
    components: [
      aRollUpComponent('refund-worker', {
        status: 'broken',
        findings: { ...NO_FINDINGS, critical: 1, low: 2 },
        unknownFindings: 1,
        waivedFindings: 3,
        worst: {
          id: 'f1',
          checkId: 'IRSA-TR-002',
          severity: 'critical',
          title: 'Trust policy names another namespace',
        },
      }),
      aRollUpComponent('payments-api', { owner: undefined }),
    ],
    causes: [
      {
        checkId: 'IRSA-TR-002',
        title: 'Trust policy names another namespace',
        severity: 'critical',
        components: 1,
        findings: 1,
      },
    ],
    others: false,
    sources: [aSource()],
    ...overrides,
  };
}
