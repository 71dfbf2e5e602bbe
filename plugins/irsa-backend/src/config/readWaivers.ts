import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const DAY = 24 * 60 * 60 * 1000;

/** What may be accepted. */
export interface WaiverConfig {
  /** How many milliseconds a waiver may last. */
  readonly maximum: number;
}

/**
 * Reads `irsa.waivers`.
 *
 * @throws InputError when a waiver could not last a day, or longer than 10 years, which is as good as for ever.
 */
export function readWaivers(config: Config): WaiverConfig {
  const key = 'irsa.waivers.maximum';
  const maximum = durationToMilliseconds(
    config.has(key) ? readDurationFromConfig(config, { key }) : { days: 180 },
  );
  if (!(maximum >= DAY && maximum <= 3_653 * DAY)) {
    throw new InputError(`${key} must be from 1 day to 10 years`);
  }
  return { maximum };
}
