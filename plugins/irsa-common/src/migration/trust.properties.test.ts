import fc from 'fast-check';
import {
  compareTrust,
  matchTrustScope,
  TrustPolicyDocument,
  trustScope,
} from '../trust';
import { addTrust, statementsOf, TrustAddition } from './addTrust';
import { withdrawTrust } from './withdrawTrust';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/app`;
/** Room for every statement, so that none takes another one in. */
const options = { roleArn: ROLE, sizeQuota: 1e5 };
const issuers = ['A', 'B', 'C'].map(
  id => `oidc.eks.eu-west-1.amazonaws.com/id/${id}`,
);
const providerOf = (issuer: string) =>
  `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}`;
const clusterArns = ['blue', 'green'].map(
  name => `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/${name}`,
);

const subject = fc.record({
  namespace: fc.constantFrom('shop', 'shop-2', 'pay', 'team-a'),
  name: fc.constantFrom('api', 'worker', 'a.b', 'default'),
});
const subjects = fc.uniqueArray(subject, {
  minLength: 1,
  maxLength: 4,
  selector: ({ namespace, name }) => `${namespace}/${name}`,
});
const subjectPattern = fc.oneof(
  subject.map(({ namespace, name }) => `${namespace}:${name}`),
  fc.constantFrom('shop:*', '*:api', '*', 'team-?:worker', 'shop*'),
);

const irsaStatement = fc
  .record({
    issuer: fc.constantFrom(...issuers),
    subs: fc.array(subjectPattern, { maxLength: 3 }),
    operator: fc.constantFrom('StringEquals', 'StringLike'),
    effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    audience: fc.option(fc.constant('sts.amazonaws.com'), { nil: undefined }),
    ip: fc.boolean(),
  })
  .map(({ issuer, subs, operator, effect, audience, ip }) => ({
    Effect: effect,
    Principal: { Federated: providerOf(issuer) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      ...(subs.length > 0
        ? {
            [operator]: {
              [`${issuer}:sub`]: subs.map(
                sub => `system:serviceaccount:${sub}`,
              ),
            },
          }
        : {}),
      ...(audience
        ? { 'ForAnyValue:StringEquals': { [`${issuer}:aud`]: audience } }
        : {}),
      ...(ip ? { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } : {}),
    },
  }));
const otherStatement = fc.constantFrom<object>(
  {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/nodes` },
    Action: 'sts:AssumeRole',
  },
  {
    Effect: 'Allow',
    Principal: {
      Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
    },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        'token.actions.githubusercontent.com:sub':
          'repo:acme/app:ref:refs/heads/main',
      },
    },
  },
  {
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Condition: { ArnEquals: { 'aws:SourceArn': clusterArns[0] } },
  },
);
const policies = fc
  .array(fc.oneof({ weight: 3, arbitrary: irsaStatement }, otherStatement), {
    maxLength: 4,
  })
  .map(
    (Statement): TrustPolicyDocument => ({ Version: '2012-10-17', Statement }),
  );

const addition: fc.Arbitrary<TrustAddition> = fc.oneof(
  fc.record({
    mechanism: fc.constant('irsa' as const),
    provider: fc.constantFrom(...issuers).map(providerOf),
    audience: fc.constant('sts.amazonaws.com'),
    subjects,
  }),
  fc.record({
    mechanism: fc.constant('pod-identity' as const),
    clusterArn: fc.constantFrom(...clusterArns),
    subjects,
  }),
);

const callerOf = (
  given: TrustAddition,
  { namespace, name }: { namespace: string; name: string },
) =>
  given.mechanism === 'irsa'
    ? { namespace, name, provider: given.provider, audience: given.audience }
    : { namespace, name, clusterArn: given.clusterArn };

describe('addTrust', () => {
  it('admits exactly those that it is asked for, and whom it admitted before', () => {
    fc.assert(
      fc.property(
        policies,
        fc.array(addition, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(300, 2_048, 1e5),
        (before, additions, sizeQuota) => {
          const { policy, refused } = addTrust(before, additions, {
            roleArn: ROLE,
            sizeQuota,
          });
          const { gained, lost } = compareTrust(before, policy, {
            roleArn: ROLE,
          });
          expect(lost.class).toBe('none');
          expect(lost.others).toEqual([]);
          expect(gained.others).toEqual([]);
          expect(['none', 'exact']).toContain(gained.class);
          const after = trustScope(policy, { roleArn: ROLE });
          const allowed = new Set<string>();
          for (const each of additions) {
            for (const wanted of each.subjects) {
              const { matches } = matchTrustScope(
                after,
                callerOf(each, wanted),
              );
              expect(matches === 'yes' || refused.includes(wanted)).toBe(true);
              allowed.add(`${wanted.namespace}/${wanted.name}`);
            }
          }
          const names = [...gained.providers, ...gained.podIdentity].flatMap(
            entry =>
              entry.subjects.map(
                ({ namespace, name }) => `${namespace}/${name}`,
              ),
          );
          expect(names.filter(name => !allowed.has(name))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps every statement word by word, and changes nothing the second time', () => {
    fc.assert(
      fc.property(policies, addition, (before, given) => {
        const { policy, refused } = addTrust(before, [given], options);
        const statements = statementsOf(before);
        expect(statementsOf(policy).slice(0, statements.length)).toEqual(
          statements,
        );
        fc.pre(refused.length === 0);
        expect(addTrust(policy, [given], options)).toMatchObject({
          policy,
          changed: false,
          refused: [],
        });
      }),
      { numRuns: 200 },
    );
  });

  it('takes a statement that is no list', () => {
    const single = {
      Effect: 'Allow',
      Principal: { AWS: ACCOUNT },
      Action: 'sts:AssumeRole',
    };
    const { policy } = addTrust({ Statement: single }, [
      {
        mechanism: 'irsa',
        provider: providerOf(issuers[0]),
        audience: 'sts.amazonaws.com',
        subjects: [{ namespace: 'shop', name: 'api' }],
      },
    ]);
    expect(policy.Statement).toEqual([single, expect.anything()]);
  });
});

describe('withdrawTrust', () => {
  it('takes nothing from anybody but those that are named, in that cluster', () => {
    fc.assert(
      fc.property(
        policies,
        fc.constantFrom(...issuers),
        subjects,
        subjects,
        (before, issuer, going, staying) => {
          const { policy: full } = addTrust(before, [
            {
              mechanism: 'irsa',
              provider: providerOf(issuer),
              audience: 'sts.amazonaws.com',
              subjects: [...going, ...staying],
            },
          ]);
          const policy = withdrawTrust(full, providerOf(issuer), going);
          const { gained, lost } = compareTrust(full, policy);
          expect(gained.class).toBe('none');
          expect(['none', 'exact']).toContain(lost.class);
          expect(lost.others).toEqual([]);
          expect(lost.podIdentity).toEqual([]);
          const gone = new Set(
            going.map(({ namespace, name }) => `${namespace}/${name}`),
          );
          for (const { provider, subjects: lostSubjects } of lost.providers) {
            expect(provider).toBe(providerOf(issuer));
            expect(
              lostSubjects
                .map(({ namespace, name }) => `${namespace}/${name}`)
                .filter(name => !gone.has(name)),
            ).toEqual([]);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is the opposite of addTrust for a policy that admits nobody of them', () => {
    const given: TrustAddition = {
      mechanism: 'irsa',
      provider: providerOf(issuers[0]),
      audience: 'sts.amazonaws.com',
      subjects: [
        { namespace: 'shop', name: 'api' },
        { namespace: 'shop', name: 'worker' },
      ],
    };
    const before = { Version: '2012-10-17', Statement: [] };
    const { policy } = addTrust(before, [given]);
    expect(withdrawTrust(policy, given.provider, given.subjects)).toEqual(
      before,
    );
    expect(
      withdrawTrust(policy, given.provider, [given.subjects[0]]),
    ).toMatchObject({
      Statement: [
        {
          Condition: {
            StringEquals: {
              [`${issuers[0]}:sub`]: 'system:serviceaccount:shop:worker',
            },
          },
        },
      ],
    });
  });
});
