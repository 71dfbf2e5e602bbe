import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  subject,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { subjectForm } from './IRSA-TR-016-subject-form';

describe('IRSA-TR-016', () => {
  it.each(
    checkCases(subjectForm, {
      hit: {
        estate: trusts(subject('StringEquals', 'payments/payments-api')),
        about: ROLE,
        says: /payments/i,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
