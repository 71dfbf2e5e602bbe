import { ACCOUNT, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { exact, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { dualStackIssuer } from './IRSA-OP-010-dual-stack-issuer';

const issuer = 'oidc-eks.eu-west-1.api.aws/id/7F3A00000000000000000000000C21E0';
const dualStack = trusts(
  exact({
    Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}` },
  }),
);

describe('IRSA-OP-010', () => {
  it.each(
    checkCases(dualStackIssuer, {
      hit: { estate: dualStack, about: ROLE, says: 'dual-stack form' },
      nearMiss: {
        'a cluster with that very issuer': p => {
          dualStack(p);
          p.cluster = { ...p.cluster, issuer: `https://${issuer}` };
        },
        'the classic form': () => undefined,
      },
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
