import { anAssociation } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { associationRoleOfOtherAccount } from './IRSA-PI-007-role-of-other-account';

const OTHER = 'arn:aws:iam::444455556666:role/payments-api';

describe('IRSA-PI-007', () => {
  it.each(
    checkCases(associationRoleOfOtherAccount, {
      hit: {
        estate: p => {
          p.associations = [anAssociation({ roleArn: OTHER })];
        },
        about: 'serviceaccount:prod-euw1/payments/payments-api',
        says: 'names a role of account 444455556666, and the cluster is in 111122223333',
      },
      nearMiss: p => {
        p.associations = [anAssociation({ targetRoleArn: OTHER })];
      },
      notRead: p => {
        p.cluster = { cluster: p.cluster.cluster };
      },
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
