import { issuer, provider } from '../__testUtils__/generate';
import type { TrustScope, TrustSubject } from '../types';
import { trustScope } from './scope';

const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;
const tag = (name: string) => `aws:RequestTag/${name}`;

function statement(effect: string, condition: object = {}, more: object = {}) {
  return {
    Effect: effect,
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: condition,
    ...more,
  };
}

const allow = (condition: object = {}) => statement('Allow', condition);
const deny = (condition: object = {}) => statement('Deny', condition);

function pod(effect: string, condition: object = {}, more: object = {}) {
  return statement(effect, condition, {
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    ...more,
  });
}

const scopeOf = (...statements: object[]) =>
  trustScope({ Version: '2012-10-17', Statement: statements });

const subjectText = ({ namespace, name, except, conditional }: TrustSubject) =>
  [
    `${namespace}/${name}`,
    ...except.map(
      each =>
        `but ${each.namespace}/${each.name}${
          each.conditional.length > 0 ? ' perhaps' : ''
        }`,
    ),
    ...conditional.map(({ code }) => `if ${code}`),
  ].join(' ');

/** Each entry in a line: contexts, then subjects. */
const linesOf = ({ providers, podIdentity }: TrustScope) =>
  [
    ...providers.map(each => ({ ...each, contexts: each.audiences })),
    ...podIdentity.map(each => ({ ...each, contexts: each.clusters })),
  ].map(({ contexts: { include, except }, subjects }) =>
    [
      [...include, ...except.map(each => `not ${each}`)].join(' '),
      subjects.map(subjectText).join(', '),
    ].join(': '),
  );

const account = (...patterns: string[]) => ({
  [sub]: patterns.map(pattern => `system:serviceaccount:${pattern}`),
});

describe('a set that is written down', () => {
  it('has one entry for the same audiences', () => {
    expect(
      linesOf(
        scopeOf(
          allow({
            StringEquals: { ...account('a:x', 'b:y'), [aud]: ['1', '2'] },
          }),
          allow({ StringEquals: { ...account('c:z'), [aud]: ['2', '1'] } }),
          allow({ StringEquals: { ...account('d:z'), [aud]: '1' } }),
        ),
      ),
    ).toEqual(['1 2: a/x, b/y, c/z', '1: d/z']);
  });

  it('keeps audiences with different exceptions apart', () => {
    expect(
      linesOf(
        scopeOf(
          allow({ StringLike: { ...account('a:*'), [aud]: 'x*' } }),
          allow({ StringLike: { ...account('a:*'), [aud]: 'y' } }),
          deny({ StringEquals: { [aud]: 'xa' } }),
        ),
      ),
    ).toEqual(['x* not xa: a/*', 'y: a/*']);
  });

  it('writes a Deny at the subject where it covers the audiences', () => {
    expect(
      linesOf(
        scopeOf(
          allow({ StringLike: { ...account('a:*'), [aud]: ['x1', 'x2'] } }),
          deny({ StringLike: { ...account('a:b'), [aud]: 'x*' } }),
        ),
      ),
    ).toEqual(['x1 x2: a/* but a/b']);
  });

  it('splits where a Deny is about some audiences and some subjects', () => {
    const all = allow({ StringLike: account('a:*') });
    expect(
      linesOf(
        scopeOf(all, deny({ StringEquals: { ...account('a:b'), [aud]: 'x' } })),
      ),
    ).toEqual(['* not x: a/*', 'x: a/* but a/b']);
    expect(
      linesOf(
        scopeOf(
          all,
          deny({ StringEquals: { ...account('a:b'), [aud]: 'x' } }),
          deny({ StringEquals: { ...account('a:c'), [aud]: 'y' } }),
        ),
      ),
    ).toEqual(['* not x not y: a/*', 'y: a/* but a/c', 'x: a/* but a/b']);
  });

  it('names an audience once, also where two statements come to the same', () => {
    expect(
      linesOf(
        scopeOf(
          allow({
            StringLike: account('a:*'),
            StringNotEquals: account('a:c'),
          }),
          allow({
            StringLike: { ...account('a:*'), [aud]: 'x' },
            StringNotEquals: account('a:c'),
          }),
          deny({ StringEquals: { ...account('a:b'), [aud]: 'x' } }),
        ),
      ),
    ).toEqual(['* not x: a/* but a/c', 'x: a/* but a/c but a/b']);
  });

  it('writes a Deny under conditions at the subject, also of some audiences', () => {
    const open = { StringEquals: { [aud]: 'x', 'aws:SourceVpc': 'y' } };
    expect(
      linesOf(scopeOf(allow({ StringEquals: account('a:b') }), deny(open))),
    ).toEqual(['* not x: a/b', 'x: a/b but a/b perhaps']);
  });

  it('tells subjects under different conditions apart', () => {
    const open = (key: string) =>
      allow({ StringEquals: { ...account('a:b'), [key]: 'x' } });
    const scope = scopeOf(open('aws:SourceVpc'), open('aws:SourceIp'));
    expect(linesOf(scope)).toEqual([
      '*: a/b if UNKNOWN_KEY, a/b if UNKNOWN_KEY',
    ]);
    expect(
      scope.providers[0].subjects.map(each => each.conditional[0].path),
    ).toEqual([
      'Statement[0].Condition.StringEquals["aws:SourceVpc"]',
      'Statement[1].Condition.StringEquals["aws:SourceIp"]',
    ]);
    expect(
      linesOf(scopeOf(open('aws:SourceVpc'), open('aws:SourceVpc'))),
    ).toEqual(['*: a/b if UNKNOWN_KEY']);
  });

  it('is not written down when it needs too many entries', () => {
    const names = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, at) => `a:${prefix}${at}`);
    // Each audience without its own exception is an entry of its own, with all of the exceptions of the others.
    const scope = scopeOf(
      allow({ StringEquals: account(...names('x', 1_999)) }),
      allow({ StringEquals: { ...account(...names('y', 1_000)), [aud]: 'a' } }),
    );
    expect(scope).toMatchObject({
      class: 'unknown',
      problems: [
        {
          code: 'TOO_MANY_ENTRIES',
          message:
            'The set needs more than 2000 entries, or too much work to find them, so it is not written down.',
        },
      ],
      providers: [
        {
          provider,
          class: 'unknown',
          audiences: { include: ['*'], except: [] },
          subjects: [
            {
              namespace: '*',
              name: '*',
              except: [],
              conditional: [{ code: 'TOO_MANY_ENTRIES' }],
            },
          ],
        },
      ],
    });
  });

  it('has an entry for a provider that admits nobody, and for pods', () => {
    expect(
      scopeOf(
        allow({ StringEquals: { [sub]: 'x' } }),
        pod('Allow', { StringEquals: { [tag('kubernetes-namespace')]: '-' } }),
      ),
    ).toMatchObject({
      class: 'none',
      providers: [
        {
          provider,
          class: 'none',
          audiences: { include: [], except: [] },
          subjects: [],
        },
      ],
      podIdentity: [
        { class: 'none', clusters: { include: [], except: [] }, subjects: [] },
      ],
    });
  });

  it('has the class of its widest entry', () => {
    expect(
      scopeOf(
        allow({ StringEquals: account('a:b') }),
        pod('Allow', { StringEquals: { [tag('kubernetes-namespace')]: 'a' } }),
      ).class,
    ).toBe('namespace');
    expect(
      scopeOf(
        allow({ StringLike: account('a:b*') }),
        pod('Allow', {
          StringEquals: {
            [tag('kubernetes-namespace')]: 'a',
            [tag('kubernetes-service-account')]: 'b',
          },
        }),
      ).class,
    ).toBe('name-prefix');
  });
});

describe('which providers are looked at', () => {
  const of = (principal: unknown, more: object = {}) =>
    scopeOf(
      statement('Allow', {}, { Principal: principal, ...more }),
    ).providers.map(entry => entry.provider);
  const other = provider.replace('0123', '9999');

  it.each([
    [{ Federated: [provider, other, provider] }, [provider, other]],
    [{ Federated: 'accounts.google.com' }, []],
    [{ AWS: provider }, []],
    [{ Service: provider }, []],
    [
      {
        Federated:
          'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      },
      [],
    ],
    ['*', ['*']],
    [{ Federated: '*' }, ['*']],
    [{ Federated: [provider, `${provider}*`] }, [provider, `${provider}*`]],
    [{ Federated: 'arn:aws:iam::111122223333:saml-provider/a' }, []],
  ])('of %j: %j', (principal, expected) => {
    expect(of(principal)).toEqual(expected);
  });

  it('are not those of a Deny or of NotPrincipal', () => {
    expect(of({ Federated: provider }, { Effect: 'Deny' })).toEqual([]);
    expect(of({ Federated: provider }, { Effect: 'deny' })).toEqual([provider]);
    expect(of(undefined, { NotPrincipal: { Federated: provider } })).toEqual([
      '*',
    ]);
  });

  it('do not include any provider where the action is another', () => {
    expect(of('*', { Action: 'sts:AssumeRole' })).toEqual([]);
  });
});

describe('the set of EKS Pod Identity', () => {
  const namespace = (name: string) => ({
    StringEquals: { [tag('kubernetes-namespace')]: name },
  });

  it('is there where a statement names the service, or may', () => {
    const podsOf = (...statements: object[]) =>
      scopeOf(...statements).podIdentity;
    expect(podsOf(allow())).toEqual([]);
    expect(podsOf(pod('Deny'))).toEqual([]);
    expect(
      podsOf(pod('Allow', {}, { Action: 'sts:SetContext' })),
    ).toMatchObject([{ class: 'none' }]);
    const star = { Principal: '*' };
    expect(podsOf(pod('Allow', {}, star))).toMatchObject([
      {
        class: 'unknown',
        subjects: [{ conditional: [{ code: 'WILDCARD_PRINCIPAL' }] }],
      },
    ]);
    expect(
      podsOf(pod('Allow', {}, { ...star, Action: 'sts:SetContext' })),
    ).toEqual([]);
    const services = ['ec2.amazonaws.com', 'pods.eks.amazonaws.com'];
    expect(
      podsOf(
        pod(
          'Allow',
          {},
          { Principal: { Service: services }, Action: 'sts:SetContext' },
        ),
      ),
    ).toMatchObject([{ class: 'none' }]);
  });

  it('needs both actions', () => {
    const assume = (condition: object = {}) =>
      pod('Allow', condition, { Action: 'sts:AssumeRole' });
    const tagSession = (condition: object = {}) =>
      pod('Allow', condition, { Action: 'sts:TagSession' });
    expect(linesOf(scopeOf(assume(namespace('a')), tagSession()))).toEqual([
      '*: a/*',
    ]);
    expect(
      linesOf(scopeOf(assume(namespace('a')), tagSession(namespace('b')))),
    ).toEqual([': ']);
    expect(linesOf(scopeOf(tagSession()))).toEqual([': ']);
    const untagged = scopeOf(assume());
    expect(linesOf(untagged)).toEqual(['*: */* if TAG_SESSION_NOT_ALLOWED']);
    expect(untagged.podIdentity[0].subjects[0].conditional).toEqual([
      {
        code: 'TAG_SESSION_NOT_ALLOWED',
        message:
          'The policy does not allow sts:TagSession, so only associations that send no session tags get through.',
      },
    ]);
    expect(untagged.problems).toEqual([]);
    // Without tags the tag has no value.
    expect(linesOf(scopeOf(assume(namespace('a'))))).toEqual([': ']);
  });

  it('says when associations without session tags are admitted beyond it', () => {
    const problems = scopeOf(
      pod('Allow', {
        StringNotEquals: { [tag('kubernetes-namespace')]: 'a' },
      }),
    ).problems;
    expect(problems).toEqual([
      {
        code: 'SESSION_TAGS_MAY_BE_OFF',
        path: 'Statement[0]',
        message:
          'Pod Identity associations that send no session tags (disableSessionTags, or a session policy) are admitted beyond the set shown, because conditions that exclude by tag hold when the tag is missing.',
      },
    ]);
    const codes = (...statements: object[]) =>
      scopeOf(...statements).problems.map(({ code }) => code);
    expect(codes(pod('Allow'))).toEqual([]);
    expect(codes(pod('Allow', namespace('a')))).toEqual([]);
    expect(codes(pod('Allow'), pod('Deny', namespace('a')))).toEqual([
      'SESSION_TAGS_MAY_BE_OFF',
    ]);
    expect(
      codes(
        pod(
          'Allow',
          { StringNotEquals: { [tag('kubernetes-namespace')]: 'a' } },
          { Principal: '*' },
        ),
      ),
    ).toEqual([]);
    expect(
      codes(pod('Allow', { StringEqualsIfExists: { [tag('other')]: 'a' } })),
    ).toEqual([]);
    expect(
      codes(pod('Allow', { StringEquals: { 'aws:SourceVpc': 'a' } })),
    ).toEqual([]);
  });

  it('says so as well when that is too much work to tell', () => {
    const namespaces = Array.from({ length: 100 }, (_, at) => `n${at}-*`);
    const { problems } = scopeOf(
      pod('Allow', {
        StringLike: { [tag('kubernetes-namespace')]: namespaces },
      }),
      pod('Allow', {
        StringNotEquals: { [tag('kubernetes-namespace')]: 'a' },
      }),
    );
    expect(problems.map(({ code }) => code)).toEqual([
      'SESSION_TAGS_MAY_BE_OFF',
    ]);
  });

  it('is told of the first statement that is about it', () => {
    const [problem] = scopeOf(
      allow(),
      pod('Allow', {
        StringNotEquals: { [tag('kubernetes-namespace')]: 'a' },
      }),
    ).problems;
    expect(problem.path).toBe('Statement[1]');
  });

  it('is not written down when it needs too many entries', () => {
    const names = Array.from({ length: 2_001 }, (_, at) => `n${at}`);
    expect(
      scopeOf(
        pod('Allow', {
          StringEquals: { [tag('kubernetes-service-account')]: names },
        }),
      ),
    ).toMatchObject({
      class: 'unknown',
      problems: [{ code: 'TOO_MANY_ENTRIES', path: 'Statement[0]' }],
      podIdentity: [
        {
          class: 'unknown',
          clusters: { include: ['*'], except: [] },
          subjects: [{ conditional: [{ code: 'TOO_MANY_ENTRIES' }] }],
        },
      ],
    });
  });
});

describe('a document that is not understood', () => {
  it.each([undefined, null, 'text', 7, []])('such as %j has no set', given => {
    expect(trustScope(given)).toEqual({
      class: 'unknown',
      problems: [
        {
          code: 'POLICY_NOT_READ',
          message: 'There is no trust policy document to judge.',
          path: '',
        },
      ],
      providers: [],
      podIdentity: [],
      others: [],
    });
  });

  it('has its problems, and any provider may be admitted', () => {
    const { class: width, problems, providers } = trustScope({ x: 1 });
    expect(width).toBe('unknown');
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'UNKNOWN_ELEMENT x',
      'MALFORMED_POLICY ',
    ]);
    expect(providers.map(entry => entry.provider)).toEqual(['*']);
  });

  it('is unknown though nobody is admitted', () => {
    expect(
      trustScope({
        Version: '2012-10-17',
        x: 1,
        Statement: statement('Deny', {}, { Principal: { Federated: '*' } }),
      }),
    ).toMatchObject({
      class: 'unknown',
      providers: [{ provider: '*', class: 'unknown' }],
    });
  });
});
