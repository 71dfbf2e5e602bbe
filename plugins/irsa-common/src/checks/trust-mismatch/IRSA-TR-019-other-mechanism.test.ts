import {
  anAssociation,
  aServiceAccount,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  podIdentity,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { otherMechanismTrusted } from './IRSA-TR-019-other-mechanism';

describe('IRSA-TR-019', () => {
  it.each(
    checkCases(otherMechanismTrusted, {
      hit: {
        estate: trusts(podIdentity()),
        about: ROLE,
        says: 'should get payments-api by an annotation, and the role trusts only EKS Pod Identity',
      },
      hits: {
        'an association for a role of IRSA': {
          estate: p => {
            p.serviceAccounts = [aServiceAccount({ annotations: {} })];
            p.associations = [anAssociation()];
          },
          about: ROLE,
          says: 'the role trusts only OIDC providers',
        },
      },
      nearMiss: trusts(podIdentity(), exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
