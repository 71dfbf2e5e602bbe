import { ChangeAccumulator } from './changes';

const SINCE = Date.parse('2026-11-01T00:00:00Z');
const HOUR = 3_600_000;

describe('ChangeAccumulator', () => {
  it('counts what is new, fixed and back since a time', () => {
    const changes = new ChangeAccumulator(SINCE);
    const old = SINCE - 100 * HOUR;
    changes.add({ severity: 'high', firstSeenAt: old, openedAt: old });
    changes.add({
      severity: 'high',
      firstSeenAt: old,
      openedAt: old,
      fixedAt: SINCE - 1,
    });
    changes.add({
      severity: 'high',
      firstSeenAt: SINCE,
      openedAt: SINCE,
      fixedAt: SINCE + 10 * HOUR,
    });
    changes.add({
      severity: 'low',
      firstSeenAt: old,
      openedAt: SINCE - 10 * HOUR,
      fixedAt: SINCE + 10 * HOUR,
    });
    changes.add({
      severity: 'low',
      firstSeenAt: old,
      openedAt: SINCE + HOUR,
    });
    expect(changes.result(old)).toEqual({
      changes: {
        since: '2026-11-01T00:00:00.000Z',
        knownSince: new Date(old).toISOString(),
        new: 1,
        fixed: 2,
        returned: 1,
      },
      meanTimeToFix: {
        seconds: 15 * 3_600,
        of: 2,
        bySeverity: {
          critical: { of: 0 },
          high: { seconds: 10 * 3_600, of: 1 },
          medium: { of: 0 },
          low: { seconds: 20 * 3_600, of: 1 },
          info: { of: 0 },
        },
      },
    });
  });

  it('says nothing of a time that nobody knows', () => {
    const { changes, meanTimeToFix } = new ChangeAccumulator(SINCE).result(
      undefined,
    );
    expect(changes.knownSince).toBeUndefined();
    expect(meanTimeToFix.seconds).toBeUndefined();
  });
});
