import { issuer, provider, roleArn } from '../__testUtils__/generate';
import type { TrustOptions } from '../types';
import { trustScope } from './scope';

const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;

function statement(effect: string, condition: object, of = provider) {
  return {
    Effect: effect,
    Principal: { Federated: of },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: condition,
  };
}

const scopeOf = (options: TrustOptions, ...statements: object[]) =>
  trustScope({ Version: '2012-10-17', Statement: statements }, options);

const registered = (...clientIds: string[]): TrustOptions => ({
  providers: [
    { arn: `${provider}0`, clientIds: ['b'] },
    { arn: provider, clientIds },
  ],
});

describe('the account of the role', () => {
  const allow = statement('Allow', { StringEquals: { [aud]: 'a' } });
  const problemsOf = (options: TrustOptions, of = provider) =>
    scopeOf(options, { ...allow, Principal: { Federated: of } }).problems;

  it('has to be that of the provider', () => {
    expect(problemsOf({ roleArn })).toEqual([]);
    const foreign = roleArn.replace('111122223333', '444455556666');
    expect(problemsOf({ roleArn: foreign })).toEqual([
      {
        code: 'DEAD_TRUST_FOREIGN_PROVIDER',
        path: 'Statement[0].Principal.Federated',
        message:
          "The provider belongs to account 111122223333, the role to 444455556666; STS looks for the provider in the role's account only.",
      },
    ]);
    expect(scopeOf({ roleArn: foreign }, allow)).toMatchObject({
      class: 'none',
      providers: [{ provider, class: 'none', subjects: [] }],
    });
    expect(
      problemsOf({ roleArn: roleArn.replace('arn:aws:', 'arn:aws-cn:') }),
    ).toMatchObject([
      {
        message:
          "The provider belongs to account 111122223333 of partition aws, the role to 111122223333 of partition aws-cn; STS looks for the provider in the role's account only.",
      },
    ]);
  });

  it('is not known where the role is none', () => {
    expect(problemsOf({ roleArn: 'x' })).toEqual([]);
  });

  it('has to have the provider', () => {
    const providers = [{ arn: `${provider}0`, clientIds: ['a'] }];
    expect(problemsOf({ providers })).toEqual([
      {
        code: 'PROVIDER_MISSING',
        path: 'Statement[0].Principal.Federated',
        message: `The role's account has no IAM OIDC provider ${provider}.`,
      },
    ]);
    expect(problemsOf(registered('a'))).toEqual([]);
    // A pattern may stand for one that is there.
    for (const wildcard of ['*', '?']) {
      expect(problemsOf({ providers }, `${provider}${wildcard}`)).toEqual([]);
    }
  });
});

describe('the client IDs of a provider', () => {
  const all = statement('Allow', { StringLike: { [aud]: '*' } });
  const audiences = (options: TrustOptions, ...statements: object[]) =>
    scopeOf(options, ...statements).providers.map(entry => entry.audiences);

  it('have to include the audience', () => {
    const allow = statement('Allow', { StringEquals: { [aud]: ['a', 'b'] } });
    expect(audiences(registered('b', 'c'), allow)).toEqual([
      { include: ['b'], except: [] },
    ]);
    const { class: width, problems } = scopeOf(registered('x', 'y'), allow);
    expect([width, problems]).toEqual([
      'none',
      [
        {
          code: 'AUDIENCE_NOT_REGISTERED',
          path: 'Statement[0].Principal.Federated',
          message:
            'The policy asks for an audience that is not among the client IDs of the provider (x, y).',
        },
      ],
    ]);
    expect(scopeOf(registered(), allow).problems[0].message).toMatch(
      / \(none\)\.$/,
    );
  });

  it('say nothing of a policy that admits nobody', () => {
    const nobody = statement('Allow', { StringEquals: { [sub]: 'x' } });
    expect(scopeOf(registered('a'), nobody).problems).toEqual([]);
  });

  it('may be denied', () => {
    const denyAudience = (value: string, more: object = {}) =>
      statement('Deny', { StringLike: { [aud]: value, ...more } });
    expect(audiences(registered('a'), all, denyAudience('a'))).toEqual([
      { include: [], except: [] },
    ]);
    expect(audiences(registered('a'), all, denyAudience('a*'))).toEqual([
      { include: [], except: [] },
    ]);
    const except = (value: string) => [{ include: ['*'], except: [value] }];
    expect(audiences(registered('a'), all, denyAudience('b'))).toEqual(
      except('b'),
    );
    expect(audiences(registered('a', 'b'), all, denyAudience('a'))).toEqual(
      except('a'),
    );
  });

  it('may be denied to some', () => {
    for (const some of ['ns:*', '?:*', '*:?', '*:sa']) {
      const deny = statement('Deny', {
        StringLike: { [aud]: 'a', [sub]: `system:serviceaccount:${some}` },
      });
      expect(scopeOf(registered('a'), all, deny).class).toBe('cluster');
    }
    const open = statement('Deny', {
      StringLike: { [aud]: 'a', 'aws:SourceVpc': 'x' },
    });
    expect(scopeOf(registered('a'), all, open).class).toBe('cluster');
  });
});
