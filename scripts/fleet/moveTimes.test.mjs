import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estateFiles } from './estate.mjs';
import { ESTATE_DAY, moveTimes } from './moveTimes.mjs';

describe('moveTimes', () => {
  it('moves times in every form, and nothing else', () => {
    const text =
      '{"Version":"2012-10-17","at":"2026-11-23T05:40:00Z","on":"2026-11-04T09:35:12.123000+00:00","tag":"2026.11.23"}';
    assert.equal(
      moveTimes(text, '2026-11-24', '2028-03-01'),
      '{"Version":"2012-10-17","at":"2028-02-29T05:40:00Z","on":"2028-02-10T09:35:12.123000+00:00","tag":"2026.11.23"}',
    );
  });

  it('comes back to the same text', () => {
    for (const [path, text] of estateFiles()) {
      const moved = moveTimes(text, ESTATE_DAY, '2031-02-28');
      assert.equal(moveTimes(moved, '2031-02-28', ESTATE_DAY), text, path);
    }
  });

  it('finds nothing in the estate that happened after its day', () => {
    for (const [path, text] of estateFiles()) {
      for (const [time] of text.matchAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d/g)) {
        assert.ok(time < ESTATE_DAY, `${path} has ${time}`);
      }
    }
  });
});
