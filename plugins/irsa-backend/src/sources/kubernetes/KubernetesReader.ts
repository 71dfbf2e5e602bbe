import { JsonObject } from '../shape';

/** One page of a list. */
export interface KubernetesPage {
  /** For instance `PodList`, or `PartialObjectMetadataList`. */
  readonly kind: string;
  readonly items: readonly JsonObject[];
  /** Asks for the next page; absent on the last one. */
  readonly continue?: string;
}

/** What is asked of a list. */
export interface ListOptions {
  readonly limit: number;
  /** Token of the page before. */
  readonly continue?: string;
  readonly signal: AbortSignal;
  /** Ask the server to leave out all but metadata; one that cannot answers with whole objects. */
  readonly metadataOnly?: boolean;
  /** Asks for the one object of this name. */
  readonly name?: string;
}

/** Lists what there is in one cluster. It can do nothing else: no write, no connection into a pod, no log. */
export interface KubernetesReader {
  /** Whose credentials the cluster is asked with, in words that follow "Check". */
  readonly credentials: string;

  /**
   * One page of the list at a path such as `/api/v1/pods`.
   *
   * @throws KubernetesReadError when there is no page.
   */
  list(path: string, options: ListOptions): Promise<KubernetesPage>;

  /**
   * The API groups that the cluster serves, as `<group>/<version>`.
   *
   * @throws KubernetesReadError when they cannot be had.
   */
  groups(options: { signal: AbortSignal }): Promise<ReadonlySet<string>>;

  /** Lets go of connections. */
  close(): void;
}

/**
 * Why there is no page:
 *
 * - `unauthorized`: the credentials are not accepted.
 * - `forbidden`: the cluster's own authorisation says no.
 * - `not-served`: the cluster does not know the resource.
 * - `expired`: the token of the page before is too old.
 * - `too-large`: the page has more bytes than are taken.
 * - `unavailable`: it may work a little later.
 * - `unusable`: it will not.
 */
export type KubernetesFailure =
  | 'unauthorized'
  | 'forbidden'
  | 'not-served'
  | 'expired'
  | 'too-large'
  | 'unavailable'
  | 'unusable';

/** Says why a page could not be had. The message is a clause without credentials, safe to log and to show. */
export class KubernetesReadError extends Error {
  readonly failure: KubernetesFailure;
  /** How long the server asks to be left alone, in milliseconds. */
  readonly retryAfter?: number;
  /** True when the answer was too much for somebody on its way, so that fewer objects at once may arrive. */
  readonly wasCut: boolean;
  /** True when there was no connection at all. */
  readonly isUnreachable: boolean;

  constructor(
    failure: KubernetesFailure,
    message: string,
    options?: {
      cause?: unknown;
      retryAfter?: number;
      wasCut?: boolean;
      isUnreachable?: boolean;
    },
  ) {
    super(message, { cause: options?.cause });
    this.name = 'KubernetesReadError';
    this.failure = failure;
    this.retryAfter = options?.retryAfter;
    this.wasCut = options?.wasCut ?? false;
    this.isUnreachable = options?.isUnreachable ?? false;
  }
}
