import { ROLE_ENTITY_TAG } from '../../annotations';
import {
  aServiceAccount,
  CLUSTER,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import {
  ChangeParts,
  checkCases,
  findingsOf,
} from '../__testUtils__/checkCases';
import { checkParts } from '../__testUtils__/checkParts';
import { all } from '../__testUtils__/pods';
import { ghostRole } from './IRSA-HY-002-ghost-role';

const unnamed: ChangeParts = p => {
  p.serviceAccounts = [aServiceAccount({ annotations: {} })];
};

describe('IRSA-HY-002', () => {
  it('concerns the entity that the role was made for', () => {
    const p = checkParts();
    unnamed(p);
    p.roles = p.roles.map(role => ({
      ...role,
      tags: { [ROLE_ENTITY_TAG]: 'component:default/payments-api' },
    }));
    const [finding] = findingsOf(ghostRole, p).own;
    expect(finding.entityRefs).toEqual(['component:default/payments-api']);
  });

  it.each(
    checkCases(ghostRole, {
      hit: {
        estate: unnamed,
        about: ROLE,
        says: 'is for service accounts of prod-euw1, and none of them names it',
      },
      nearMiss: {
        'an annotation': () => undefined,
        "the webhook's ConfigMap": all(unnamed, p => {
          p.records.push({
            kind: 'webhook-role',
            value: {
              cluster: CLUSTER,
              namespace: 'payments',
              serviceAccount: 'payments-api',
              roleArn: ROLE,
            },
          });
        }),
      },
      notRead: ['service-account', 'pod-identity-association', 'webhook-role'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
