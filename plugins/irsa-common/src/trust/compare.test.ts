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
});
