import { ISSUER } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  SUBJECT,
  subject,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { trustDenied } from './IRSA-TR-015-denied';

const deny = (value: string) =>
  exact({
    Effect: 'Deny',
    Condition: { StringEquals: { [`${ISSUER}:sub`]: value } },
  });
const everyName = subject('StringLike', 'system:serviceaccount:payments:*');

describe('IRSA-TR-015', () => {
  it.each(
    checkCases(trustDenied, {
      hit: {
        estate: trusts(everyName, deny(SUBJECT)),
        about: 'serviceaccount:prod-euw1/payments/payments-api',
        says: 'keeps payments/payments-api of prod-euw1 out',
      },
      nearMiss: trusts(
        everyName,
        deny('system:serviceaccount:payments:intern'),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
