import {
  anAssociation,
  aServiceAccount,
  CLUSTER,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { all, pods } from '../__testUtils__/pods';
import { couldUsePodIdentity } from './IRSA-LG-006-could-use-pod-identity';

describe('IRSA-LG-006', () => {
  it.each(
    checkCases(couldUsePodIdentity, {
      hit: {
        estate: () => undefined,
        about: 'cluster:prod-euw1',
        says: 'has 1 service account that could move from IRSA to Pod Identity',
      },
      nearMiss: {
        'an association already': p => {
          p.associations = [anAssociation()];
        },
        'a role of another account': p => {
          p.serviceAccounts = [
            aServiceAccount({
              annotations: {
                'eks.amazonaws.com/role-arn':
                  'arn:aws:iam::444455556666:role/payments-api',
              },
            }),
          ];
        },
        Fargate: all(pods({ node: 'node-1' }), p => {
          p.records.push({
            kind: 'node',
            value: {
              cluster: CLUSTER,
              name: 'node-1',
              labels: { 'eks.amazonaws.com/compute-type': 'fargate' },
            },
          });
        }),
      },
      notRead: ['service-account', 'pod-identity-association', 'pod', 'node'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
