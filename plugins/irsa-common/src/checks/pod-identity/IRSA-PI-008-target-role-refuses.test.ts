import {
  ACCOUNT,
  anAssociation,
  aRole,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { targetRoleRefuses } from './IRSA-PI-008-target-role-refuses';

const TARGET = `arn:aws:iam::${ACCOUNT}:role/target`;
const about = 'serviceaccount:prod-euw1/payments/payments-api';

const target =
  (statement?: Record<string, unknown>): ChangeParts =>
  p => {
    p.associations = [
      anAssociation({ targetRoleArn: TARGET, externalId: 'id-1' }),
    ];
    if (statement) {
      p.roles.push(
        aRole({
          arn: TARGET,
          trustPolicy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [statement],
          }),
        }),
      );
    }
  };
const allow = (action: unknown, condition?: unknown) => ({
  Effect: 'Allow',
  Principal: { AWS: ROLE },
  Action: action,
  ...(condition ? { Condition: condition } : {}),
});
const BOTH = ['sts:AssumeRole', 'sts:TagSession'];
const externalId = { StringEquals: { 'sts:ExternalId': 'id-1' } };

describe('IRSA-PI-008', () => {
  it.each(
    checkCases(targetRoleRefuses, {
      hit: {
        estate: target(allow('sts:AssumeRole', externalId)),
        about,
        says: 'does not allow sts:TagSession to payments-api',
      },
      hits: {
        'a target that is not there': {
          estate: target(),
          about,
          says: 'which does not exist',
        },
        'a target for another role': {
          estate: target({
            ...allow(BOTH),
            Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/other` },
          }),
          about,
          says: 'does not allow sts:AssumeRole to payments-api',
        },
        'no external id asked for': {
          estate: target(allow(BOTH)),
          about,
          says: 'does not ask for the external id',
          severity: 'low',
        },
      },
      nearMiss: target(allow(BOTH, externalId)),
      notRead: ['role'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
