import { evaluateTrust } from './evaluate';
import { parseTrustPolicy } from './parse';
import {
  minimalTrust,
  TrustInputError,
  TrustPolicyTooLargeError,
} from './minimal';
import { trustScope } from './scope/scope';
import {
  issuer,
  podIdentityRequest,
  provider,
  roleArn,
} from './testing/generate';
import { Random } from './testing/random';

const otherProvider = provider.replace('0123', '9999');
const cluster = 'arn:aws:eks:eu-west-1:111122223333:cluster/prod';

describe('minimalTrust for IRSA', () => {
  it('is one statement a provider, with scalars for single values', () => {
    const { policy, characters } = minimalTrust({
      mechanism: 'irsa',
      subjects: [{ namespace: 'ns', name: 'sa' }],
      providers: [provider],
    });
    expect(policy).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: provider },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              [`${issuer}:sub`]: 'system:serviceaccount:ns:sa',
              [`${issuer}:aud`]: 'sts.amazonaws.com',
            },
          },
        },
      ],
    });
    expect(characters).toBe(JSON.stringify(policy).length);
  });

  it('admits exactly what it was given', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = new Random(seed);
      const all = ['a', 'b', 'a-b'].flatMap(namespace =>
        ['app', 'app.x', 'a'].map(name => ({ namespace, name })),
      );
      const subjects = all.filter(() => random.chance(0.4));
      const audience = random.pick(['sts.amazonaws.com', 'a${x}', '*']);
      if (subjects.length === 0) {
        continue;
      }
      const { policy } = minimalTrust(
        {
          mechanism: 'irsa',
          subjects,
          providers: [provider, { arn: otherProvider }],
          audience,
        },
        { sizeQuota: 10_000 },
      );
      expect(parseTrustPolicy(JSON.stringify(policy)).problems).toEqual([]);
      const scope = trustScope(policy);
      expect(scope.providers).toHaveLength(2);
      for (const entry of scope.providers) {
        expect(entry.class).toBe('exact');
        expect(
          entry.subjects.map(({ namespace, name }) => ({ namespace, name })),
        ).toEqual(subjects);
      }
      for (const id of [provider, otherProvider]) {
        const own = id.slice(id.indexOf('oidc.eks'));
        for (const { namespace, name } of all) {
          const ask = (aud: string) =>
            evaluateTrust(policy, {
              action: 'sts:AssumeRoleWithWebIdentity',
              roleArn,
              principal: { type: 'Federated', id },
              context: {
                [`${own}:sub`]: `system:serviceaccount:${namespace}:${name}`,
                [`${own}:aud`]: aud,
              },
            }).decision;
          const isMeant = subjects.some(
            subject => subject.namespace === namespace && subject.name === name,
          );
          expect(ask(audience)).toBe(isMeant ? 'allow' : 'deny');
          expect(ask('other')).toBe('deny');
        }
      }
    }
  });

  it('says how many fit', () => {
    const subjects = Array.from({ length: 60 }, (_, index) => ({
      namespace: 'team',
      name: `app-${index}`,
    }));
    const input = {
      mechanism: 'irsa' as const,
      subjects,
      providers: [provider],
    };
    let thrown: unknown;
    try {
      minimalTrust(input);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(TrustPolicyTooLargeError);
    const { fits, characters, sizeQuota } = thrown as TrustPolicyTooLargeError;
    expect(sizeQuota).toBe(2_048);
    expect(characters).toBeGreaterThan(2_048);
    expect(
      minimalTrust({ ...input, subjects: subjects.slice(0, fits) }).characters,
    ).toBeLessThanOrEqual(2_048);
    expect(() =>
      minimalTrust({ ...input, subjects: subjects.slice(0, fits + 1) }),
    ).toThrow(`${fits} of ${fits + 1} service accounts fit`);
    expect(minimalTrust(input, { sizeQuota: 4_096 }).characters).toBe(
      characters,
    );
  });

  it.each([
    [{ subjects: [] }, 'No service account is given'],
    [{ subjects: [{ namespace: 'NS', name: 'a' }] }, '"NS/a" is not'],
    [{ subjects: [{ namespace: 'n', name: 'a*' }] }, '"n/a*" is not'],
    [{ providers: [] }, 'No OIDC provider is given'],
    [{ providers: ['accounts.google.com'] }, 'is not the ARN of an IAM OIDC'],
    [{ audience: '' }, 'The audience is empty'],
  ])('refuses %j', (change, message) => {
    const build = () =>
      minimalTrust({
        mechanism: 'irsa',
        subjects: [{ namespace: 'ns', name: 'sa' }],
        providers: [provider],
        ...change,
      });
    expect(build).toThrow(TrustInputError);
    expect(build).toThrow(message);
  });
});

describe('minimalTrust for EKS Pod Identity', () => {
  it('admits exactly what it was given', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = new Random(seed);
      const all = ['a', 'b', 'c'].flatMap(namespace =>
        ['x', 'y', 'z'].map(name => ({ namespace, name })),
      );
      const subjects = all.filter(() => random.chance(0.5));
      if (subjects.length === 0) {
        continue;
      }
      const { policy } = minimalTrust({
        mechanism: 'pod-identity',
        subjects,
        clusters: [cluster],
      });
      for (const caller of all) {
        const isMeant = subjects.includes(caller);
        for (const action of ['sts:AssumeRole', 'sts:TagSession']) {
          for (const clusterArn of [cluster, `${cluster}-2`]) {
            expect(
              evaluateTrust(
                policy,
                podIdentityRequest(
                  { ...caller, clusterArn, audience: '' },
                  action,
                ),
              ).decision,
            ).toBe(isMeant && clusterArn === cluster ? 'allow' : 'deny');
          }
        }
      }
    }
  });

  it('joins namespaces that have the same names', () => {
    const { policy } = minimalTrust({
      mechanism: 'pod-identity',
      subjects: [
        { namespace: 'a', name: 'x' },
        { namespace: 'b', name: 'x' },
      ],
      clusters: [cluster],
    });
    expect(policy.Statement).toHaveLength(1);
  });

  it('takes names of clusters and refuses anything else', () => {
    const build = (clusters: string[]) =>
      minimalTrust({
        mechanism: 'pod-identity',
        subjects: [{ namespace: 'a', name: 'x' }],
        clusters,
      });
    expect(trustScope(build(['prod']).policy).podIdentity).toMatchObject([
      { class: 'exact', clusters: { include: ['arn:*:eks:*:*:cluster/prod'] } },
    ]);
    expect(() => build(['arn:aws:eks:x'])).toThrow('neither the ARN nor');
    expect(() => build([])).toThrow('No cluster is given');
  });
});
