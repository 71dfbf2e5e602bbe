import { aLane } from '../../__testUtils__/aLane';
import { initialHop } from './initialHop';

describe('initialHop', () => {
  it('is the broken hop, even after one that needs attention', () => {
    expect(
      initialHop(aLane({ 'service-account': 'attention', role: 'broken' })),
    ).toBe('role');
  });

  it('is the first unknown hop where none is broken', () => {
    expect(
      initialHop(
        aLane({ workload: 'attention', provider: 'unknown', role: 'unknown' }),
      ),
    ).toBe('provider');
  });

  it('is the first hop that needs attention where all are known', () => {
    expect(
      initialHop(aLane({ role: 'attention', permissions: 'attention' })),
    ).toBe('role');
  });

  it('is none where every hop works', () => {
    expect(initialHop(aLane())).toBeUndefined();
  });
});
