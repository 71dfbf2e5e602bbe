import {
  ACCOUNT,
  aServiceAccount,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all } from '../__testUtils__/pods';
import { declaredRoleDiffers } from './IRSA-HY-010-declared-role';

const declares =
  (declaredRole: string): ChangeParts =>
  p => {
    p.entities = p.entities.map(entity => ({ ...entity, declaredRole }));
  };
const other = `arn:aws:iam::${ACCOUNT}:role/payments`;

describe('IRSA-HY-010', () => {
  it.each(
    checkCases(declaredRoleDiffers, {
      hit: {
        estate: declares(other),
        about: 'component:default/payments-api',
        says: `The catalog declares ${other}`,
      },
      nearMiss: {
        'the same role': declares(ROLE),
        'no role at all, which is another check': all(declares(other), p => {
          p.serviceAccounts = [aServiceAccount({ annotations: {} })];
        }),
      },
      notRead: ['service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
