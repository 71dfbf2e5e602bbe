import { anAssociation } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { associationOwnedByAddon } from './IRSA-PI-015-owned-by-addon';

describe('IRSA-PI-015', () => {
  it.each(
    checkCases(associationOwnedByAddon, {
      hit: {
        estate: p => {
          p.associations = [
            anAssociation({
              ownerArn:
                'arn:aws:eks:eu-west-1:111122223333:addon/prod-euw1/aws-ebs-csi-driver/1',
            }),
          ];
        },
        about: 'serviceaccount:prod-euw1/payments/payments-api',
        says: 'belongs to an add-on',
      },
      nearMiss: p => {
        p.associations = [anAssociation()];
      },
      notRead: ['pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
