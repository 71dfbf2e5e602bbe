import { compareTrust, compareTrustCallers } from './compare';
import { evaluateTrust } from './evaluate';
import { matchTrustScope } from './scope/membership';
import {
  generateCaller,
  generatePolicy,
  issuer,
  provider,
  webIdentityRequest,
} from './testing/generate';
import { Random } from './testing/random';
import type { TrustScope } from './types';

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
  it('agrees with evaluateTrust before and after', () => {
    const seen = { gained: 0, lost: 0, same: 0 };
    for (let seed = 1; seed <= 1_500; seed++) {
      const random = new Random(seed);
      const before = generatePolicy(random, 'irsa');
      const after = generatePolicy(random, 'irsa');
      const { gained, lost } = compareTrust(before, after);
      for (let i = 0; i < 8; i++) {
        const caller = generateCaller(random);
        const request = webIdentityRequest(caller);
        const was = evaluateTrust(before, request).decision;
        const is = evaluateTrust(after, request).decision;
        if (was === 'unknown' || is === 'unknown') {
          continue;
        }
        const expected = {
          gained: was === 'deny' && is === 'allow',
          lost: was === 'allow' && is === 'deny',
        };
        seen.gained += Number(expected.gained);
        seen.lost += Number(expected.lost);
        seen.same += Number(was === is);
        const isRight =
          isExpected(gained, caller, expected.gained) &&
          isExpected(lost, caller, expected.lost);
        if (!isRight) {
          throw new Error(
            `seed ${seed}: ${was} → ${is}\n${JSON.stringify({
              caller,
              before,
              after,
              gained,
              lost,
            })}`,
          );
        }
      }
    }
    expect(Math.min(seen.gained, seen.lost, seen.same)).toBeGreaterThan(300);
  });

  it('finds nothing in a policy that stays the same', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const policy = generatePolicy(new Random(seed), 'irsa');
      const moved = { ...policy, Statement: [policy.Statement].flat() };
      const { gained, lost } = compareTrust(policy, moved);
      expect([seed, gained.class, lost.class]).toEqual([seed, 'none', 'none']);
      expect([gained.providers, gained.others]).toEqual([[], []]);
    }
  });

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

/** Membership in a difference is certain, except for letter case and for providers that only a wildcard names. */
function isExpected(
  scope: TrustScope,
  caller: { namespace: string; name: string; audience: string },
  expected: boolean,
): boolean {
  const { matches, conditional } = matchTrustScope(scope, {
    ...caller,
    provider,
  });
  const isNamed = scope.providers.some(entry => entry.provider === provider);
  const isOpen =
    !isNamed || conditional.some(({ code }) => code === 'CASE_INSENSITIVE');
  return matches === 'unknown' ? isOpen : (matches === 'yes') === expected;
}
