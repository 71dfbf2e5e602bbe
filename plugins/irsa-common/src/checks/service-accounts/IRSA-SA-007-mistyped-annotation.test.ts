import {
  aServiceAccount,
  aWorkload,
  CLUSTER,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { mistypedAnnotation } from './IRSA-SA-007-mistyped-annotation';

const annotated = (annotations: Record<string, string>) => (p: CheckParts) => {
  p.serviceAccounts = [aServiceAccount({ annotations })];
};
const about = 'serviceaccount:prod-euw1/payments/payments-api';
const KEY = 'eks.amazonaws.com/role-arn';

describe('IRSA-SA-007', () => {
  it.each(
    checkCases(mistypedAnnotation, {
      hit: {
        estate: annotated({ 'eks.amazonaws.com/rolearn': ROLE }),
        about,
        says: 'eks.amazonaws.com/rolearn, and the webhook reads eks.amazonaws.com/role-arn',
      },
      hits: {
        'the annotation of kiam on the service account': {
          estate: annotated({ 'iam.amazonaws.com/role': 'payments-api' }),
          about,
          says: 'iam.amazonaws.com/role',
        },
        'the annotation on the pod template': {
          estate: p => {
            annotated({})(p);
            p.workloads = [aWorkload({ podAnnotations: { [KEY]: ROLE } })];
          },
          about,
          says: 'Deployment payments/payments-api has the annotation',
        },
        'the annotation on the workload': {
          estate: p => {
            annotated({})(p);
            p.workloads = [aWorkload({ annotations: { [KEY]: ROLE } })];
          },
          about,
          says: 'Deployment payments/payments-api has the annotation',
        },
        'the annotation on the namespace': {
          estate: p => {
            annotated({})(p);
            p.records.push({
              kind: 'namespace',
              value: {
                cluster: CLUSTER,
                name: 'payments',
                annotations: { [KEY]: ROLE },
              },
            });
          },
          about,
          says: 'Namespace payments has the annotation',
        },
      },
      nearMiss: {
        'the right key beside a wrong one': annotated({
          [KEY]: ROLE,
          'eks.amazonaws.com/rolearn': ROLE,
        }),
        'another annotation of the webhook': annotated({
          'eks.amazonaws.com/audience': 'sts.amazonaws.com',
        }),
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
