import { aRole, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { trustAcrossEnvironments } from './IRSA-TS-016-across-environments';

const tagged = (role: string, cluster: string) => (p: CheckParts) => {
  p.roles = [aRole({ tags: { environment: role } })];
  p.cluster = { ...p.cluster, tags: { Stage: cluster } };
};

describe('IRSA-TS-016', () => {
  it.each(
    checkCases(trustAcrossEnvironments, {
      hit: {
        estate: tagged('Prod', 'test'),
        about: ROLE,
        says: 'tagged environment=Prod, and its trust policy lets in service accounts of prod-euw1, which is tagged Stage=test',
      },
      nearMiss: {
        'both are production': tagged('prod', 'production'),
        'a role of the test environment': tagged('test', 'production'),
        'a cluster without tags': p => {
          p.roles = [aRole({ tags: { environment: 'prod' } })];
        },
      },
      notRead: ['cluster'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
