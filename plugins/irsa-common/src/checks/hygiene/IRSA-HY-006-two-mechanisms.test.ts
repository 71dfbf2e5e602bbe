import {
  aServiceAccount,
  anAssociation,
  CLUSTER,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { wholeCluster } from '../__testUtils__/checkParts';
import { twoMechanisms } from './IRSA-HY-006-two-mechanisms';

const second =
  (isAssociated: boolean): ChangeParts =>
  p => {
    const other = { cluster: 'test-euw1' };
    p.records.push({
      kind: 'service-account',
      value: aServiceAccount({
        ...other,
        ...(isAssociated ? { annotations: {} } : {}),
      }),
    });
    if (isAssociated) {
      p.records.push({
        kind: 'pod-identity-association',
        value: anAssociation(other),
      });
    }
    p.complete.push(...wholeCluster('test-euw1'));
    p.entities = p.entities.map(entity => ({
      ...entity,
      serviceAccounts: [CLUSTER, 'test-euw1'].map(cluster => ({
        cluster,
        namespace: 'payments',
        name: 'payments-api',
      })),
    }));
  };

describe('IRSA-HY-006', () => {
  it.each(
    checkCases(twoMechanisms, {
      hit: {
        estate: second(true),
        about: 'component:default/payments-api',
        says: 'by annotation in prod-euw1 and by Pod Identity in test-euw1',
      },
      nearMiss: second(false),
      notRead: ['service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
