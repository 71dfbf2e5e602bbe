import { ISSUER, PROVIDER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  SUBJECT,
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { conditionKeyWithArn } from './IRSA-TR-005-key-with-arn';

describe('IRSA-TR-005', () => {
  it.each(
    checkCases(conditionKeyWithArn, {
      hit: {
        estate: trusts(
          webIdentity({
            StringEquals: {
              [`${PROVIDER}:sub`]: SUBJECT,
              [`${ISSUER}:aud`]: 'sts.amazonaws.com',
            },
          }),
        ),
        about: ROLE,
        says: /ARN/i,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
