import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { SUBJECT, subject, trusts } from '../__testUtils__/trust';
import { danglingSubject } from './IRSA-TS-013-dangling-subject';

const alsoTrusts = (other: string) =>
  trusts(subject('StringEquals', [SUBJECT, other]));

describe('IRSA-TS-013', () => {
  it.each(
    checkCases(danglingSubject, {
      hit: {
        estate: alsoTrusts('system:serviceaccount:gone:worker'),
        about: ROLE,
        says: 'the cluster has no namespace gone',
      },
      hits: {
        'a name in a namespace that is there': {
          estate: alsoTrusts('system:serviceaccount:payments:worker'),
          about: ROLE,
          says: 'no such service account',
        },
      },
      nearMiss: {
        'only who is there': trusts(subject('StringEquals', [SUBJECT])),
        'a pattern, which is another check': trusts(
          subject('StringLike', 'system:serviceaccount:gone:*'),
        ),
      },
      notRead: ['service-account', 'namespace'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
