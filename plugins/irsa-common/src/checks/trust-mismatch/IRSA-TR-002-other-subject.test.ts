import {
  anAssociation,
  aServiceAccount,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  podIdentity,
  subject,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { trustNamesOtherSubject } from './IRSA-TR-002-other-subject';

const about = 'serviceaccount:prod-euw1/payments/payments-api';
const tags = (namespace: string) => ({
  StringEquals: {
    'aws:RequestTag/kubernetes-namespace': namespace,
    'aws:RequestTag/kubernetes-service-account': 'payments-api',
  },
});

describe('IRSA-TR-002', () => {
  it.each(
    checkCases(trustNamesOtherSubject, {
      hit: {
        estate: trusts(
          subject('StringEquals', [
            'system:serviceaccount:orders:worker',
            'system:serviceaccount:payment:payments-api',
          ]),
        ),
        about,
        says: 'the nearest it names is payment/payments-api',
      },
      hits: {
        'an association': {
          estate: p => {
            trusts(podIdentity(tags('payment')))(p);
            p.serviceAccounts = [aServiceAccount({ annotations: {} })];
            p.associations = [anAssociation()];
          },
          about,
          says: 'does not name payments/payments-api',
        },
      },
      nearMiss: {
        'the very subject among others': trusts(
          subject('StringEquals', [
            'system:serviceaccount:orders:worker',
            'system:serviceaccount:payments:payments-api',
          ]),
        ),
        'an association whose tags match': p => {
          trusts(podIdentity(tags('payments')))(p);
          p.serviceAccounts = [aServiceAccount({ annotations: {} })];
          p.associations = [anAssociation()];
        },
      },
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
