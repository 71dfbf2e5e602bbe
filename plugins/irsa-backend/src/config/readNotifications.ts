import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { FindingSeverity, SEVERITIES } from 'backstage-plugin-irsa-common';

/** What owners are told by themselves. */
export interface NotificationConfig {
  /** Whether owners get digests. */
  readonly digest: boolean;
  /** Of the day in UTC, from 0 to 23: no digest before it. */
  readonly hour: number;
  /** Findings below it are in no digest. */
  readonly minimumSeverity: FindingSeverity;
  /** A waiver that ends within this time, in milliseconds, ends soon. */
  readonly endsWithin: number;
}

/**
 * Reads `irsa.notifications`.
 *
 * @throws InputError that names the key, when a value cannot be used.
 */
export function readNotifications(config: Config): NotificationConfig {
  const key = (name: string) => `irsa.notifications.${name}`;
  const hour = config.getOptionalNumber(key('hour')) ?? 7;
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
    throw new InputError(`${key('hour')} must be a whole number from 0 to 23`);
  }
  const given = config.getOptionalString(key('minimumSeverity')) ?? 'medium';
  const minimumSeverity = SEVERITIES.find(severity => severity === given);
  if (!minimumSeverity) {
    throw new InputError(
      `${key('minimumSeverity')} must be one of ${SEVERITIES.join(', ')}`,
    );
  }
  const within = key('waiverEndsWithin');
  return {
    digest: config.getOptionalBoolean(key('digest')) ?? false,
    hour,
    minimumSeverity,
    endsWithin: durationToMilliseconds(
      config.has(within)
        ? readDurationFromConfig(config, { key: within })
        : { days: 7 },
    ),
  };
}
