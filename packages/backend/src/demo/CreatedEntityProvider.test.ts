import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { CREATED_TOPIC, CreatedEntityProvider } from './CreatedEntityProvider';

describe('CreatedEntityProvider', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'created-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function connect() {
    const applyMutation = jest.fn();
    const events = mockServices.events();
    const provider = new CreatedEntityProvider({ folder, events });
    await provider.connect({
      applyMutation,
    } as unknown as EntityProviderConnection);
    const targets = () =>
      applyMutation.mock.lastCall[0].entities.map(
        (each: { entity: { spec: { target: string } } }) =>
          each.entity.spec.target,
      );
    return { events, targets };
  }

  const write = async (...names: string[]) => {
    await mkdir(path.join(folder, path.dirname(path.join(...names))), {
      recursive: true,
    });
    await writeFile(path.join(folder, ...names), '');
  };

  it('has nothing to show before the first template has run', async () => {
    await rm(folder, { recursive: true });
    const { targets } = await connect();
    expect(targets()).toEqual([]);
  });

  it('shows each catalog file, and those that come later', async () => {
    await write('gift-cards', 'catalog-info.yaml');
    await write('pull-requests', 'x', 'MIGRATION.md');
    const { events, targets } = await connect();
    const first = path.join(folder, 'gift-cards', 'catalog-info.yaml');
    expect(targets()).toEqual([first]);

    await write('vouchers', 'catalog-info.yaml');
    await events.publish({ topic: CREATED_TOPIC, eventPayload: {} });
    expect(targets()).toEqual([
      first,
      path.join(folder, 'vouchers', 'catalog-info.yaml'),
    ]);
  });
});
