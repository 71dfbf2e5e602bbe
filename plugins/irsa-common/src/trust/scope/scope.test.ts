import { provider, issuer, roleArn } from '../__testUtils__/generate';
import type { TrustSubject } from '../types';
import { matchTrustScope } from './membership';
import { trustScope } from './scope';
import { TRUST_SCOPE_MAX_ENTRIES } from './budget';

const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;

function allow(condition?: object, more: object = {}) {
  return {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition && { Condition: condition }),
    ...more,
  };
}

function deny(condition?: object) {
  return allow(condition, { Effect: 'Deny' });
}

function policyOf(...statements: object[]) {
  return { Version: '2012-10-17', Statement: statements };
}

function pods(condition?: object, more: object = {}) {
  return allow(condition, {
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    ...more,
  });
}

const any = { include: ['*'], except: [] };

function plain(namespace: string, name: string): TrustSubject {
  return { namespace, name, except: [], conditional: [] };
}

describe('trustScope', () => {
  it('writes an exact trust down exactly', () => {
    expect(
      trustScope(
        policyOf(
          allow({
            StringEquals: {
              [sub]: 'system:serviceaccount:ns:sa',
              [aud]: 'sts.amazonaws.com',
            },
          }),
        ),
      ),
    ).toEqual({
      class: 'exact',
      problems: [],
      providers: [
        {
          provider,
          class: 'exact',
          audiences: { include: ['sts.amazonaws.com'], except: [] },
          subjects: [plain('ns', 'sa')],
        },
      ],
      podIdentity: [],
      others: [],
    });
  });

  it.each([
    [[], 'cluster'],
    [['system:serviceaccount:*'], 'cluster'],
    [['system:serviceaccount:team-*:*'], 'namespaces'],
    [['system:serviceaccount:team*'], 'namespaces'],
    [['system:serviceaccount:team-*:app-*'], 'name-across-namespaces'],
    [['*:app'], 'name-across-namespaces'],
    [['system:serviceaccount:ns:*'], 'namespace'],
    [['system:serviceaccount:ns:*', 'system:serviceaccount:b:*'], 'namespace'],
    [['system:serviceaccount:ns:app-*'], 'name-prefix'],
    [['system:serviceaccount:ns:a', 'system:serviceaccount:ns:b'], 'exact'],
    [['system:serviceaccount:ns:a', 'system:serviceaccount:n:*'], 'namespace'],
    [['nothing'], 'none'],
  ])('%j is %s', (patterns, width) => {
    const condition =
      patterns.length > 0 ? { StringLike: { [sub]: patterns } } : undefined;
    expect(trustScope(policyOf(allow(condition))).class).toBe(width);
  });

  it('takes denied service accounts out', () => {
    const scope = trustScope(
      policyOf(
        allow(),
        deny({ StringNotLike: { [sub]: 'system:serviceaccount:prod:*' } }),
        deny({ StringEquals: { [sub]: 'system:serviceaccount:prod:bad' } }),
      ),
    );
    expect(scope.providers).toEqual([
      {
        provider,
        class: 'namespace',
        audiences: any,
        subjects: [
          {
            ...plain('prod', '*'),
            except: [{ namespace: 'prod', name: 'bad', conditional: [] }],
          },
        ],
      },
    ]);
  });

  it('takes denied audiences out', () => {
    const scope = trustScope(
      policyOf(allow(), deny({ StringEquals: { [aud]: ['x', 'y'] } })),
    );
    expect(scope.providers).toEqual([
      {
        provider,
        class: 'cluster',
        audiences: { include: ['*'], except: ['x', 'y'] },
        subjects: [plain('*', '*')],
      },
    ]);
  });

  it('keeps a Deny on both audience and subject apart', () => {
    const { providers } = trustScope(
      policyOf(
        allow({ StringLike: { [sub]: 'system:serviceaccount:ns:*' } }),
        deny({
          StringEquals: { [aud]: 'x', [sub]: 'system:serviceaccount:ns:a' },
        }),
      ),
    );
    expect(
      providers.map(({ audiences, subjects }) => [audiences, subjects]),
    ).toEqual([
      [{ include: ['*'], except: ['x'] }, [plain('ns', '*')]],
      [
        { include: ['x'], except: [] },
        [
          {
            ...plain('ns', '*'),
            except: [{ namespace: 'ns', name: 'a', conditional: [] }],
          },
        ],
      ],
    ]);
  });

  it('is nobody when a Deny covers everything', () => {
    expect(
      trustScope(
        policyOf(
          allow({ StringEquals: { [sub]: 'system:serviceaccount:ns:sa' } }),
          deny({ StringLike: { [sub]: 'system:serviceaccount:ns:s?' } }),
        ),
      ).class,
    ).toBe('none');
  });

  it('lists what cannot be known as a condition', () => {
    const { providers } = trustScope(
      policyOf(
        allow({
          StringEquals: { [sub]: 'system:serviceaccount:ns:sa' },
          IpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
        }),
        deny({ StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }),
      ),
    );
    expect(providers[0].class).toBe('exact');
    expect(providers[0].subjects).toMatchObject([
      {
        namespace: 'ns',
        name: 'sa',
        conditional: [
          {
            code: 'UNKNOWN_KEY',
            path: 'Statement[0].Condition.IpAddress["aws:SourceIp"]',
          },
        ],
        except: [
          {
            namespace: 'ns',
            name: 'sa',
            conditional: [
              {
                path: 'Statement[1].Condition.StringEquals["aws:RequestedRegion"]',
              },
            ],
          },
        ],
      },
    ]);
  });

  it('decides keys that a token never brings along', () => {
    const scopeOf = (condition: object) =>
      trustScope(policyOf(allow(condition))).class;
    expect(scopeOf({ StringEquals: { 'aws:PrincipalOrgID': 'o' } })).toBe(
      'none',
    );
    expect(scopeOf({ StringNotEquals: { 'aws:PrincipalOrgID': 'o' } })).toBe(
      'cluster',
    );
    expect(scopeOf({ StringEquals: { [`${issuer}:amr`]: 'x' } })).toBe('none');
    expect(scopeOf({ Null: { 'aws:SecureTransport': 'true' } })).toBe('none');
  });

  it('does not guess what is not understood', () => {
    expect(trustScope(undefined)).toMatchObject({
      class: 'unknown',
      problems: [{ code: 'POLICY_NOT_READ', path: '' }],
    });
    expect(
      trustScope(policyOf(allow({ StringMatches: { [sub]: 'x' } }))).class,
    ).toBe('unknown');
    expect(trustScope({ Statements: [] }).class).toBe('unknown');
    expect(
      trustScope(policyOf(allow(undefined, { Principal: { AWS: '*' } })))
        .providers,
    ).toMatchObject([{ provider: '*', class: 'unknown' }]);
  });

  it('says unknown when a set needs too many entries', () => {
    const subjects = Array.from(
      { length: TRUST_SCOPE_MAX_ENTRIES + 1 },
      (_, index) => `system:serviceaccount:ns:app-${index}`,
    );
    const scope = trustScope(
      policyOf(allow({ StringEquals: { [sub]: subjects } })),
    );
    expect(scope.class).toBe('unknown');
    expect(scope.problems).toMatchObject([{ code: 'TOO_MANY_ENTRIES' }]);
    expect(
      matchTrustScope(scope, {
        provider,
        audience: 'a',
        namespace: 'ns',
        name: 'x',
      }).matches,
    ).toBe('unknown');
    const fits = trustScope(
      policyOf(allow({ StringEquals: { [sub]: subjects.slice(1) } })),
    );
    expect(fits.providers[0].subjects).toHaveLength(TRUST_SCOPE_MAX_ENTRIES);
  });

  it('uses what is known of the account', () => {
    const policy = policyOf(
      allow({
        StringEquals: {
          [sub]: 'system:serviceaccount:ns:sa',
          [aud]: 'sts.amazonaws.com',
        },
      }),
    );
    const codes = (options: Parameters<typeof trustScope>[1]) => {
      const scope = trustScope(policy, options);
      return [scope.class, ...scope.problems.map(({ code }) => code)];
    };
    expect(codes({ roleArn })).toEqual(['exact']);
    expect(codes({ roleArn: 'arn:aws:iam::999999999999:role/x' })).toEqual([
      'none',
      'DEAD_TRUST_FOREIGN_PROVIDER',
    ]);
    expect(codes({ providers: [] })).toEqual(['none', 'PROVIDER_MISSING']);
    expect(
      codes({ providers: [{ arn: provider, clientIds: ['other'] }] }),
    ).toEqual(['none', 'AUDIENCE_NOT_REGISTERED']);
    expect(
      codes({
        providers: [{ arn: provider, clientIds: ['sts.amazonaws.com'] }],
      }),
    ).toEqual(['exact']);
  });

  it('tells other letter cases of an audience apart', () => {
    const scope = trustScope(
      policyOf(
        allow({ StringEqualsIgnoreCase: { [aud]: 'STS.amazonaws.com' } }),
      ),
    );
    const match = (audience: string) =>
      matchTrustScope(scope, { provider, audience, namespace: 'a', name: 'b' });
    expect(match('sts.amazonaws.com').matches).toBe('yes');
    expect(match('STS.amazonaws.com').matches).toBe('yes');
    expect(match('STS.AMAZONAWS.COM')).toMatchObject({
      matches: 'unknown',
      conditional: [{ code: 'CASE_INSENSITIVE' }],
    });
    expect(match('sts.amazonaws.org').matches).toBe('unknown');
    expect(match('sts.amazonaws.com.cn').matches).toBe('no');
  });
});

describe('trustScope of EKS Pod Identity', () => {
  const tag = (name: string) => `aws:RequestTag/${name}`;
  const cluster = 'arn:aws:eks:eu-west-1:111122223333:cluster/prod';

  it('is any association without conditions', () => {
    expect(trustScope(policyOf(pods()))).toEqual({
      class: 'cluster',
      problems: [],
      providers: [],
      podIdentity: [
        { class: 'cluster', clusters: any, subjects: [plain('*', '*')] },
      ],
      others: [],
    });
  });

  it('follows tags, source ARN and source account', () => {
    const { podIdentity } = trustScope(
      policyOf(
        pods({
          StringEquals: {
            [tag('kubernetes-namespace')]: ['a', 'b'],
            [tag('kubernetes-service-account')]: 'app',
            'aws:SourceAccount': '111122223333',
          },
          StringLike: { [tag('eks-cluster-name')]: 'prod-*' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:eks:eu-*:*:cluster/*' },
        }),
      ),
    );
    expect(podIdentity).toEqual([
      {
        class: 'exact',
        clusters: {
          include: ['arn:aws:eks:eu-*:111122223333:cluster/prod-*'],
          except: [],
        },
        subjects: [plain('a', 'app'), plain('b', 'app')],
      },
    ]);
  });

  it('writes a cluster by its ARN as it stands', () => {
    const { podIdentity } = trustScope(
      policyOf(pods({ ArnEquals: { 'aws:SourceArn': cluster } })),
    );
    expect(podIdentity[0].clusters.include).toEqual([cluster]);
  });

  it('needs sts:TagSession as well', () => {
    const scope = trustScope(
      policyOf(pods(undefined, { Action: 'sts:AssumeRole' })),
    );
    expect(scope.podIdentity[0].subjects[0].conditional).toMatchObject([
      { code: 'TAG_SESSION_NOT_ALLOWED' },
    ]);
    const split = trustScope(
      policyOf(
        pods(undefined, { Action: 'sts:AssumeRole' }),
        pods(
          { StringEquals: { [tag('kubernetes-namespace')]: 'a' } },
          { Action: 'sts:TagSession' },
        ),
      ),
    );
    expect(split.podIdentity[0].subjects).toEqual([plain('a', '*')]);
  });

  it('says when associations without session tags get through', () => {
    const codes = (condition: object) =>
      trustScope(policyOf(pods(condition))).problems.map(({ code }) => code);
    expect(
      codes({ StringNotEquals: { [tag('kubernetes-namespace')]: 'a' } }),
    ).toEqual(['SESSION_TAGS_MAY_BE_OFF']);
    expect(
      codes({ StringEquals: { [tag('kubernetes-namespace')]: 'a' } }),
    ).toEqual([]);
  });
});

describe('everybody else', () => {
  it('is listed beside the service accounts', () => {
    const { class: width, others } = trustScope(
      policyOf(
        allow({ StringEquals: { [sub]: 'system:serviceaccount:ns:sa' } }),
        {
          Effect: 'Allow',
          Principal: {
            AWS: ['111122223333', 'arn:aws:iam::111122223333:role/x'],
            Service: 'ec2.amazonaws.com',
          },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
        {
          Effect: 'Allow',
          Principal: { AWS: '444455556666' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
        },
        {
          Effect: 'Allow',
          Principal: {
            Federated:
              'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
          },
          Action: 'sts:AssumeRoleWithWebIdentity',
        },
        {
          Effect: 'Deny',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/x' },
          Action: 'sts:AssumeRole',
        },
      ),
    );
    expect(width).toBe('exact');
    expect(
      others.map(({ principal, actions, conditional }) => [
        principal.id,
        actions,
        conditional.map(({ path }) => path),
      ]),
    ).toEqual([
      ['111122223333', ['sts:AssumeRole', 'sts:TagSession'], ['Statement[4]']],
      ['arn:aws:iam::111122223333:role/x', ['sts:TagSession'], []],
      ['ec2.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession'], []],
      [
        '444455556666',
        ['sts:AssumeRole'],
        ['Statement[2].Condition.StringEquals["sts:ExternalId"]'],
      ],
      [
        'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        ['sts:AssumeRoleWithWebIdentity'],
        [],
      ],
    ]);
  });

  it('includes users of an issuer that serves no cluster', () => {
    const keycloak =
      'arn:aws:iam::111122223333:oidc-provider/login.example.com/realms/a';
    const { providers, others } = trustScope(
      policyOf(
        allow(
          { StringEquals: { 'login.example.com/realms/a:sub': 'user-1' } },
          { Principal: { Federated: keycloak } },
        ),
      ),
    );
    expect(providers).toMatchObject([{ provider: keycloak, class: 'none' }]);
    expect(others).toMatchObject([{ principal: { id: keycloak } }]);
  });
});
