import { anAssociation } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { associationsNearQuota } from './IRSA-PI-013-associations-near-quota';

const associations =
  (count: number): ChangeParts =>
  p => {
    p.associations = Array.from({ length: count }, (_, index) =>
      anAssociation({ associationId: `a-${index}` }),
    );
  };

describe('IRSA-PI-013', () => {
  it.each(
    checkCases(associationsNearQuota, {
      parameters: { quota: 10 },
      hit: {
        estate: associations(8),
        about: 'cluster:prod-euw1',
        says: 'has 8 of 10 Pod Identity associations',
      },
      nearMiss: associations(7),
      notRead: ['pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
