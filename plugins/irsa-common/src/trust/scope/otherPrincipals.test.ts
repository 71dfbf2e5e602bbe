import { provider } from '../__testUtils__/generate';
import { readPolicy } from '../readPolicy';
import { Budget } from './budget';
import { otherPrincipals } from './otherPrincipals';
import { trustScope } from './scope';

const account = '111122223333';
const role = `arn:aws:iam::${account}:role/x`;
const github = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
const keycloak = `arn:aws:iam::${account}:oidc-provider/login.example.com`;
const external = { StringEquals: { 'sts:ExternalId': 'x' } };

function allow(principal: unknown, more: object = {}) {
  return {
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRole',
    ...more,
  };
}

const deny = (principal: unknown, more: object = {}) =>
  allow(principal, { Effect: 'Deny', ...more });

const others = (...statements: object[]) =>
  trustScope({ Version: '2012-10-17', Statement: statements }).others;

/** Each principal in a line: who, which actions, under which conditions. */
const linesOf = (...statements: object[]) =>
  others(...statements).map(({ principal, actions, conditional }) =>
    [
      `${principal.type} ${principal.id}`,
      actions.map(action => action.replace('sts:', '')).join(','),
      ...conditional.map(({ code, path }) => `${code} ${path}`),
    ].join(' | '),
  );

describe('who else can become a role', () => {
  it.each([
    [{ AWS: account }, [`AWS ${account} | AssumeRole`]],
    [{ AWS: [role, '*'] }, [`AWS ${role} | AssumeRole`, 'AWS * | AssumeRole']],
    ['*', ['AWS * | AssumeRole']],
    [
      { Service: ['ec2.amazonaws.com', 'pods.eks.amazonaws.com'] },
      ['Service ec2.amazonaws.com | AssumeRole'],
    ],
    [
      { AWS: 'pods.eks.amazonaws.com' },
      ['AWS pods.eks.amazonaws.com | AssumeRole'],
    ],
    [{ Federated: provider }, []],
    [{ AWS: provider }, [`AWS ${provider} | AssumeRole`]],
    [{ Federated: github }, [`Federated ${github} | AssumeRole`]],
    [
      { Federated: 'accounts.google.com' },
      ['Federated accounts.google.com | AssumeRole'],
    ],
    // Canonical user ids are those of S3; nobody becomes a role with one.
    [{ CanonicalUser: '79a5' }, []],
  ])('%j', (principal, expected) => {
    expect(linesOf(allow(principal))).toEqual(expected);
  });

  it.each([
    [
      'sts:*',
      'AssumeRole,AssumeRoleWithSAML,AssumeRoleWithWebIdentity,TagSession,SetSourceIdentity,SetContext',
    ],
    ['sts:SetContext', 'SetContext'],
    [
      ['sts:SetSourceIdentity', 'sts:AssumeRole'],
      'AssumeRole,SetSourceIdentity',
    ],
  ])('by the action %j', (action, expected) => {
    expect(linesOf(allow({ AWS: account }, { Action: action }))).toEqual([
      `AWS ${account} | ${expected}`,
    ]);
    expect(
      linesOf(allow({ AWS: account }, { Action: 'iam:PassRole' })),
    ).toEqual([]);
  });

  it('by actions that are not understood is open', () => {
    expect(
      linesOf(allow({ AWS: account }, { Action: ['sts:TagSession', 7] })),
    ).toEqual([
      `AWS ${account} | TagSession`,
      `AWS ${account} | AssumeRole,AssumeRoleWithSAML,AssumeRoleWithWebIdentity,SetSourceIdentity,SetContext | MALFORMED_POLICY Statement[0].Action[1]`,
    ]);
  });

  it('is told with the conditions that depend on the request', () => {
    expect(others(allow({ AWS: account }, { Condition: external }))).toEqual([
      {
        principal: { type: 'AWS', id: account },
        actions: ['sts:AssumeRole'],
        conditional: [
          {
            code: 'UNKNOWN_KEY',
            message: 'StringEquals on sts:ExternalId has to hold.',
            path: 'Statement[0].Condition.StringEquals["sts:ExternalId"]',
            expected: ['x'],
          },
        ],
      },
    ]);
    expect(
      linesOf(
        allow({ AWS: account }, { Condition: { StringMatches: { a: 'x' } } }),
        allow({ AWS: account }, { Resource: '*', Sid: 'a' }),
        allow({ AWS: role }, { Condition: { StringEquals: { a: [] } } }),
      ),
    ).toEqual([
      `AWS ${account} | AssumeRole | UNKNOWN_OPERATOR Statement[0].Condition.StringMatches.a`,
      `AWS ${account} | AssumeRole | MALFORMED_POLICY Statement[1].Resource`,
      `AWS ${role} | AssumeRole | UNKNOWN_KEY Statement[2].Condition.StringEquals.a`,
    ]);
  });

  it('is told once for the same conditions', () => {
    expect(
      linesOf(
        allow({ AWS: account }, { Action: 'sts:TagSession' }),
        allow({ AWS: account }),
        allow({ AWS: account }, { Condition: external }),
        allow(
          { AWS: account },
          { Condition: external, Action: 'sts:TagSession' },
        ),
        allow({ AWS: role }),
      ),
    ).toEqual([
      `AWS ${account} | AssumeRole,TagSession`,
      `AWS ${account} | AssumeRole,TagSession | UNKNOWN_KEY Statement[2].Condition.StringEquals["sts:ExternalId"]`,
      `AWS ${role} | AssumeRole`,
    ]);
    const value = (text: string) =>
      allow(
        { AWS: account },
        { Condition: { StringEquals: { 'sts:ExternalId': text } } },
      );
    expect(others(value('x'), value('y'))).toHaveLength(2);
    expect(others(value('x'), value('x'))).toHaveLength(1);
  });

  it('may be everybody whom NotPrincipal does not name', () => {
    const negated = {
      Effect: 'Allow',
      NotPrincipal: { AWS: role },
      Action: 'sts:AssumeRole',
      Condition: external,
    };
    expect(linesOf(negated)).toEqual([
      'AWS * | AssumeRole | NOT_PRINCIPAL Statement[0].NotPrincipal | UNKNOWN_KEY Statement[0].Condition.StringEquals["sts:ExternalId"]',
    ]);
  });

  it('is open where the document is not understood', () => {
    expect(
      trustScope({ Statement: [allow({ AWS: account })], x: 1 }).others,
    ).toMatchObject([
      { conditional: [{ code: 'UNKNOWN_ELEMENT', path: 'x' }] },
    ]);
    expect(linesOf(allow({ AWS: account }, { Effect: 'allow' }))).toEqual([
      `AWS ${account} | AssumeRole | MALFORMED_POLICY Statement[0].Effect | OTHER_CONDITION Statement[0]`,
    ]);
  });

  it('includes the users of an issuer that is no cluster of EKS and admits no service account', () => {
    const web = { Action: 'sts:AssumeRoleWithWebIdentity' };
    const as = (value: string) => ({
      ...web,
      Condition: { StringEquals: { 'login.example.com:sub': value } },
    });
    expect(linesOf(allow({ Federated: keycloak }, as('user-1')))).toEqual([
      `Federated ${keycloak} | AssumeRoleWithWebIdentity | UNKNOWN_KEY Statement[0].Condition.StringEquals["login.example.com:sub"]`,
    ]);
    expect(
      linesOf(allow({ Federated: keycloak }, as('system:serviceaccount:a:b'))),
    ).toEqual([]);
    expect(
      linesOf(
        allow(
          { Federated: provider },
          {
            ...web,
            Condition: {
              StringEquals: { [`${provider.split('provider/')[1]}:sub`]: 'x' },
            },
          },
        ),
      ),
    ).toEqual([]);
  });
});

describe('a Deny over others', () => {
  it.each([
    ['of the same principal', deny({ AWS: account }), []],
    ['of everybody', deny('*'), []],
    ['of everybody, by type', deny({ AWS: '*' }), []],
    [
      'of another account',
      deny({ AWS: '444455556666' }),
      [`AWS ${account} | AssumeRole`],
    ],
    [
      'of a role of the account',
      deny({ AWS: role }),
      [`AWS ${account} | AssumeRole | OTHER_CONDITION Statement[1]`],
    ],
    [
      'of a role of another account',
      deny({ AWS: role.replace(account, '444455556666') }),
      [`AWS ${account} | AssumeRole`],
    ],
    [
      'of another type',
      deny({ Service: account }),
      [`AWS ${account} | AssumeRole`],
    ],
    [
      'under a condition',
      deny({ AWS: account }, { Condition: external }),
      [`AWS ${account} | AssumeRole | OTHER_CONDITION Statement[1]`],
    ],
    [
      'of another action',
      deny({ AWS: account }, { Action: 'sts:TagSession' }),
      [`AWS ${account} | AssumeRole`],
    ],
    [
      'of another action under a condition',
      deny({ AWS: account }, { Action: 'sts:TagSession', Condition: external }),
      [`AWS ${account} | AssumeRole`],
    ],
    [
      'of a role of the account among others',
      deny({ AWS: [role, '444455556666'] }),
      [`AWS ${account} | AssumeRole | OTHER_CONDITION Statement[1]`],
    ],
    [
      'of an action that is not understood',
      deny({ AWS: account }, { Action: ['sts:TagSession', 7] }),
      [`AWS ${account} | AssumeRole | OTHER_CONDITION Statement[1]`],
    ],
  ])('%s', (_, statement, expected) => {
    expect(linesOf(allow({ AWS: account }), statement)).toEqual(expected);
  });

  it('is told in words', () => {
    expect(
      others(allow({ AWS: account }), deny({ AWS: role }))[0].conditional,
    ).toEqual([
      {
        code: 'OTHER_CONDITION',
        message: 'Statement[1] denies part of the requests.',
        path: 'Statement[1]',
      },
    ]);
  });

  it('takes out the actions that it covers', () => {
    const both = ['sts:AssumeRole', 'sts:TagSession'];
    expect(
      linesOf(
        allow({ AWS: account }, { Action: both }),
        deny({ AWS: account }, { Action: 'sts:Tag*' }),
      ),
    ).toEqual([`AWS ${account} | AssumeRole`]);
    expect(
      linesOf(
        deny({ AWS: account }, { Action: 'sts:Tag*' }),
        allow({ AWS: account }, { Action: both }),
      ),
    ).toEqual([`AWS ${account} | AssumeRole`]);
  });

  it('says nothing of what another one has taken out', () => {
    expect(
      linesOf(
        allow(
          { AWS: account },
          { Action: ['sts:AssumeRole', 'sts:TagSession'] },
        ),
        deny({ AWS: account }),
        deny({ AWS: account }, { Condition: external }),
      ),
    ).toEqual([`AWS ${account} | TagSession`]);
  });

  it('is not compared with each principal when that is too much work', () => {
    const ids = Array.from({ length: 60 }, (_, at) => `a${at}`);
    const model = readPolicy({
      Statement: [allow({ AWS: [account, role, '*'] }), deny({ AWS: ids })],
    });
    const tooMany = {
      code: 'TOO_MANY_ENTRIES',
      message:
        'The policy has too many principals to compare each with its Deny statements.',
    };
    const conditionsWithin = (steps: number) =>
      otherPrincipals(model, () => false, new Budget(steps)).map(
        ({ conditional }) => conditional,
      );
    const wide = [expect.objectContaining({ code: 'OTHER_CONDITION' })];
    expect(conditionsWithin(183)).toEqual([[], [], wide]);
    expect(conditionsWithin(122)).toEqual([[], [], [tooMany]]);
    expect(conditionsWithin(121)).toEqual([[], [tooMany], [tooMany]]);
    expect(conditionsWithin(60)).toEqual([[tooMany], [tooMany], [tooMany]]);
  });

  it('is not compared with patterns when that is too much work', () => {
    // 256 steps of matching are one step of the budget.
    const id = `arn:aws:iam::${account}:user/x`;
    const model = readPolicy({
      Statement: [allow({ AWS: id }), deny({ AWS: ['plain', '*bcdefgh'] })],
    });
    const conditionsWithin = (steps: number) =>
      otherPrincipals(model, () => false, new Budget(steps))[0].conditional;
    expect(id).toHaveLength(32);
    expect(conditionsWithin(4)).toEqual([]);
    expect(conditionsWithin(3)).toEqual([
      expect.objectContaining({ code: 'TOO_MANY_ENTRIES' }),
    ]);
  });

  it.each([
    [account, true],
    [`arn:aws:iam::${account}:root`, true],
    [`arn:aws-cn:iam::${account}:root`, true],
    ['*', true],
    [`arn:aws:iam::${account}:role/y`, false],
    [`${account}4`, false],
    [`4${account}`, false],
    [`arn:aws:sts::${account}:root`, false],
    [`xarn:aws:iam::${account}:root`, false],
    [`arn:aws:iam::${account}:roots`, false],
  ])('of one role concerns part of %s: %s', (id, isPart) => {
    const told = linesOf(allow({ AWS: id }), deny({ AWS: role }));
    expect(told).toEqual([
      `AWS ${id} | AssumeRole${
        isPart ? ' | OTHER_CONDITION Statement[1]' : ''
      }`,
    ]);
  });

  it('of one role is nothing to services', () => {
    expect(
      linesOf(allow({ Service: 'ec2.amazonaws.com' }), deny({ AWS: role })),
    ).toEqual(['Service ec2.amazonaws.com | AssumeRole']);
    expect(linesOf(allow({ Service: account }), deny({ AWS: role }))).toEqual([
      `Service ${account} | AssumeRole`,
    ]);
  });
});
