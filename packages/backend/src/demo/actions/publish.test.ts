import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { DemoServices } from '../DemoServices';
import { Estate } from '../estate/Estate';
import { createPublishAction } from './publish';

const CATALOG_FILE = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: gift-cards
`;

describe('demo:publish', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'publish-'));
    await mkdir(path.join(folder, 'workspace'));
    await writeFile(path.join(folder, 'workspace', 'README.md'), 'Hello');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const created = () => path.join(folder, 'estate', 'created');

  async function run(
    directory: string,
    {
      entities = [],
      isDryRun,
    }: { entities?: Entity[]; isDryRun?: boolean } = {},
  ) {
    const services: DemoServices = {
      demo: { directory: path.join(folder, 'estate'), created: created() },
      estate: new Estate({ directory: path.join(folder, 'estate') }),
      catalog: catalogServiceMock({ entities }),
      events: mockServices.events(),
      irsa: {
        as: () => {
          throw new Error('Publishing asks the irsa backend nothing');
        },
      },
    };
    const output = jest.fn();
    await createPublishAction(services).handler({
      ...createMockActionContext({ input: { directory } }),
      workspacePath: path.join(folder, 'workspace'),
      getInitiatorCredentials: async () => mockCredentials.user(),
      isDryRun,
      output,
    });
    return Object.fromEntries(output.mock.calls);
  }

  const entityFrom = (file: string): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'gift-cards',
      annotations: { 'backstage.io/managed-by-location': `file:${file}` },
    },
  });

  it('copies the workspace, in place of what it copied before', async () => {
    await mkdir(path.join(created(), 'x/y'), { recursive: true });
    await writeFile(path.join(created(), 'x/y/old'), '');
    expect(await run('x/y')).toEqual({ path: path.join(created(), 'x/y') });
    expect(await readFile(path.join(created(), 'x/y/README.md'), 'utf8')).toBe(
      'Hello',
    );
    await expect(readFile(path.join(created(), 'x/y/old'))).rejects.toThrow(
      'ENOENT',
    );
  });

  it('waits for its entity in the catalog', async () => {
    const file = path.join(folder, 'workspace', 'catalog-info.yaml');
    await writeFile(file, CATALOG_FILE);
    const own = path.join(created(), 'gift-cards', 'catalog-info.yaml');
    expect(await run('gift-cards', { entities: [entityFrom(own)] })).toEqual({
      path: path.dirname(own),
      entityRef: 'component:default/gift-cards',
    });
  });

  it('leaves an entity that comes from elsewhere to its owner', async () => {
    const file = path.join(folder, 'workspace', 'catalog-info.yaml');
    await writeFile(file, CATALOG_FILE);
    await expect(
      run('gift-cards', { entities: [entityFrom('/elsewhere.yaml')] }),
    ).rejects.toThrow('The catalog has component:default/gift-cards already.');
    await expect(readFile(path.join(created(), 'gift-cards'))).rejects.toThrow(
      'ENOENT',
    );
  });

  it.each(['../x', '/x', 'x/../../y', '.', '', 'a b', 'X'])(
    'writes nowhere but in its own folder: %j',
    async directory => {
      await expect(run(directory)).rejects.toThrow('cannot be used');
    },
  );

  it('copies nothing in a dry run', async () => {
    await run('gift-cards', { isDryRun: true });
    await expect(readFile(created())).rejects.toThrow('ENOENT');
  });
});
