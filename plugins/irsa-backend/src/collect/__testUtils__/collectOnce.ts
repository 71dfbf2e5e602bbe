import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { IrsaSource } from 'backstage-plugin-irsa-node';
import { Knex } from 'knex';
import { claimRun, requestDueRuns, requestRun } from '../../database/runs';
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
  /** Whether the source is read because it is due, and not because somebody asks for it. */
  readonly due?: boolean;
}): Promise<void> {
  const { knex, source, now } = options;
  const isSource = (id: string) => id === source.id;
  if (options.due) {
    await requestDueRuns(knex, isSource, now());
  } else {
    await requestRun(knex, source.id, now());
  }
  const lease = await claimRun(knex, isSource, now());
  if (!lease) {
    throw new Error(`${source.id} is not due, or is being read already`);
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
