import { ACCOUNT, anAssociation } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { annotationAndAssociation } from './IRSA-PI-003-annotation-and-association';

const about = 'serviceaccount:prod-euw1/payments/payments-api';

describe('IRSA-PI-003', () => {
  it.each(
    checkCases(annotationAndAssociation, {
      hit: {
        estate: p => {
          p.associations = [anAssociation()];
        },
        about,
        says: 'the same role by annotation',
      },
      hits: {
        'another role': {
          estate: p => {
            p.associations = [
              anAssociation({ roleArn: `arn:aws:iam::${ACCOUNT}:role/other` }),
            ];
          },
          about,
          says: 'another role',
          severity: 'high',
        },
      },
      nearMiss: p => {
        p.associations = [anAssociation({ serviceAccount: 'other' })];
      },
      notRead: ['pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
