import { aBinding } from '../__testUtils__/aBinding';
import { laneIds } from './laneIds';

describe('laneIds', () => {
  it('names the service account where that is enough', () => {
    expect(laneIds([aBinding()])).toEqual(['prod-use1/payments/refund-worker']);
  });

  it('adds the mechanism for two bindings of one service account', () => {
    expect(
      laneIds([
        aBinding({ mechanism: 'irsa' }),
        aBinding({ mechanism: 'pod-identity' }),
      ]),
    ).toEqual([
      'prod-use1/payments/refund-worker/irsa',
      'prod-use1/payments/refund-worker/pod-identity',
    ]);
  });

  it('adds the role, and at last a number, so that ids never clash', () => {
    const one = aBinding({ roleArn: 'arn:aws:iam::111122223333:role/one' });
    const two = aBinding({ roleArn: 'arn:aws:iam::111122223333:role/two' });
    const ids = laneIds([one, two, two]);
    expect(ids[0]).toBe(
      'prod-use1/payments/refund-worker/irsa/arn:aws:iam::111122223333:role/one',
    );
    expect(new Set(ids).size).toBe(3);
  });
});
