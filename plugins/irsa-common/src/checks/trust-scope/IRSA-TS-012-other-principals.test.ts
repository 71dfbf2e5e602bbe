import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { exact, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { otherPrincipalsTrusted } from './IRSA-TS-012-other-principals';

describe('IRSA-TS-012', () => {
  it.each(
    checkCases(otherPrincipalsTrusted, {
      hit: {
        estate: trusts(exact(), {
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
        about: ROLE,
        says: /also trusts/,
      },
      nearMiss: trusts(exact(), {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
        Condition: { ArnLike: { 'aws:PrincipalArn': ROLE } },
      }),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
