import { ageOf } from './ageOf';

describe('ageOf', () => {
  const now = Date.parse('2026-11-24T08:00:00.000Z');

  it.each([
    ['2026-11-24T07:59:00.001Z', { unit: 'lessThanMinute', count: 0 }],
    ['2026-11-24T08:05:00.000Z', { unit: 'lessThanMinute', count: 0 }],
    ['2026-11-24T07:59:00.000Z', { unit: 'minutes', count: 1 }],
    ['2026-11-24T07:00:00.001Z', { unit: 'minutes', count: 59 }],
    ['2026-11-24T07:00:00.000Z', { unit: 'hours', count: 1 }],
    ['2026-11-22T08:00:00.001Z', { unit: 'hours', count: 47 }],
    ['2026-11-22T08:00:00.000Z', { unit: 'days', count: 2 }],
    ['2026-11-01T08:00:00.000Z', { unit: 'days', count: 23 }],
  ])('reads %s as %p', (iso, expected) => {
    expect(ageOf(iso, now)).toEqual(expected);
  });
});
