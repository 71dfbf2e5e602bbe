/** An issuer of an EKS cluster, and another one. */
export const ISSUER =
  'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF';
export const OTHER_ISSUER =
  'oidc.eks.eu-west-1.amazonaws.com/id/FEDCBA9876543210FEDCBA9876543210';

/** The OIDC provider of an issuer in the account of the tests. */
export const providerOf = (issuer: string) =>
  `arn:aws:iam::111122223333:oidc-provider/${issuer}`;

/** A subject as tokens of service accounts carry it. */
export const subject = (name: string) => `system:serviceaccount:${name}`;

/** A statement that lets tokens of the issuer in. */
export const webIdentity = (condition?: object, rest: object = {}) => ({
  Effect: 'Allow',
  Principal: { Federated: providerOf(ISSUER) },
  Action: 'sts:AssumeRoleWithWebIdentity',
  ...(condition && { Condition: condition }),
  ...rest,
});

/** A condition on subject, with the usual one on the audience. */
export const onSubject = (operator: string, value: unknown, key = 'sub') => ({
  [operator]: { [`${ISSUER}:${key}`]: value },
  'ForAnyValue:StringEquals': { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
});

/** A policy as IAM hands it out. */
export const policyText = (statements: readonly object[], version?: string) =>
  JSON.stringify(
    { Version: version ?? '2012-10-17', Statement: statements },
    null,
    2,
  );
