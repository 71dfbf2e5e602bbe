import fc from 'fast-check';
import { compareTrust, minimalTrust } from '../trust';
import { ACCOUNT, GREEN, PROD } from './__testUtils__/requests';
import { extendTrustPolicy } from './extendTrustPolicy';

const providerOf = ({ issuer = '' }) =>
  `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer.slice('https://'.length)}`;

const irsa = (cluster: typeof PROD, ...names: string[]) =>
  minimalTrust({
    mechanism: 'irsa',
    providers: [providerOf(cluster)],
    subjects: names.map(name => ({ namespace: 'payments', name })),
  }).policy;

const podIdentity = (cluster: typeof PROD, name: string) =>
  minimalTrust({
    mechanism: 'pod-identity',
    clusters: [cluster.arn ?? ''],
    subjects: [{ namespace: 'payments', name }],
  }).policy;

const GITHUB = {
  Sid: 'Deploys',
  Effect: 'Allow',
  Principal: {
    Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
  },
  Action: ['sts:AssumeRoleWithWebIdentity'],
  Condition: {
    StringLike: {
      'token.actions.githubusercontent.com:sub': 'repo:fernhollow/refunds:*',
    },
  },
};

describe('extendTrustPolicy', () => {
  it('adds a statement for another cluster and keeps what is foreign', () => {
    const before = {
      Version: '2012-10-17',
      Id: 'x',
      Statement: [GITHUB, ...irsa(PROD, 'api').Statement],
    };
    const { policy, changed } = extendTrustPolicy(before, irsa(GREEN, 'api'));
    expect(changed).toBe(true);
    expect(policy).toEqual({
      ...before,
      Statement: [...before.Statement, ...irsa(GREEN, 'api').Statement],
    });
  });

  it('leaves statements word by word while there is room', () => {
    const { policy } = extendTrustPolicy(
      irsa(PROD, 'api'),
      irsa(PROD, 'worker'),
    );
    expect(policy.Statement).toEqual([
      ...irsa(PROD, 'api').Statement,
      ...irsa(PROD, 'worker').Statement,
    ]);
  });

  it('takes another service account into the statement of the same cluster where there is none', () => {
    expect(
      extendTrustPolicy(irsa(PROD, 'api'), irsa(PROD, 'worker'), {
        sizeQuota: 600,
      }),
    ).toMatchObject({ policy: irsa(PROD, 'api', 'worker'), changed: true });
  });

  it('takes another cluster into a statement of Pod Identity where there is no room', () => {
    const { policy } = extendTrustPolicy(
      {
        ...podIdentity(PROD, 'api'),
        Statement: { Sid: 'A', ...podIdentity(PROD, 'api').Statement[0] },
      },
      podIdentity(GREEN, 'api'),
      { sizeQuota: 600 },
    );
    expect(policy).toMatchObject({
      Statement: [
        {
          Sid: 'A',
          Condition: {
            StringEquals: {
              'aws:RequestTag/eks-cluster-arn': [PROD.arn, GREEN.arn],
            },
          },
        },
      ],
    });
  });

  it('does not merge where that would admit more', () => {
    const { policy } = extendTrustPolicy(
      podIdentity(PROD, 'api'),
      podIdentity(GREEN, 'worker'),
      { sizeQuota: 10 },
    );
    expect(policy.Statement).toHaveLength(2);
  });

  it('changes nothing that is there already, however it is written', () => {
    const before = {
      Version: '2012-10-17',
      Statement: [
        {
          ...irsa(PROD, 'api').Statement[0],
          Action: ['sts:TagSession', 'sts:AssumeRoleWithWebIdentity'],
        },
      ],
    };
    expect(extendTrustPolicy(before, irsa(PROD, 'api'))).toMatchObject({
      policy: before,
      changed: false,
    });
  });

  it('says what to do when the policy gets too large', () => {
    const { problem, characters } = extendTrustPolicy(
      irsa(PROD, 'api'),
      irsa(GREEN, 'api'),
      { sizeQuota: 500 },
    );
    expect(characters).toBeGreaterThan(500);
    expect(problem).toMatch(
      /would have \d+ characters, and the quota of the account is 500.*EKS Pod Identity/,
    );
  });

  it.each(['text', {}, undefined])('refuses the policy %j', policy => {
    expect(() => extendTrustPolicy(policy, irsa(PROD, 'api'))).toThrow(
      'cannot be read',
    );
  });

  it('admits exactly what was admitted before and what is added', () => {
    const part = fc.oneof(
      fc
        .tuple(fc.constantFrom(PROD, GREEN), fc.constantFrom('a', 'b', 'c'))
        .map(([cluster, name]) => irsa(cluster, name)),
      fc
        .tuple(fc.constantFrom(PROD, GREEN), fc.constantFrom('a', 'b', 'c'))
        .map(([cluster, name]) => podIdentity(cluster, name)),
    );
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(300, 700, 1e5),
        (parts, sizeQuota) => {
          const simple = {
            Version: '2012-10-17',
            Statement: parts.flatMap(({ Statement }) => Statement),
          };
          const extended = parts
            .slice(1)
            .reduce<unknown>(
              (policy, each) =>
                extendTrustPolicy(policy, each, { sizeQuota }).policy,
              parts[0],
            );
          const { gained, lost } = compareTrust(simple, extended);
          expect([gained.class, lost.class]).toEqual(['none', 'none']);
          expect(JSON.stringify(extended).length).toBeLessThanOrEqual(
            JSON.stringify(simple).length,
          );
        },
      ),
    );
  });
});
