import { mockServices } from '@backstage/backend-test-utils';
import { DEFAULT_ACCESS_PACKS } from 'backstage-plugin-irsa-common';
import { readAccessPacks } from './readAccessPacks';

const read = (scaffolder: object) =>
  readAccessPacks(mockServices.rootConfig({ data: { irsa: { scaffolder } } }));

const PACK = {
  id: 'start-workflow',
  title: 'Start a workflow',
  parameters: [{ name: 'workflow' }],
  statements: [
    {
      Effect: 'Allow',
      Action: 'states:StartExecution',
      Resource:
        'arn:{partition}:states:{region}:{account}:stateMachine:{workflow}',
    },
  ],
};

describe('readAccessPacks', () => {
  it('has the packs that come with the actions', () => {
    expect(read({})).toEqual(DEFAULT_ACCESS_PACKS);
    expect(read({ defaultAccessPacks: false })).toEqual([]);
  });

  it('adds those of the configuration', () => {
    expect(read({ accessPacks: [PACK] }).at(-1)).toEqual({
      ...PACK,
      parameters: [
        {
          name: 'workflow',
          title: 'workflow',
          pattern: '[A-Za-z0-9_.=@/-]{1,200}',
        },
      ],
    });
  });

  it('lets one replace a pack that comes with the actions', () => {
    const packs = read({ accessPacks: [{ ...PACK, id: 'read-bucket' }] });
    expect(packs.filter(({ id }) => id === 'read-bucket')).toHaveLength(1);
    expect(packs).toHaveLength(DEFAULT_ACCESS_PACKS.length);
  });

  it.each<[string, object, string]>([
    ['an id in capitals', { id: 'Start' }, 'id'],
    ['no statements', { statements: [] }, 'statements'],
    [
      'a placeholder that nobody fills in',
      { statements: [{ Effect: 'Allow', Action: 'a:b', Resource: '{arn}' }] },
      '{arn}',
    ],
    ['a parameter that is given', { parameters: [{ name: 'region' }] }, 'name'],
    [
      'a pattern that is none',
      { parameters: [{ name: 'workflow', pattern: '(' }] },
      'regular expression',
    ],
    ['a misspelt key', { parameter: [] }, "'parameter'"],
  ])('refuses %s', (_, overrides, message) => {
    expect(() => read({ accessPacks: [{ ...PACK, ...overrides }] })).toThrow(
      message,
    );
  });

  it('refuses two packs with one id', () => {
    expect(() => read({ accessPacks: [PACK, PACK] })).toThrow('two packs');
  });
});
