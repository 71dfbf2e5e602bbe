import { exactTime } from './exactTime';

describe('exactTime', () => {
  it('names day, month, year and the minute in UTC', () => {
    expect(exactTime('2026-11-22T07:40:31.000Z')).toBe(
      '22 Nov 2026, 07:40 UTC',
    );
  });

  it('writes midnight as 00', () => {
    expect(exactTime('2026-11-22T00:05:00.000+00:00')).toBe(
      '22 Nov 2026, 00:05 UTC',
    );
  });
});
