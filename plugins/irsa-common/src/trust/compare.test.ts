import { compareTrust, compareTrustCallers } from './compare';
import { issuer, provider } from './__testUtils__/generate';

const sub = `${issuer}:sub`;

function policyOf(patterns: string[], more: object = {}) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringLike: {
            [sub]: patterns.map(pattern => `system:serviceaccount:${pattern}`),
          },
          ...more,
        },
      },
    ],
  };
}

describe('compareTrust', () => {
  it('tells the difference as sets', () => {
    const { gained, lost } = compareTrust(
      policyOf(['ns:*']),
      policyOf(['ns:a*', 'other:sa']),
    );
    expect(gained.providers).toMatchObject([
      { class: 'exact', subjects: [{ namespace: 'other', name: 'sa' }] },
    ]);
    expect(lost.providers).toMatchObject([
      {
        class: 'namespace',
        subjects: [
          {
            namespace: 'ns',
            name: '*',
            except: [{ namespace: 'ns', name: 'a*', conditional: [] }],
          },
        ],
      },
    ]);
  });

  it('tells a lifted condition apart', () => {
    const ip = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
    const { gained, lost } = compareTrust(
      policyOf(['ns:sa'], ip),
      policyOf(['ns:sa']),
    );
    expect(lost.class).toBe('none');
    expect(gained.providers[0].subjects).toMatchObject([
      {
        namespace: 'ns',
        name: 'sa',
        conditional: [],
        except: [{ conditional: [{ code: 'UNKNOWN_KEY' }] }],
      },
    ]);
  });

  it('compares other principals by action', () => {
    const account = (action: unknown) => ({
      Statement: [
        { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: action },
      ],
    });
    const { gained, lost } = compareTrust(
      account('sts:AssumeRole'),
      account(['sts:AssumeRole', 'sts:TagSession']),
    );
    expect(gained.others).toMatchObject([{ actions: ['sts:TagSession'] }]);
    expect(lost.others).toEqual([]);
  });

  it('compares a new role with nothing, and an unread one not at all', () => {
    const policy = policyOf(['ns:sa']);
    expect(compareTrust({ Statement: [] }, policy).gained.class).toBe('exact');
    expect(compareTrust(undefined, policy)).toMatchObject({
      gained: { class: 'unknown' },
      lost: { class: 'unknown' },
    });
    expect(compareTrust(policy, 'text')).toMatchObject({
      gained: { class: 'unknown' },
      lost: { class: 'unknown' },
    });
  });

  it('of the same policies is nobody, in each part', () => {
    const nobody = {
      class: 'none',
      problems: [],
      providers: [],
      podIdentity: [],
      others: [],
    };
    const policy = policyOf(['ns:*']);
    policy.Statement.push({
      ...policy.Statement[0],
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {},
    } as never);
    for (const same of [policy, policyOf(['ns:*'])]) {
      expect(compareTrust(same, same)).toEqual({
        gained: nobody,
        lost: nobody,
      });
    }
  });

  it('tells what EKS Pod Identity gains and loses', () => {
    const pods = (namespace: string) => ({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: {
            'aws:RequestTag/kubernetes-namespace': namespace,
            'aws:RequestTag/kubernetes-service-account': 'app',
          },
        },
      },
    });
    const { gained, lost } = compareTrust(pods('a'), pods('b'));
    expect([gained.class, gained.podIdentity]).toMatchObject([
      'exact',
      [{ class: 'exact', subjects: [{ namespace: 'b', name: 'app' }] }],
    ]);
    expect(lost.podIdentity).toMatchObject([
      { subjects: [{ namespace: 'a', name: 'app' }] },
    ]);
    expect(
      compareTrust({ Statement: [] }, pods('a')).gained.podIdentity,
    ).toMatchObject([{ subjects: [{ namespace: 'a', name: 'app' }] }]);
  });

  it('tells a provider that only one side names', () => {
    const other = JSON.parse(
      JSON.stringify(policyOf(['ns:sa'])).replaceAll('/0123', '/9999'),
    ) as object;
    const { gained, lost } = compareTrust(policyOf(['ns:sa']), other);
    expect(gained.providers.map(entry => entry.provider)).toEqual([
      provider.replace('0123', '9999'),
    ]);
    expect(lost.providers.map(entry => entry.provider)).toEqual([provider]);
  });

  it('knows that a wildcard may have admitted a provider before it was named', () => {
    const wildcard = policyOf(['ns:sa']);
    wildcard.Statement[0].Principal = { AWS: '*' } as never;
    expect(
      compareTrust(wildcard, policyOf(['ns:sa'])).gained.providers,
    ).toMatchObject([
      {
        provider,
        subjects: [
          {
            namespace: 'ns',
            name: 'sa',
            except: [{ conditional: [{ code: 'WILDCARD_PRINCIPAL' }] }],
          },
        ],
      },
    ]);
  });

  it('takes the surroundings of the role into account', () => {
    const foreign = { roleArn: 'arn:aws:iam::444455556666:role/app' };
    expect(
      compareTrust({ Statement: [] }, policyOf(['ns:sa']), foreign).gained
        .class,
    ).toBe('none');
  });

  it('does not know a difference that needs too many entries', () => {
    const many = policyOf(
      Array.from({ length: 2_001 }, (_, index) => `ns:app-${index}`),
    );
    const few = policyOf(['ns:app-7']);
    const { gained, lost } = compareTrust(few, many);
    expect(gained).toMatchObject({
      class: 'unknown',
      problems: [{ code: 'TOO_MANY_ENTRIES', path: '' }],
      providers: [{ provider, class: 'unknown' }],
    });
    expect(lost).toMatchObject({
      class: 'unknown',
      problems: [{ code: 'TOO_MANY_ENTRIES' }],
      providers: [{ provider, class: 'unknown' }],
    });
  });

  describe('over other principals', () => {
    const statement = (id: string, action: unknown, condition?: object) => ({
      Effect: 'Allow',
      Principal: { AWS: id },
      Action: action,
      ...(condition && { Condition: condition }),
    });
    const others = (before: object[], after: object[]) =>
      compareTrust(
        { Statement: before },
        { Statement: after },
      ).gained.others.map(({ principal, actions }) => [principal.id, actions]);
    const external = { StringEquals: { 'sts:ExternalId': 'x' } };

    it('joins the actions of several statements', () => {
      const plain = statement('111122223333', 'sts:AssumeRole');
      const both = ['sts:AssumeRole', 'sts:TagSession'];
      expect(
        others(
          [plain, statement('111122223333', 'sts:TagSession')],
          [statement('111122223333', both)],
        ),
      ).toEqual([]);
      expect(
        others(
          [
            statement('111122223333', 'sts:AssumeRole', {
              ...external,
              Bool: { 'aws:SecureTransport': 'true' },
            }),
            statement('111122223333', 'sts:TagSession', {
              Bool: { 'aws:SecureTransport': 'true' },
              ...external,
            }),
          ],
          [
            statement('111122223333', both, {
              Bool: { 'aws:SecureTransport': 'true' },
              ...external,
            }),
          ],
        ),
      ).toEqual([]);
    });

    it('tells principals and conditions apart', () => {
      const plain = statement('111122223333', 'sts:AssumeRole');
      expect(
        others([plain], [plain, statement('444455556666', 'sts:AssumeRole')]),
      ).toEqual([['444455556666', ['sts:AssumeRole']]]);
      expect(
        others(
          [statement('111122223333', 'sts:AssumeRole', external)],
          [plain],
        ),
      ).toEqual([['111122223333', ['sts:AssumeRole']]]);
      expect(
        others(
          [statement('111122223333', 'sts:AssumeRole', external)],
          [
            statement('111122223333', 'sts:AssumeRole', external),
            statement('111122223333', 'sts:TagSession', external),
          ],
        ),
      ).toEqual([['111122223333', ['sts:TagSession']]]);
    });
  });
});

describe('compareTrustCallers', () => {
  it('sorts service accounts by name', () => {
    const caller = (namespace: string, name: string) => ({
      provider,
      audience: 'sts.amazonaws.com',
      namespace,
      name,
    });
    const callers = ['a', 'b', 'c', 'd'].map(name => caller('ns', name));
    const [a, b, c] = callers;
    expect(
      compareTrustCallers(
        policyOf(['ns:a', 'ns:b']),
        policyOf(['ns:b', 'ns:c']),
        callers,
      ),
    ).toEqual({ gained: [c], lost: [a], unchanged: [b], unknown: [] });
    expect(
      compareTrustCallers(undefined, policyOf(['ns:b']), [b]).unknown,
    ).toEqual([b]);
  });

  it('tells each change, and leaves out who is never admitted', () => {
    const before = policyOf(['ns:kept', 'ns:lost']);
    const after = policyOf(['ns:kept', 'ns:gained']);
    const [plain] = policyOf(['ns:open-*']).Statement;
    const conditional = {
      ...plain,
      Condition: {
        ...plain.Condition,
        IpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
      },
    };
    const open = { ...before, Statement: [...before.Statement, conditional] };
    const names = ['kept', 'lost', 'gained', 'open-a', 'never'];
    const callers = names.map(name => ({
      provider,
      audience: 'a',
      namespace: 'ns',
      name,
    }));
    const told = (...policies: [object, object]) => {
      const changes = compareTrustCallers(...policies, callers);
      return Object.fromEntries(
        (['gained', 'lost', 'unchanged', 'unknown'] as const).map(kind => [
          kind,
          changes[kind].map(caller => caller.name),
        ]),
      );
    };
    const expected = {
      gained: ['gained'],
      lost: ['lost'],
      unchanged: ['kept'],
      unknown: ['open-a'],
    };
    expect(told(open, after)).toEqual(expected);
    expect(told(after, open)).toEqual({
      ...expected,
      gained: ['lost'],
      lost: ['gained'],
    });
    expect(
      compareTrustCallers(before, after, callers, {
        roleArn: 'arn:aws:iam::444455556666:role/app',
      }),
    ).toEqual({ gained: [], lost: [], unchanged: [], unknown: [] });
  });
});
