import { mockServices } from '@backstage/backend-test-utils';
import { readDemoConfig } from './readDemoConfig';

const read = (data: object) =>
  readDemoConfig(mockServices.rootConfig({ data: data as never }));

describe('readDemoConfig', () => {
  it('is nothing in a portal that is no demo', () => {
    expect(read({ irsa: { files: [{ directory: './fleet' }] } })).toBe(
      undefined,
    );
    expect(read({ demo: { estate: './fleet' }, irsa: { files: [] } })).toBe(
      undefined,
    );
  });

  it('is the directory as the source names it', () => {
    expect(
      read({
        demo: { estate: 'fleet' },
        irsa: { files: [{ directory: './fleet' }] },
      }),
    ).toEqual({ directory: './fleet', created: 'fleet/created' });
  });

  it('refuses a folder that the portal does not read', () => {
    expect(() =>
      read({
        demo: { estate: './fleet' },
        irsa: { files: [{ directory: './another' }] },
      }),
    ).toThrow(
      "demo.estate is './fleet', which is none of the directories of irsa.files.",
    );
  });
});
