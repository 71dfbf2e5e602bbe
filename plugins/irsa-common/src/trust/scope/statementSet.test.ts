import { provider } from '../__testUtils__/generate';
import { readPolicy } from '../readPolicy';
import {
  actionReason,
  principalReason,
  statementAction,
  statementPrincipal,
} from './statementSet';
import { trustScope } from './scope';

const web = 'sts:AssumeRoleWithWebIdentity';
const caller = { type: 'Federated', id: provider } as const;

function modelOf(change: object) {
  return readPolicy({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: web,
      ...change,
    },
  }).statements[0];
}

describe('whom a statement is about', () => {
  const negated = { Principal: undefined };

  it.each([
    [{}, 'yes'],
    [{ Principal: { Federated: ['x', provider] } }, 'yes'],
    [{ Principal: { Federated: 'x' } }, 'no'],
    [{ Principal: { AWS: '*' } }, 'unknown'],
    [{ Principal: { Federated: [provider, 7] } }, 'yes'],
    [{ Principal: { Federated: ['x', 7] } }, 'unknown'],
    [{ Principal: 'x' }, 'unknown'],
    // NotPrincipal does not mean everybody else in a role trust policy.
    [{ ...negated, NotPrincipal: { Federated: provider } }, 'no'],
    [{ ...negated, NotPrincipal: { Federated: 'x' } }, 'unknown'],
    [{ ...negated, NotPrincipal: { AWS: '*' } }, 'unknown'],
    [{ ...negated, NotPrincipal: { Federated: [provider, 7] } }, 'no'],
  ])('%j: %s', (change, expected) => {
    expect(statementPrincipal(modelOf(change), caller)).toBe(expected);
  });

  it('is open for a reason', () => {
    const path = 'Statement.Principal';
    expect(
      principalReason(modelOf({ Principal: { Federated: ['x', 7] } })),
    ).toEqual({
      code: 'MALFORMED_POLICY',
      message: 'The value is a text or a list of texts.',
      path: `${path}.Federated[1]`,
    });
    expect(
      principalReason(
        modelOf({ ...negated, NotPrincipal: { Federated: 'x' } }),
      ),
    ).toEqual({
      code: 'NOT_PRINCIPAL',
      message: 'NotPrincipal is not supported in role trust policies.',
      path: 'Statement.NotPrincipal',
    });
    expect(
      principalReason(modelOf({ Principal: { AWS: ['*', 'x'] } })),
    ).toEqual({
      code: 'WILDCARD_PRINCIPAL',
      message:
        'AWS does not say whether a wildcard principal includes web identities and services.',
      path,
      expected: ['*', 'x'],
    });
  });
});

describe('what a statement covers', () => {
  it.each([
    [{}, 'yes'],
    [{ Action: ['x', 'STS:assumerolewithweb*'] }, 'yes'],
    [{ Action: 'sts:AssumeRole' }, 'no'],
    [{ Action: [web, 7] }, 'yes'],
    [{ Action: ['x', 7] }, 'unknown'],
    [{ Action: undefined, NotAction: web }, 'no'],
    [{ Action: undefined, NotAction: 'sts:AssumeRole' }, 'yes'],
    [{ Action: undefined, NotAction: ['x', 7] }, 'unknown'],
    [{ Action: undefined, NotAction: [web, 7] }, 'no'],
  ])('%j: %s', (change, expected) => {
    expect(statementAction(modelOf(change), web)).toBe(expected);
  });
});

it('is open for a reason whether a statement covers an action', () => {
  expect(actionReason(modelOf({ Action: ['x', 7] }))).toEqual({
    code: 'MALFORMED_POLICY',
    message: 'The value is a text or a list of texts.',
    path: 'Statement.Action[1]',
  });
  expect(actionReason(modelOf({}))).toEqual({
    code: 'TOO_LARGE',
    message: 'An action is too long to be compared.',
    path: 'Statement.Action',
  });
});

describe('the set of a policy', () => {
  const allow = {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: web,
  };
  const conditionsOf = (...statements: object[]) =>
    trustScope({
      Version: '2012-10-17',
      Statement: statements,
    }).providers.flatMap(entry =>
      entry.subjects.map(({ conditional, except }) => [
        conditional.map(({ code, path }) => `${code} ${path}`),
        except.map(each => each.conditional.map(({ code }) => code)),
      ]),
    );

  it('is open where statement, principal or action are', () => {
    expect(conditionsOf(allow)).toEqual([[[], []]]);
    expect(conditionsOf({ ...allow, Resource: '*' })).toEqual([
      [['MALFORMED_POLICY Statement[0].Resource'], []],
    ]);
    expect(
      conditionsOf({
        ...allow,
        Principal: { Federated: [provider], AWS: '*' },
      }),
    ).toEqual([
      [[], []],
      [['WILDCARD_PRINCIPAL Statement[0].Principal'], []],
    ]);
    expect(conditionsOf({ ...allow, Action: ['x', 7] })).toEqual([
      [['MALFORMED_POLICY Statement[0].Action[1]'], []],
    ]);
  });

  it('is nobody where principal or action do not match', () => {
    expect(conditionsOf({ ...allow, Action: 'sts:AssumeRole' })).toEqual([]);
    expect(
      conditionsOf({
        ...allow,
        Principal: { Federated: 'accounts.google.com' },
      }),
    ).toEqual([]);
  });

  it('may be allowed or denied by a statement whose effect cannot be read', () => {
    const open = { ...allow, Effect: 'allow' };
    expect(conditionsOf(open)).toEqual([
      [['MALFORMED_POLICY Statement[0].Effect'], [['MALFORMED_POLICY']]],
    ]);
    expect(conditionsOf(allow, open)).toEqual([[[], [['MALFORMED_POLICY']]]]);
  });

  it('is open as a whole where the document is not understood', () => {
    const scope = trustScope({ Statement: [allow], Statements: [] });
    expect(scope.class).toBe('unknown');
    expect(
      scope.providers.map(entry => [
        entry.provider,
        entry.subjects.map(subject => subject.conditional),
      ]),
    ).toEqual(
      [provider, '*'].map(each => [
        each,
        [
          [
            {
              code: 'UNKNOWN_ELEMENT',
              message: 'A policy has no element "Statements".',
              path: 'Statements',
            },
          ],
        ],
      ]),
    );
  });
});
