import { ACCOUNT, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all } from '../__testUtils__/pods';
import { role } from '../__testUtils__/policies';
import { permissionsBoundary } from './IRSA-PM-007-boundary';

const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/boundary`;
const policy =
  (arn: string): ChangeParts =>
  p => {
    p.records.push({
      kind: 'managed-policy',
      value: { account: ACCOUNT, arn, name: arn.split('/')[1] },
    });
  };
const parameters = { required: true, boundaries: [BOUNDARY] };

describe('IRSA-PM-007', () => {
  it.each(
    checkCases(permissionsBoundary, {
      parameters,
      hit: {
        estate: role({}),
        about: ROLE,
        says: 'has no permissions boundary',
      },
      hits: {
        'another boundary': {
          estate: all(
            role({ permissionsBoundary: `${BOUNDARY}-old` }),
            policy(`${BOUNDARY}-old`),
          ),
          about: ROLE,
          says: 'none of those that are required',
        },
        'a boundary that is gone': {
          estate: role({ permissionsBoundary: BOUNDARY }),
          about: ROLE,
          says: 'does not exist',
        },
      },
      nearMiss: all(role({ permissionsBoundary: BOUNDARY }), policy(BOUNDARY)),
      notRead: ['managed-policy'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());

  it.each(
    checkCases(permissionsBoundary, {
      hit: {
        estate: role({ permissionsBoundary: BOUNDARY }),
        about: ROLE,
        says: 'does not exist',
      },
      nearMiss: { 'no boundary, where none is required': role({}) },
      notRead: ['managed-policy'],
    }),
  )('by itself %s', (_, holds) => expect(holds).not.toThrow());
});
