import type { RoleDetail } from 'backstage-plugin-irsa-common';
import { policyText, webIdentity, onSubject, subject } from './trustPolicies';

const WORKER = {
  cluster: 'prod-euw1',
  namespace: 'payments',
  name: 'payments-api',
  entityRefs: ['component:default/payments-api'],
};

/** A role whose second statement lets a whole namespace in. */
export function aRole(overrides: Partial<RoleDetail> = {}): RoleDetail {
  return {
    arn: 'arn:aws:iam::111122223333:role/checkout/payments-api-prod',
    account: '111122223333',
    trustScope: 'namespace',
    does: [WORKER],
    can: [WORKER, { ...WORKER, name: 'reconcile', entityRefs: [] }],
    could: [
      {
        cluster: 'prod-euw1',
        namespacePattern: 'payments',
        namePattern: '*',
        why: 'Whoever creates it gets this role.',
      },
    ],
    otherPrincipals: [],
    unknown: [],
    others: false,
    nodesOf: [],
    trustsNodesOf: [],
    exists: true,
    entityRefs: ['component:default/payments-api'],
    owners: ['group:default/payments'],
    totals: { does: 1, can: 2 },
    stale: false,
    policyText: true,
    trustPolicy: {
      title: 'Trust policy of payments-api-prod',
      text: policyText([
        webIdentity(
          onSubject('StringEquals', subject('payments:payments-api')),
        ),
        webIdentity(onSubject('StringLike', subject('payments:*'))),
      ]),
      decidingLines: [],
      mark: 'widens',
    },
    permissions: {
      policies: [{ name: 'payments', state: 'read' }],
      services: [
        {
          service: 's3',
          levels: ['Read', 'List'],
          onEveryResource: ['List'],
          conditional: false,
          everyAction: false,
        },
      ],
      everyService: false,
      administrator: 'no',
      escalations: [],
      wildcards: [],
      inverted: [],
      unknown: [],
    },
    ...overrides,
  };
}
