import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { subject, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { anySubjectTrusted } from './IRSA-TS-003-any-subject';

describe('IRSA-TS-003', () => {
  it.each(
    checkCases(anySubjectTrusted, {
      hit: {
        estate: trusts(subject('StringLike', 'system:serviceaccount:*:*')),
        about: ROLE,
        says: /matches every service account/,
      },
      nearMiss: trusts(
        subject('StringLike', 'system:serviceaccount:payments:*'),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
