import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { subject, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { namespaceWildcard } from './IRSA-TS-004-namespace-wildcard';

describe('IRSA-TS-004', () => {
  it.each(
    checkCases(namespaceWildcard, {
      hit: {
        estate: trusts(
          subject('StringLike', 'system:serviceaccount:*:payments-api'),
        ),
        about: ROLE,
        says: /holds in every namespace/,
      },
      nearMiss: trusts(
        subject('StringLike', 'system:serviceaccount:payments:*'),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
