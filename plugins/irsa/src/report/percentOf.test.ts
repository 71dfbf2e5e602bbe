import { percentOf } from './percentOf';

it.each([
  [0, 0, 0],
  [0, 10, 0],
  [1, 10_000, 1],
  [23, 25, 92],
  [9_999, 10_000, 99],
  [25, 25, 100],
])('%s of %s is %s percent', (part, total, percent) => {
  expect(percentOf(part, total)).toBe(percent);
});
