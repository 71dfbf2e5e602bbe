import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';

/**
 * Writes every message on one line. Messages tell what accounts, clusters, folders and whoever answers for them are called and say, and a line
 * break among that could pass for another entry of the log.
 */
export class OneLineLogger implements LoggerService {
  readonly #logger: LoggerService;

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  error(message: string, meta?: Error | JsonObject): void {
    this.#logger.error(escaped(message), escapedMeta(meta));
  }

  warn(message: string, meta?: Error | JsonObject): void {
    this.#logger.warn(escaped(message), escapedMeta(meta));
  }

  info(message: string, meta?: Error | JsonObject): void {
    this.#logger.info(escaped(message), escapedMeta(meta));
  }

  debug(message: string, meta?: Error | JsonObject): void {
    this.#logger.debug(escaped(message), escapedMeta(meta));
  }

  child(meta: JsonObject): LoggerService {
    return new OneLineLogger(this.#logger.child(meta));
  }
}

/** With line breaks and whatever else a terminal would act on as JavaScript writes them. */
function escaped(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    character =>
      `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
}

/** An error stays as it is: its stack has lines of its own, which the logger of the portal knows how to write. */
function escapedMeta(
  meta: Error | JsonObject | undefined,
): Error | JsonObject | undefined {
  return meta === undefined || meta instanceof Error
    ? meta
    : Object.fromEntries(
        Object.entries(meta).map(([key, value]) => [
          key,
          typeof value === 'string' ? escaped(value) : value,
        ]),
      );
}
