import { differingParts } from './differingParts';

describe('differingParts', () => {
  it('marks the whole segment that differs', () => {
    expect(
      differingParts([
        'system:serviceaccount:payments:refund-worker',
        'system:serviceaccount:payment:refund-worker',
      ]),
    ).toEqual([
      {
        before: 'system:serviceaccount:',
        differing: 'payments',
        after: ':refund-worker',
      },
      {
        before: 'system:serviceaccount:',
        differing: 'payment',
        after: ':refund-worker',
      },
    ]);
  });

  it('marks from the first to the last segment that differs', () => {
    expect(differingParts(['a:b:c:d', 'a:x:c:y'])).toEqual([
      { before: 'a:', differing: 'b:c:d', after: '' },
      { before: 'a:', differing: 'x:c:y', after: '' },
    ]);
  });

  it('marks nothing where the texts are equal', () => {
    expect(differingParts(['a:b', 'a:b'])).toEqual([
      { before: 'a:b', differing: '', after: '' },
      { before: 'a:b', differing: '', after: '' },
    ]);
  });

  it('marks what one of them has more, without counting a segment twice', () => {
    expect(differingParts(['a:b', 'a:b:b'])).toEqual([
      { before: 'a:b', differing: '', after: '' },
      { before: 'a:b', differing: ':b', after: '' },
    ]);
  });

  it('takes texts that have nothing in common, an empty one among them', () => {
    expect(differingParts(['', 'sts.amazonaws.com'])).toEqual([
      { before: '', differing: '', after: '' },
      { before: '', differing: 'sts.amazonaws.com', after: '' },
    ]);
  });

  it('keeps every character, spaces among them', () => {
    for (const { before, differing, after } of differingParts([
      ' a:b ',
      'a:b',
    ])) {
      expect([' a:b ', 'a:b']).toContain(before + differing + after);
    }
  });
});
