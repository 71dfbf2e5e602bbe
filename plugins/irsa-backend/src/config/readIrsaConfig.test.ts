import { mockServices } from '@backstage/backend-test-utils';
import { readIrsaConfig } from './readIrsaConfig';

const read = (irsa?: object) =>
  readIrsaConfig(mockServices.rootConfig({ data: irsa ? { irsa } : {} }));

describe('readIrsaConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      files: [],
      schedule: { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
      staleAfter: 24 * 60 * 60 * 1000,
    });
  });

  it('reads every key', () => {
    expect(
      read({
        files: [{ directory: './estate/' }],
        schedule: { frequency: { minutes: 1 }, timeout: 'PT30S' },
        staleAfter: { hours: 2 },
      }),
    ).toEqual({
      files: [{ directory: './estate' }],
      schedule: { frequency: { minutes: 1 }, timeout: { seconds: 30 } },
      staleAfter: 2 * 60 * 60 * 1000,
    });
  });

  it.each([
    [{ files: [{}] }, 'irsa.files[0].directory'],
    [{ schedule: { frequency: 'often' } }, 'irsa.schedule.frequency'],
    [{ staleAfter: { hours: 'x' } }, 'irsa.staleAfter'],
  ])('names the key of %j', (irsa, key) => {
    expect(() => read(irsa)).toThrow(key);
  });
});
