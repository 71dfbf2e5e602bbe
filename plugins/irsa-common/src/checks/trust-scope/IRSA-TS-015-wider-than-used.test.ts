import { aServiceAccount, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { SUBJECT, subject, trusts } from '../__testUtils__/trust';
import { trustWiderThanUse } from './IRSA-TS-015-wider-than-used';

const WORKER = 'system:serviceaccount:payments:worker';

const withWorker =
  (pattern: string | string[], annotations?: Record<string, string>) =>
  (p: CheckParts) => {
    trusts(subject('StringLike', pattern))(p);
    p.serviceAccounts.push(
      aServiceAccount({
        name: 'worker',
        ...(annotations ? { annotations } : {}),
      }),
    );
  };

describe('IRSA-TS-015', () => {
  it.each(
    checkCases(trustWiderThanUse, {
      hit: {
        estate: withWorker([SUBJECT, WORKER], {}),
        about: ROLE,
        says: 'trusts 2 service accounts, and 1 of them is configured to use it',
      },
      hits: {
        'a pattern of names': {
          estate: withWorker(
            [SUBJECT, 'system:serviceaccount:payments:work*'],
            {},
          ),
          about: ROLE,
          says: 'trusts 2 service accounts',
        },
        'one that is named beside a whole namespace': {
          estate: p => {
            trusts(
              subject('StringLike', [
                'system:serviceaccount:payments:*',
                'system:serviceaccount:orders:worker',
              ]),
            )(p);
            p.serviceAccounts.push(
              aServiceAccount({
                namespace: 'orders',
                name: 'worker',
                annotations: {},
              }),
            );
          },
          about: ROLE,
          says: 'trusts 2 service accounts',
        },
      },
      nearMiss: {
        'all of them use it': withWorker([SUBJECT, WORKER]),
        'a whole namespace, which is another check': withWorker(
          'system:serviceaccount:payments:*',
          {},
        ),
      },
      notRead: ['service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
