import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { NotificationConfig } from '../config/readNotifications';
import { dayOf } from '../history/DailyTotals';
import { IndexKeeper } from '../service/index/IndexKeeper';
import { ActiveWaivers } from '../waivers/ActiveWaivers';
import { loadWaivers } from '../waivers/waivers';
import { collectDigests } from './collectDigests';
import { Digest } from './Digest';
import { digestPayload } from './digestPayload';
import {
  dropDigestChanges,
  giveBackDay,
  loadDigestChanges,
  loadDigestRows,
  loadEndingWaivers,
  noteDigest,
  takeDay,
} from './digestRows';

/** How long an owner who cannot be told misses nothing, in milliseconds. */
const KEPT = 8 * 24 * 60 * 60 * 1000;

/** What a {@link DigestSender} needs. */
export interface DigestSenderOptions {
  readonly knex: Knex;
  readonly keeper: IndexKeeper;
  readonly notifications: NotificationService;
  readonly logger: LoggerService;
  readonly config: NotificationConfig;
  /** Of the portal, without a slash at the end; empty where the configuration does not say. */
  readonly address: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Tells owners once a day what is new, worse or about to end, where anything is. */
export class DigestSender {
  readonly #options: DigestSenderOptions;

  constructor(options: DigestSenderOptions) {
    this.#options = options;
  }

  /**
   * Sends the digests of this day that were not sent yet. A day is taken in the database before anything is sent, so that nobody gets two: one that is lost on
   * the way because the backend ends comes with the next day's, and one that is refused is tried again.
   *
   * @returns how many were sent.
   */
  async send(): Promise<number> {
    const { knex, config, now } = this.#options;
    const at = now();
    if (new Date(at).getUTCHours() < config.hour) {
      return 0;
    }
    await dropDigestChanges(knex, new Date(at - KEPT).toISOString());
    const digests = await this.#collect(at);
    let sent = 0;
    for (const [owner, { digest, lastChange, before }] of digests) {
      const day = dayOf(at);
      if (before < day && (await takeDay(knex, owner, day))) {
        sent += await this.#sendOne(owner, digest, { day, before, lastChange });
      }
    }
    return sent;
  }

  async #collect(at: number) {
    const { knex, keeper, config } = this.#options;
    const changes = await loadDigestChanges(knex);
    const known = await loadDigestRows(knex);
    const waivers = await ActiveWaivers.load(knex, at);
    const riskOwners = await this.#riskOwners(at);
    const index = await keeper.newest();
    const digests = collectDigests(
      changes,
      await loadEndingWaivers(knex, at + config.endsWithin, at),
      {
        places: index.places,
        openFinding: id =>
          waivers.of(id) ? undefined : index.findingById.get(id),
        riskOwner: id => riskOwners.get(id),
        lastChange: owner => Number(known.get(owner)?.last_change ?? 0),
        minimumSeverity: config.minimumSeverity,
      },
    );
    const lastChange = changes.at(-1)?.id ?? 0;
    return new Map(
      [...digests].map(([owner, digest]) => {
        const row = known.get(owner);
        return [
          owner,
          {
            digest,
            lastChange: Math.max(lastChange, Number(row?.last_change ?? 0)),
            before: row?.day ?? '',
          },
        ] as const;
      }),
    );
  }

  /** Owners of waivers that have expired lately, by the findings that these were about. */
  async #riskOwners(at: number): Promise<ReadonlyMap<string, string>> {
    const expired = await loadWaivers(
      this.#options.knex,
      { states: ['expired'] },
      at,
    );
    return new Map(
      expired
        .filter(({ expiresAt }) => Date.parse(expiresAt) > at - KEPT)
        .flatMap(({ findingIds, owner }) =>
          findingIds.map(id => [id, owner] as const),
        ),
    );
  }

  async #sendOne(
    owner: string,
    digest: Digest,
    told: {
      readonly day: string;
      readonly before: string;
      readonly lastChange: number;
    },
  ): Promise<number> {
    const { knex, logger, notifications, address } = this.#options;
    const { day, before, lastChange } = told;
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: owner },
        payload: digestPayload(owner, digest, { day, address }),
      });
    } catch (error) {
      await giveBackDay(knex, owner, before);
      logger.warn(
        `The digest for ${owner} was not sent and is tried again in a quarter of an hour: ${
          toError(error).message
        }. Digests need the notifications plugin in the backend.`,
      );
      return 0;
    }
    await noteDigest(knex, owner, {
      lastChange,
      waiverIds: digest.ending.map(({ id }) => id),
    });
    return 1;
  }
}
