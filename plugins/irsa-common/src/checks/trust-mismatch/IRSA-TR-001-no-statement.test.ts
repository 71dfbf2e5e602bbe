import {
  aServiceAccount,
  ISSUER,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  OTHER_ISSUER,
  podIdentity,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { noStatementForProvider } from './IRSA-TR-001-no-statement';

const service = {
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

describe('IRSA-TR-001', () => {
  it.each(
    checkCases(noStatementForProvider, {
      hit: {
        estate: trusts(service),
        about: ROLE,
        says: 'has no statement for the OIDC provider of prod-euw1, and service account payments/payments-api there names the role',
      },
      hits: {
        'two service accounts, once': {
          estate: p => {
            trusts(service)(p);
            p.serviceAccounts.push(aServiceAccount({ name: 'second' }));
          },
          about: ROLE,
          says: '2 service accounts there name the role',
        },
      },
      nearMiss: {
        'a statement that names another subject': trusts(
          exact({
            Condition: {
              StringEquals: {
                [`${ISSUER}:sub`]: 'system:serviceaccount:payments:other',
              },
            },
          }),
        ),
        'a role for Pod Identity only, which is another check': trusts(
          podIdentity(),
        ),
        'a role for a former cluster, which is another check': trusts(
          exact({
            Principal: {
              Federated: `arn:aws:iam::111122223333:oidc-provider/${OTHER_ISSUER}`,
            },
            Condition: {},
          }),
        ),
      },
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
