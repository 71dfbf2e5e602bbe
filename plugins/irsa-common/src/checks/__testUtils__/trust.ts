import { ISSUER, PROVIDER } from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from './checkParts';
import { ChangeParts } from './checkCases';

/** The subject of the service account that works. */
export const SUBJECT = 'system:serviceaccount:payments:payments-api';

/** Another issuer of EKS, whose cluster nobody knows. */
export const OTHER_ISSUER =
  'oidc.eks.eu-west-1.amazonaws.com/id/00000000000000000000000000000000';

type Statement = Record<string, unknown>;

/** A statement for the provider of the cluster. */
export function webIdentity(
  condition?: Record<string, Record<string, unknown>>,
  more: Statement = {},
): Statement {
  return {
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition ? { Condition: condition } : {}),
    ...more,
  };
}

/** The statement that names the service account that works. */
export function exact(more: Statement = {}): Statement {
  return webIdentity(
    {
      StringEquals: {
        [`${ISSUER}:sub`]: SUBJECT,
        [`${ISSUER}:aud`]: 'sts.amazonaws.com',
      },
    },
    more,
  );
}

/** A statement whose condition on the subject has an operator and a value, with the usual audience. */
export function subject(operator: string, value: unknown): Statement {
  return webIdentity({
    StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
    [operator]: {
      [`${ISSUER}:sub`]: value,
      ...(operator === 'StringEquals'
        ? { [`${ISSUER}:aud`]: 'sts.amazonaws.com' }
        : {}),
    },
  });
}

/** A statement for EKS Pod Identity. */
export function podIdentity(
  condition?: Record<string, Record<string, unknown>>,
  more: Statement = {},
): Statement {
  return {
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    ...(condition ? { Condition: condition } : {}),
    ...more,
  };
}

/** Gives every role these statements. */
export function trusts(...statements: unknown[]): ChangeParts {
  return (p: CheckParts) => {
    p.roles = p.roles.map(role => ({
      ...role,
      trustPolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: statements,
      }),
    }));
  };
}

/** Leaves the trust policy of the role unreadable. */
export const unreadablePolicy: ChangeParts = p => {
  p.roles = p.roles.map(role => ({ ...role, trustPolicy: '{"Version":' }));
};
