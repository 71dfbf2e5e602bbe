import { parse } from 'yaml';
import { addPatch } from './kustomization';

const add = (text: string, patch = 'overlays/prod/sa.yaml', name = 'refunds') =>
  addPatch(text, 'overlays/prod/kustomization.yaml', patch, name);

const ITEM = `  - path: sa.yaml
    target:
      kind: ServiceAccount
      name: refunds
`;

describe('addPatch', () => {
  it.each([
    [
      'no patches',
      'resources: [../../base] # all\n',
      `resources: [../../base] # all\npatches:\n${ITEM}`,
    ],
    ['an empty list', 'patches: []\na: 1\n', `patches:\n${ITEM}a: 1\n`],
    ['nothing', 'patches: # none\na: 1\n', `patches: # none\n${ITEM}a: 1\n`],
    [
      'another patch',
      'patches:\n  # The size.\n  - path: size.yaml # big\n\nresources:\n- a\n',
      `patches:\n  # The size.\n  - path: size.yaml # big\n${ITEM}\nresources:\n- a\n`,
    ],
    [
      'a list that is not indented',
      'patches:\n- patch: |-\n    - op: remove\n      path: /a\n  target: {kind: A}\n',
      `patches:\n- patch: |-\n    - op: remove\n      path: /a\n  target: {kind: A}\n${ITEM.replace(
        /^ {2}/gm,
        '',
      )}`,
    ],
  ])('adds the patch to %s', (_, existing, expected) => {
    expect(add(existing)).toBe(expected);
    expect(add(expected)).toBe(expected);
  });

  it('stays JSON where it is JSON', () => {
    expect(JSON.parse(add('{"patches": [{"path": "a.yaml"}]}'))).toEqual({
      patches: [
        { path: 'a.yaml' },
        {
          path: 'sa.yaml',
          target: { kind: 'ServiceAccount', name: 'refunds' },
        },
      ],
    });
  });

  it('names a patch in another folder by the way to it, and a dot by itself', () => {
    expect(
      parse(add('a: 1\n', 'overlays/patches/sa.yaml', 'a.b')).patches,
    ).toEqual([
      {
        path: '../patches/sa.yaml',
        target: { kind: 'ServiceAccount', name: 'a\\.b' },
      },
    ]);
  });

  it.each([
    'patches:\n- path: ./sa.yaml\n',
    'kind: Component\npatchesStrategicMerge: [sa.yaml]\n',
    'patches:\n- path: sa.yaml\n  target: {kind: ServiceAccount, name: refunds, namespace: shop}\n',
  ])('leaves %j, which applies it already', text => {
    expect(add(text)).toBe(text);
  });

  it.each([
    ['an empty file', '', 'is not a kustomization'],
    ['a list', '- a\n', 'is not a kustomization'],
    ['another object', 'kind: ConfigMap\n', 'is a ConfigMap, and no'],
    ['patches twice', 'patches: []\npatches: []\n', "has 'patches' twice"],
    ['patches that are no list', 'patches: {a: b}\n', 'not a list'],
    [
      'another target of the same file',
      'patches:\n- path: sa.yaml\n  target: {kind: ServiceAccount}\n',
      'applies sa.yaml to {"kind":"ServiceAccount"}, and not to ServiceAccount refunds',
    ],
    ['broken YAML', 'a: }\n', 'kustomization.yaml is not valid YAML at line 1'],
  ])('refuses %s', (_, text, message) => {
    expect(() => add(text)).toThrow(message);
  });
});
