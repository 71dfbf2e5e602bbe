import { aServiceAccount, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { otherAnnotationPrefix } from './IRSA-PD-027-other-annotation-prefix';

const annotated = (annotations: Record<string, string>) => (p: CheckParts) => {
  p.serviceAccounts = [aServiceAccount({ annotations })];
};

describe('IRSA-PD-027', () => {
  it.each(
    checkCases(otherAnnotationPrefix, {
      hit: {
        estate: annotated({ 'aws.example.com/role-arn': ROLE }),
        about: 'serviceaccount:prod-euw1/payments/payments-api',
        says: 'has the annotation aws.example.com/role-arn',
      },
      nearMiss: {
        'a cluster whose prefix it is': p => {
          annotated({ 'aws.example.com/role-arn': ROLE })(p);
          p.cluster = { ...p.cluster, annotationPrefix: 'aws.example.com' };
        },
        'both keys': annotated({
          'aws.example.com/role-arn': ROLE,
          'eks.amazonaws.com/role-arn': ROLE,
        }),
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
