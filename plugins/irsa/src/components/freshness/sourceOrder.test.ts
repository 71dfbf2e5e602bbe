import { aSource } from '../../__testUtils__/aSource';
import { oldestReadAt, worstFirst } from './sourceOrder';

describe('worstFirst', () => {
  it('puts trouble first and keeps the order of the rest', () => {
    const ok = aSource({ id: 'a' });
    const alsoOk = aSource({ id: 'b' });
    const partial = aSource({ id: 'c', status: 'partial' });
    const failed = aSource({ id: 'd', status: 'failed' });
    expect(worstFirst([ok, partial, alsoOk, failed])).toEqual([
      failed,
      partial,
      ok,
      alsoOk,
    ]);
  });
});

describe('oldestReadAt', () => {
  it('is the earliest time, and passes over what was never read', () => {
    expect(
      oldestReadAt([
        aSource({ readAt: '2026-11-24T08:00:00.000Z' }),
        aSource({ readAt: undefined, status: 'never-read' }),
        aSource({ readAt: '2026-11-23T08:00:00.000Z' }),
      ]),
    ).toBe('2026-11-23T08:00:00.000Z');
  });

  it('is absent where nothing was read', () => {
    expect(oldestReadAt([])).toBeUndefined();
  });
});
