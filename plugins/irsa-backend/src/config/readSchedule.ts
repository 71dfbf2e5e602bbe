import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';

/** When sources are read, every default filled in. */
export interface ScheduleConfig {
  readonly frequency: HumanDuration;
  readonly timeout: HumanDuration;
  /** How many sources one backend reads at once. */
  readonly concurrency: number;
}

/**
 * Reads `irsa.schedule`.
 *
 * @throws InputError that names the key, when a value cannot be used.
 */
export function readSchedule(config: Config): ScheduleConfig {
  const duration = (key: string, otherwise: HumanDuration) =>
    config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
  const concurrency =
    config.getOptionalNumber('irsa.schedule.concurrency') ?? 4;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InputError(
      `irsa.schedule.concurrency must be a whole number from 1, and is ${concurrency}`,
    );
  }
  return {
    frequency: duration('irsa.schedule.frequency', { minutes: 10 }),
    timeout: duration('irsa.schedule.timeout', { minutes: 5 }),
    concurrency,
  };
}
