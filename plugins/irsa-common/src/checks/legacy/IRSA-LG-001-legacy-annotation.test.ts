import {
  aServiceAccount,
  aWorkload,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all, pods, WORKLOAD } from '../__testUtils__/pods';
import { legacyAnnotation } from './IRSA-LG-001-legacy-annotation';

const ROLE_KEY = 'iam.amazonaws.com/role';
const bare: ChangeParts = p => {
  p.serviceAccounts = [aServiceAccount({ annotations: {} })];
};
const legacy: ChangeParts = p => {
  p.workloads = [aWorkload({ podAnnotations: { [ROLE_KEY]: 'payments' } })];
};

describe('IRSA-LG-001', () => {
  it.each(
    checkCases(legacyAnnotation, {
      hit: {
        estate: all(bare, legacy),
        about: WORKLOAD,
        says: 'name role payments for kiam or kube2iam',
      },
      hits: {
        'the annotation on running pods only': {
          estate: all(bare, pods({ annotations: { [ROLE_KEY]: 'payments' } })),
          about: WORKLOAD,
          says: 'name role payments',
        },
      },
      nearMiss: { 'a role of its own, which is another check': legacy },
      notRead: ['service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
