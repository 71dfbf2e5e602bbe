import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  SUBJECT,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { subjectConditionsContradict } from './IRSA-TR-011-subject-contradiction';

describe('IRSA-TR-011', () => {
  it.each(
    checkCases(subjectConditionsContradict, {
      hit: {
        estate: trusts(
          webIdentity({
            StringEquals: { [`${ISSUER}:sub`]: SUBJECT },
            StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:orders:*' },
          }),
        ),
        about: ROLE,
        says: /together/i,
      },
      nearMiss: trusts(
        webIdentity({
          StringEquals: { [`${ISSUER}:sub`]: SUBJECT },
          StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:payments:*' },
        }),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
