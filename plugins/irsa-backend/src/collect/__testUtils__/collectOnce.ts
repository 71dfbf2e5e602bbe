import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { IrsaSource } from 'backstage-plugin-irsa-node';
import { Knex } from 'knex';
import { claimRun, requestRun } from '../../database/runs';
import { collectSource } from '../collectSource';

/** Has one source read, as a reader does that finds nothing else in the queue. */
export async function collectOnce(options: {
  readonly knex: Knex;
  readonly source: IrsaSource;
  readonly now: () => number;
  /** Aborted when the backend stops. */
  readonly signal?: AbortSignal;
  readonly logger?: LoggerService;
  readonly timeout?: number;
}): Promise<void> {
  const { knex, source, now } = options;
  await requestRun(knex, source.id, now());
  const lease = await claimRun(knex, id => id === source.id, now());
  if (!lease) {
    throw new Error(`${source.id} is being read already`);
  }
  await collectSource({
    knex,
    source,
    lease,
    stop: options.signal ?? new AbortController().signal,
    schedule: { frequency: 600_000, timeout: options.timeout ?? 300_000 },
    logger: options.logger ?? mockServices.logger.mock(),
    now,
  });
}
