import { JsonObject } from '../shape';
import { AccessGrants } from './AccessGrants';

const role = (
  kind: string,
  name: string,
  rules: object[],
  namespace?: string,
) => [kind, { metadata: { name, namespace }, rules }] as const;
const rule = (resources: string[], more: object = {}) => ({
  apiGroups: [''],
  verbs: ['create'],
  resources,
  ...more,
});
const binding = (
  kind: string,
  name: string,
  roleRef: [string, string],
  subjects: object[],
  namespace?: string,
) =>
  [
    kind,
    {
      metadata: { name, namespace },
      roleRef: { kind: roleRef[0], name: roleRef[1] },
      subjects,
    },
  ] as const;

function grants(...objects: (readonly [string, JsonObject])[]) {
  const sut = new AccessGrants();
  const problems = objects.flatMap(([kind, object]) => sut.add(kind, object));
  expect(problems).toEqual([]);
  return [...sut.records('prod')];
}

const dev = { kind: 'Group', name: 'developers' };

describe('AccessGrants', () => {
  it('joins bindings and roles in any order, each with where it holds', () => {
    expect(
      grants(
        binding(
          'RoleBinding',
          'deploy',
          ['ClusterRole', 'edit'],
          [dev, { kind: 'ServiceAccount', namespace: 'ci', name: 'runner' }],
          'shop',
        ),
        binding(
          'RoleBinding',
          'local',
          ['Role', 'pods'],
          [{ kind: 'User', name: 'ann' }],
          'shop',
        ),
        binding('RoleBinding', 'elsewhere', ['Role', 'pods'], [dev], 'other'),
        role('ClusterRole', 'edit', [
          rule(['pods', 'serviceaccounts', 'configmaps']),
        ]),
        role('Role', 'pods', [rule(['pods'])], 'shop'),
        role('ClusterRole', 'admin', [
          rule(['*'], { apiGroups: ['*'], verbs: ['*'] }),
        ]),
        binding(
          'ClusterRoleBinding',
          'admins',
          ['ClusterRole', 'admin'],
          [dev],
        ),
        role('ClusterRole', 'view', [
          rule(['pods'], { verbs: ['get', 'list'] }),
        ]),
        binding(
          'ClusterRoleBinding',
          'viewers',
          ['ClusterRole', 'view'],
          [dev],
        ),
        binding('ClusterRoleBinding', 'nobody', ['ClusterRole', 'admin'], []),
        binding('ClusterRoleBinding', 'gone', ['ClusterRole', 'gone'], [dev]),
      ),
    ).toEqual([
      {
        cluster: 'prod',
        namespace: 'shop',
        binding: 'RoleBinding/deploy',
        role: 'ClusterRole/edit',
        subjects: ['Group:developers', 'ServiceAccount:ci/runner'],
        creates: ['pods', 'serviceaccounts'],
      },
      {
        cluster: 'prod',
        namespace: 'shop',
        binding: 'RoleBinding/local',
        role: 'Role/pods',
        subjects: ['User:ann'],
        creates: ['pods'],
      },
      {
        cluster: 'prod',
        binding: 'ClusterRoleBinding/admins',
        role: 'ClusterRole/admin',
        subjects: ['Group:developers'],
        creates: ['pods', 'serviceaccounts', 'serviceaccounts/token'],
      },
    ]);
  });

  it.each<[string[], string[] | undefined, object[]]>([
    [['serviceaccounts/token'], undefined, [rule(['serviceaccounts/token'])]],
    [['serviceaccounts/token'], undefined, [rule(['*/token'])]],
    [
      ['serviceaccounts/token'],
      ['a', 'b'],
      [
        rule(['serviceaccounts/token'], { resourceNames: ['a'] }),
        rule(['serviceaccounts/token'], { resourceNames: ['b'] }),
      ],
    ],
    [
      ['serviceaccounts/token'],
      undefined,
      [
        rule(['serviceaccounts/token'], { resourceNames: ['a'] }),
        rule(['*/token']),
      ],
    ],
    [[], undefined, [rule(['pods'], { resourceNames: ['a'] })]],
    [[], undefined, [rule(['pods/exec', 'pods/*'])]],
    [[], undefined, [rule(['pods'], { apiGroups: ['apps'] })]],
    [[], undefined, [{ nonResourceURLs: ['*'], verbs: ['*'] }]],
  ])('creates %j, tokens of %j, by %j', (creates, tokensOf, rules) => {
    const found = grants(
      role('ClusterRole', 'it', rules),
      binding('ClusterRoleBinding', 'it', ['ClusterRole', 'it'], [dev]),
    );
    expect(found.flatMap(grant => grant.creates)).toEqual(creates);
    expect(found[0]?.tokensOf).toEqual(tokensOf);
  });

  it('names objects that it cannot understand', () => {
    const sut = new AccessGrants();
    expect(sut.add('Role', { metadata: { name: 'x' } })).toEqual([
      'Role x without metadata.namespace',
    ]);
    expect(sut.add('ClusterRole', {})).toEqual([
      'a ClusterRole without metadata.name',
    ]);
  });
});
