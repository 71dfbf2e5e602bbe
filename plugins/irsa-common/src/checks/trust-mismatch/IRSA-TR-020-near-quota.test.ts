import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { trustNearQuota } from './IRSA-TR-020-near-quota';

const many = (count: number) =>
  webIdentity({
    StringEquals: {
      [`${ISSUER}:aud`]: 'sts.amazonaws.com',
      [`${ISSUER}:sub`]: Array.from(
        { length: count },
        (_, index) => `system:serviceaccount:payments:app-${100 + index}`,
      ),
    },
  });

describe('IRSA-TR-020', () => {
  it.each(
    checkCases(trustNearQuota, {
      hit: {
        estate: trusts(many(37)),
        about: ROLE,
        says: 'characters',
      },
      hits: {
        'a policy that is too large already': {
          estate: trusts(many(60)),
          about: ROLE,
          says: 'characters',
          severity: 'high',
        },
      },
      nearMiss: {
        'a short one': trusts(exact()),
        'an account with a higher quota': p => {
          trusts(many(37))(p);
          p.records.push({
            kind: 'account',
            value: {
              account: '111122223333',
              partition: 'aws',
              assumeRolePolicySizeQuota: 4096,
            },
          });
        },
      },
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
