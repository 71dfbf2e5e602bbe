import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readNotifications } from './readNotifications';

const read = (notifications: JsonObject) =>
  readNotifications(
    mockServices.rootConfig({ data: { irsa: { notifications } } }),
  );

describe('readNotifications', () => {
  it('reads every key', () => {
    expect(
      read({
        digest: true,
        hour: 0,
        minimumSeverity: 'low',
        waiverEndsWithin: { days: 14 },
      }),
    ).toEqual({
      digest: true,
      hour: 0,
      minimumSeverity: 'low',
      endsWithin: 14 * 24 * 60 * 60 * 1000,
    });
  });

  it.each([
    [{ hour: 24 }, 'irsa.notifications.hour must be a whole number'],
    [{ hour: 7.5 }, 'irsa.notifications.hour must be a whole number'],
    [
      { minimumSeverity: 'bad' },
      'irsa.notifications.minimumSeverity must be one of critical, high',
    ],
  ])('refuses %j', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});
