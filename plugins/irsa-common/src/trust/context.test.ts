import { lookupOf } from './context';
import type { TrustRequest } from './types';

const look = (context: object, unknownKeys?: string[]) =>
  lookupOf({ context, unknownKeys } as unknown as TrustRequest)('key');

const present = (values: string[], multiValued: boolean) => ({
  state: 'present',
  values,
  multiValued,
});

describe('lookupOf', () => {
  it('tells one value from a list, and finds keys in any letter case', () => {
    expect(look({ KEY: 'a' })).toEqual(present(['a'], false));
    expect(look({ Key: ['a', 'b'] })).toEqual(present(['a', 'b'], true));
    expect(look({ key: [] })).toEqual(present([], true));
    expect(look({ other: 'a' })).toEqual({ state: 'absent' });
    expect(look({})).toEqual({ state: 'absent' });
  });

  it('takes values that are no texts for unknown', () => {
    for (const value of [7, null, true, {}, ['a', 7], [7]]) {
      expect(look({ key: value })).toEqual({ state: 'unknown' });
    }
  });

  it('takes a key that is given twice only when both say the same', () => {
    expect(look({ key: 'a', Key: 'a' })).toEqual(present(['a'], false));
    expect(look({ key: ['a', 'b'], Key: ['a', 'b'] })).toEqual(
      present(['a', 'b'], true),
    );
    for (const [one, other] of [
      ['a', 'b'],
      ['a', ['a']],
      [['a'], ['a', 'b']],
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      [
        ['a', 'b'],
        ['c', 'b'],
      ],
      ['a', 7],
      [7, 'a'],
      [7, 7],
    ]) {
      expect(look({ key: one, Key: other })).toEqual({ state: 'unknown' });
    }
  });

  it('knows nothing of a key that is named as unknown', () => {
    expect(look({ key: 'a' }, ['KEY'])).toEqual({ state: 'unknown' });
    expect(look({ key: 'a' }, ['other'])).toEqual(present(['a'], false));
    expect(look({}, [])).toEqual({ state: 'absent' });
  });
});
