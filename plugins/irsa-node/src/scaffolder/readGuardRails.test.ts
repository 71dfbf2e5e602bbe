import { mockServices } from '@backstage/backend-test-utils';
import { DEFAULT_GUARD_RAILS } from 'backstage-plugin-irsa-common';
import { readGuardRails } from './readGuardRails';

const read = (...guardRails: object[]) =>
  readGuardRails(
    mockServices.rootConfig({ data: { irsa: { scaffolder: { guardRails } } } }),
  );

describe('readGuardRails', () => {
  it('has none when none are configured', () => {
    expect(readGuardRails(mockServices.rootConfig())).toEqual([]);
  });

  it('fills in the defaults', () => {
    expect(read({ name: 'all' })).toEqual([
      { ...DEFAULT_GUARD_RAILS, name: 'all' },
    ]);
  });

  it('reads every key', () => {
    const entry = {
      name: 'production',
      clusters: ['prod-*'],
      namespaces: ['pay*'],
      createRole: true,
      accounts: ['111122223333'],
      permissionsBoundary: 'arn:{partition}:iam::{account}:policy/boundary',
      path: '/backstage/{cluster}/{namespace}/',
      roleName: '{namespace}-{serviceAccount}-{hash}',
      requiredTags: ['cost-centre'],
      actions: { allow: ['s3:*'], deny: ['s3:Delete*'] },
      managedPolicies: {
        allow: ['arn:aws:iam::*:policy/teams/*'],
        deny: ['arn:aws:iam::aws:policy/*'],
      },
      everyResource: 'not-allowed',
      wildcardSubjects: 'with-reason-and-expiry',
      wildcardDays: 30,
      audiences: ['sts.amazonaws.com', 'https://example.com/a'],
      rolesPerNamespace: 5,
    };
    expect(read(entry)).toEqual([entry]);
  });

  it('lets a list be empty, which denies nothing or allows nothing', () => {
    expect(read({ name: 'a', actions: { allow: [], deny: [] } })).toMatchObject(
      [{ actions: { allow: [], deny: [] } }],
    );
  });

  it.each<[string, object, string]>([
    ['a misspelt key', { permisionsBoundary: 'x' }, 'permisionsBoundary'],
    ['a misspelt list', { actions: { denied: [] } }, "'denied'"],
    ['no account', { accounts: ['1111'] }, "accounts has '1111'"],
    ['no boundary', { permissionsBoundary: 'boundary' }, 'permissionsBoundary'],
    [
      'a boundary of another kind',
      { permissionsBoundary: 'arn:aws:iam::111122223333:role/x' },
      'permissionsBoundary',
    ],
    ['an open path', { path: '/backstage' }, 'path'],
    ['an unknown placeholder', { path: '/{team}/' }, 'path'],
    [
      'a name without hash',
      { roleName: '{namespace}-{serviceAccount}' },
      'roleName',
    ],
    [
      'a name with other signs',
      { roleName: '{namespace}/{serviceAccount}-{hash}' },
      'roleName',
    ],
    ['an action that is none', { actions: { deny: ['iam'] } }, 'actions.deny'],
    ['a look-alike action', { actions: { deny: ['ıam:*'] } }, 'actions.deny'],
    ['an unknown word', { wildcardSubjects: 'always' }, "'always'"],
    ['no time', { wildcardDays: 0 }, 'wildcardDays'],
    [
      'half a role',
      { path: '/{namespace}/', rolesPerNamespace: 0.5 },
      'whole number',
    ],
    [
      'a cap that cannot be counted',
      { path: '/a/', rolesPerNamespace: 2 },
      '{namespace}',
    ],
    ['an audience with spaces', { audiences: ['a b'] }, 'audiences'],
  ])('refuses %s', (_, entry, message) => {
    expect(() => read({ name: 'a', ...entry })).toThrow(message);
  });
});
