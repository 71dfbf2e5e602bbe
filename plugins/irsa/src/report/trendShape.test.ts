import { someCounts } from '../__testUtils__/aReport';
import { trendShape } from './trendShape';

const day = (high: number, broken: number, unread: string[] = []) => ({
  date: '2026-11-24',
  counts: someCounts({ failing: broken, broken }, { high }),
  unread,
});

describe('trendShape', () => {
  it('draws from the left to the right, the larger the higher', () => {
    const shape = trendShape([day(4, 2), day(2, 2), day(0, 2)], 100, 40);
    expect(shape.critical).toBe('M0 0L50 20L100 40');
    expect(shape.broken).toBe('M0 20L50 20L100 20');
    expect(shape.bands).toEqual([]);
    expect(shape.ticks.map(({ value }) => value)).toEqual([0, 2, 4]);
    expect(shape.ends).toEqual({ critical: 40, broken: 20 });
  });

  it('breaks the line where nothing was noted, and makes a band of what was not read', () => {
    const nothing = { date: '2026-11-24', unread: [] };
    const shape = trendShape(
      [day(2, 0), nothing, day(2, 0, ['aws:1']), day(2, 0)],
      90,
      40,
    );
    expect(shape.critical).toBe('M0 0h2M60 0L90 0');
    expect(shape.bands).toEqual([{ x: 15, width: 60 }]);
  });

  it('shows a single day', () => {
    expect(trendShape([day(1, 1)], 100, 40).critical).toBe('M0 20h2');
  });
});
