import { anAssociation } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all, container, pods, WORKLOAD } from '../__testUtils__/pods';
import { podsBeforeAssociation } from './IRSA-PI-004-pods-before-association';

const raced: ChangeParts = p => {
  p.associations = [anAssociation()];
  p.providers = [];
};

describe('IRSA-PI-004', () => {
  it.each(
    checkCases(podsBeforeAssociation, {
      hit: { estate: raced, about: WORKLOAD, says: '1 pod carries IRSA' },
      nearMiss: {
        'a provider that is there': p => {
          p.associations = [anAssociation()];
        },
        'pods with Pod Identity': all(
          raced,
          pods({
            containers: [
              container({
                AWS_CONTAINER_CREDENTIALS_FULL_URI:
                  'http://169.254.170.23/v1/credentials',
              }),
            ],
          }),
        ),
      },
      notRead: ['pod', 'oidc-provider'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
