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

  it('says exactly how many fit, in words and in figures', () => {
    const subjects = ['a', 'b', 'c'].map(name => ({ namespace: 'ns', name }));
    const build = (count: number, sizeQuota: number) =>
      minimalTrust(
        {
          mechanism: 'irsa',
          subjects: subjects.slice(0, count),
          providers: [provider],
        },
        { sizeQuota },
      );
    const sizes = [1, 2, 3].map(count => build(count, 9_999).characters);
    for (const count of [1, 2, 3]) {
      expect(build(count, sizes[count - 1]).characters).toBe(sizes[count - 1]);
    }
    const quotas = [
      [0, sizes[0] - 1],
      [1, sizes[0]],
      [1, sizes[1] - 1],
      [2, sizes[1]],
      [2, sizes[2] - 1],
    ];
    for (const [fits, quota] of quotas) {
      let thrown: unknown;
      try {
        build(3, quota);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({
        name: 'TrustPolicyTooLargeError',
        message: `The trust policy needs ${sizes[2]} characters, but the quota is ${quota}; ${fits} of 3 service accounts fit. Raise the quota of the account, use a role for each service account, or split the list.`,
        characters: sizes[2],
        sizeQuota: quota,
        fits,
      });
    }
  });

  it('takes providers as ARN or as object, each once, and the audience as it is written', () => {
    const other = provider.replace('0123', '9999');
    const { policy } = minimalTrust({
      mechanism: 'irsa',
      subjects: [
        { namespace: 'ns', name: 'sa' },
        { namespace: 'ns', name: 'sa' },
        { namespace: 'ns', name: 'other' },
      ],
      providers: [provider, { arn: other }, { arn: provider }],
      audience: 'a${b}${c}',
    });
    const conditions = policy.Statement.map(
      statement =>
        (statement.Condition as { StringEquals: object }).StringEquals,
    );
    expect(conditions).toEqual(
      [issuer, issuer.replace('0123', '9999')].map(each => ({
        [`${each}:sub`]: [
          'system:serviceaccount:ns:sa',
          'system:serviceaccount:ns:other',
        ],
        [`${each}:aud`]: 'a${$}{b}${$}{c}',
      })),
    );
  });

  it.each([
    ['a', 'a'],
    ['0', '0'],
    ['a-b', 'a-b.c-d'],
    ['a', 'a.bcde.fg.h'],
    ['a'.repeat(63), 'a'.repeat(253)],
    ['a0', 'a0'],
    [`a${'-'.repeat(61)}b`, 'a.b.c'],
  ])('takes %s/%s for a service account', (namespace, name) => {
    expect(
      minimalTrust({
        mechanism: 'irsa',
        subjects: [{ namespace, name }],
        providers: [provider],
      }).policy.Statement,
    ).toHaveLength(1);
  });

  it.each([
    ['', 'a'],
    ['a', ''],
    ['-a', 'a'],
    ['a-', 'a'],
    ['a.b', 'a'],
    ['a', '-a'],
    ['a', 'a-'],
    ['a', 'a..b'],
    ['a', 'a.'],
    ['a', '.a'],
    ['a', 'a.-b'],
    ['a', 'a-.b'],
    ['a', 'a.b-'],
    ['a', 'a_b'],
    ['a', 'a.b_c'],
    ['a', 'a.b-_c'],
    ['a\n', 'a'],
    ['a', 'a\n'],
    ['A', 'a'],
    ['a', 'A'],
    ['a'.repeat(64), 'a'],
    ['a', 'a'.repeat(254)],
    ['a', `${'a.'.repeat(126)}ab`],
  ])('does not take %j/%j for a service account', (namespace, name) => {
    const build = () =>
      minimalTrust({
        mechanism: 'irsa',
        subjects: [{ namespace, name }],
        providers: [provider],
      });
    expect(build).toThrow(TrustInputError);
    expect(build).toThrow(
      `"${namespace}/${name}" is not the namespace and name of a service account. Use lower case letters, digits and dashes.`,
    );
  });

  it.each([
    [{ subjects: [] }, 'No service account is given; name at least one.'],
    [{ providers: undefined }, 'No OIDC provider is given; name at least one.'],
    [
      { providers: [`${provider}*`] },
      `"${provider}*" is not the ARN of an IAM`,
    ],
    [
      { providers: [`${provider}?`] },
      `"${provider}?" is not the ARN of an IAM`,
    ],
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
    expect(build).toThrow(expect.objectContaining({ name: 'TrustInputError' }));
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

  const write = (
    subjects: string[],
    clusters: (string | { arn: string })[] = [cluster],
  ) =>
    minimalTrust({
      mechanism: 'pod-identity',
      subjects: subjects.map(subject => {
        const [namespace, name] = subject.split('/');
        return { namespace, name };
      }),
      clusters,
    }).policy.Statement.map(
      ({ Condition }) => (Condition as { StringEquals: object }).StringEquals,
    );
  const tags = (
    namespace: string | string[],
    account: string | string[],
    of: object = { 'aws:RequestTag/eks-cluster-arn': cluster },
  ) => ({
    ...of,
    'aws:RequestTag/kubernetes-namespace': namespace,
    'aws:RequestTag/kubernetes-service-account': account,
  });

  it('is an Allow of both actions for the service of EKS Pod Identity', () => {
    expect(
      minimalTrust({
        mechanism: 'pod-identity',
        subjects: [{ namespace: 'a', name: 'x' }],
        clusters: [cluster],
      }).policy,
    ).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Condition: { StringEquals: tags('a', 'x') },
        },
      ],
    });
  });

  it('has one statement for namespaces with the same names, whatever their order', () => {
    expect(write(['a/x', 'a/y', 'b/y', 'b/x'])).toEqual([
      tags(['a', 'b'], ['x', 'y']),
    ]);
    expect(write(['a/x', 'b/y', 'a/y', 'b/x'])).toEqual([
      tags(['a', 'b'], ['x', 'y']),
    ]);
    expect(write(['a/x', 'a/y', 'b/xy'])).toEqual([
      tags('a', ['x', 'y']),
      tags('b', 'xy'),
    ]);
    expect(write(['a/x', 'b/y'])).toEqual([tags('a', 'x'), tags('b', 'y')]);
    expect(write(['a/x', 'b/x', 'b/y'])).toEqual([
      tags('a', 'x'),
      tags('b', ['x', 'y']),
    ]);
  });

  it('groups by name where that takes fewer statements', () => {
    // By namespace these are three statements, by name two.
    expect(write(['a/x', 'b/y', 'c/x', 'c/y'])).toEqual([
      tags(['a', 'c'], 'x'),
      tags(['b', 'c'], 'y'),
    ]);
    // By namespace two, by name three.
    expect(write(['x/a', 'y/b', 'x/c', 'y/c'])).toEqual([
      tags('x', ['a', 'c']),
      tags('y', ['b', 'c']),
    ]);
  });

  it('has statements for ARNs and for names of clusters', () => {
    const other = cluster.replace('prod', 'other');
    expect(
      write(['a/x'], [cluster, 'blue', { arn: other }, 'green', cluster]),
    ).toEqual([
      tags('a', 'x', { 'aws:RequestTag/eks-cluster-arn': [cluster, other] }),
      tags('a', 'x', { 'aws:RequestTag/eks-cluster-name': ['blue', 'green'] }),
    ]);
    expect(write(['a/x'], ['blue'])).toEqual([
      tags('a', 'x', { 'aws:RequestTag/eks-cluster-name': 'blue' }),
    ]);
  });

  it.each([
    'a',
    '0',
    `a${'-'.repeat(99)}`,
    'A_b-C',
    'arn:aws-cn:eks:cn-north-1:111122223333:cluster/0',
    `arn:aws:eks:eu-west-1:111122223333:cluster/a${'_'.repeat(99)}`,
  ])('takes %s for a cluster', id => {
    expect(write(['a/x'], [id])).toHaveLength(1);
  });

  it.each([
    '',
    '-a',
    '_a',
    'a.b',
    'a ',
    `a${'-'.repeat(100)}`,
    'prod*',
    'xarn:aws:eks:eu-west-1:111122223333:cluster/a',
    'arn::eks:eu-west-1:111122223333:cluster/a',
    'arn:aws:eks::111122223333:cluster/a',
    'arn:AWS:eks:eu-west-1:111122223333:cluster/a',
    'arn:aws:eks:*:111122223333:cluster/a',
    'arn:aws:eks:eu-west-1:11112222333:cluster/a',
    'arn:aws:eks:eu-west-1:11112222333x:cluster/a',
    'arn:aws:eks:eu-west-1:111122223333:cluster/',
    'arn:aws:eks:eu-west-1:111122223333:cluster/-a',
    'arn:aws:eks:eu-west-1:111122223333:cluster/a b',
    'arn:aws:eks:eu-west-1:111122223333:cluster/a*',
    `arn:aws:eks:eu-west-1:111122223333:cluster/a${'_'.repeat(100)}`,
    'arn:aws:eks:eu-west-1:111122223333:cluster/a/b',
  ])('does not take %j for a cluster', id => {
    const build = () => write(['a/x'], [cluster, id]);
    expect(build).toThrow(TrustInputError);
    expect(build).toThrow(
      `"${id}" is neither the ARN nor the name of an EKS cluster.`,
    );
  });
});
