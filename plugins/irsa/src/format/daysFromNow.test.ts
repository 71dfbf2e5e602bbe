import { daysFromNow, daysUntil } from './daysFromNow';

const NOW = Date.parse('2026-11-24T18:00:00Z');

describe('days from now', () => {
  it('names the day in UTC', () => {
    expect(daysFromNow(1, NOW)).toBe('2026-11-25');
    expect(daysFromNow(180, NOW)).toBe('2027-05-23');
  });

  it('counts the days until a day begins', () => {
    expect(daysUntil('2026-11-25', NOW)).toBe(1);
    expect(daysUntil('2027-05-23', NOW)).toBe(180);
    expect(daysUntil('2026-11-24', NOW)).toBeLessThanOrEqual(0);
    expect(daysUntil('', NOW)).toBeUndefined();
  });
});
