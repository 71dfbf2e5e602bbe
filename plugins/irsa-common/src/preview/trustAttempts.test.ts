import { trustAttempts } from './trustAttempts';
import { PreviewCluster } from './types';

const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/B1UE';
const ROLE = 'arn:aws:iam::111122223333:role/app';
const cluster: PreviewCluster = {
  name: 'blue',
  issuer: ISSUER,
  arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/blue',
  serviceAccounts: [
    { namespace: 'payments', name: 'vault', audience: 'vault' },
  ],
  associations: [
    {
      namespace: 'payments',
      serviceAccount: 'untagged',
      roleArn: ROLE,
      sessionTags: false,
    },
  ],
  notRead: [],
};

const irsa = (account = '111122223333') => ({
  Effect: 'Allow',
  Principal: {
    Federated: `arn:aws:iam::${account}:oidc-provider/${ISSUER}`,
  },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
    StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:payments:*' },
  },
});
const pods = (action: string | string[]) => ({
  Effect: 'Allow',
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: action,
});
const policy = (...statements: object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

const decisions = (
  given: unknown,
  name: string,
  roleArn?: string,
  where: PreviewCluster = cluster,
) =>
  Object.fromEntries(
    trustAttempts(given, { namespace: 'payments', name }, where, roleArn).map(
      ({ mechanism, decision }) => [mechanism, decision],
    ),
  );

describe('trustAttempts', () => {
  it('asks in each way that the cluster has', () => {
    expect(decisions(policy(irsa()), 'api', ROLE)).toEqual({
      irsa: 'allow',
      'pod-identity': 'deny',
    });
    expect(
      decisions(
        policy(pods(['sts:AssumeRole', 'sts:TagSession'])),
        'api',
        ROLE,
      ),
    ).toEqual({ irsa: 'deny', 'pod-identity': 'allow' });
  });

  it('asks with the audience that is set up', () => {
    expect(decisions(policy(irsa()), 'vault', ROLE)).toMatchObject({
      irsa: 'deny',
    });
  });

  it('needs sts:TagSession unless the association sends no tags', () => {
    const given = policy(pods('sts:AssumeRole'));
    expect(decisions(given, 'api', ROLE)).toMatchObject({
      'pod-identity': 'deny',
    });
    expect(decisions(given, 'untagged', ROLE)).toMatchObject({
      'pod-identity': 'allow',
    });
  });

  it('takes the account from the role, else from the policy', () => {
    const foreign = policy(irsa('444455556666'));
    expect(decisions(foreign, 'api', ROLE)).toMatchObject({ irsa: 'deny' });
    expect(decisions(foreign, 'api')).toMatchObject({ irsa: 'allow' });
    expect(decisions(policy(), 'api')).toMatchObject({ irsa: 'deny' });
  });

  it('has no way where the cluster tells nothing', () => {
    expect(
      decisions(policy(irsa()), 'api', ROLE, {
        name: 'dark',
        serviceAccounts: [],
        associations: [],
        notRead: ['service-account', 'pod-identity-association'],
      }),
    ).toEqual({});
  });
});
