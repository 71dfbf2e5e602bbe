import {
  minimalTrust,
  TrustInputError,
  TrustPolicyTooLargeError,
} from './minimal';
import { trustScope } from './scope/scope';
import { issuer, provider } from './__testUtils__/generate';

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
