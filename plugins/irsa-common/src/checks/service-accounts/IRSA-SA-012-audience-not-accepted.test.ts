import {
  aRole,
  aServiceAccount,
  ISSUER,
  ROLE,
  webIdentityTrust,
} from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { audienceNotAccepted } from './IRSA-SA-012-audience-not-accepted';

const custom = (p: CheckParts) => {
  p.serviceAccounts = [
    aServiceAccount({
      annotations: {
        'eks.amazonaws.com/role-arn': ROLE,
        'eks.amazonaws.com/audience': 'vault',
      },
    }),
  ];
  p.providers[0] = { ...p.providers[0], clientIds: ['vault'] };
};
const trustsAudience = (audience: string) =>
  aRole({
    trustPolicy: webIdentityTrust({
      StringEquals: {
        [`${ISSUER}:sub`]: 'system:serviceaccount:payments:payments-api',
        [`${ISSUER}:aud`]: audience,
      },
    }),
  });
const about = 'serviceaccount:prod-euw1/payments/payments-api';

describe('IRSA-SA-012', () => {
  it.each(
    checkCases(audienceNotAccepted, {
      hit: {
        estate: custom,
        about,
        says: 'are for vault, and payments-api asks for sts.amazonaws.com',
      },
      hits: {
        'a misspelt audience in the policy': {
          estate: p => {
            p.roles = [trustsAudience('sts.amazon.com')];
          },
          about,
          says: 'asks for sts.amazon.com',
        },
      },
      nearMiss: p => {
        custom(p);
        p.roles = [trustsAudience('vault')];
      },
      notRead: ['role'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
