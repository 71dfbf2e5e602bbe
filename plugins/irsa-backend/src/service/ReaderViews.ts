import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { irsaIdentityReadPermission } from 'backstage-plugin-irsa-common';

/** Entities that are asked about at a time. */
const PAGE = 500;
/** Pages that are asked for at the same time. */
const PARALLEL = 4;
/** Milliseconds that an answer counts. */
const KEPT = 30_000;
/** Readers whose answers are kept; who has not come for longest is forgotten first. */
const READERS = 100;

/** What is known about a reader. */
interface ReaderView {
  readonly until: number;
  /** Entities that were asked about. */
  readonly asked: Set<string>;
  /** Those among them that the reader may see. */
  seen: Set<string>;
  /** What the reader could see before, while it is not known whether that has changed. */
  before?: Set<string>;
  /** The last that were asked for, all of which are known. */
  complete?: ReadonlySet<string>;
  /** Questions follow one another, so that no entity is asked about twice. */
  pending: Promise<unknown>;
}

/** What a {@link ReaderViews} needs. */
export interface ReaderViewsOptions {
  readonly permissions: PermissionsService;
  readonly catalog: CatalogService;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Which entities a reader may see: those that the catalog shows, and whose identity the reader may read. */
export class ReaderViews {
  readonly #options: ReaderViewsOptions;
  readonly #views = new Map<string, ReaderView>();

  constructor(options: ReaderViewsOptions) {
    this.#options = options;
  }

  /** The entities among some that a reader may see, asked for now. */
  async ask(
    entityRefs: Iterable<string>,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const seen = new Set<string>();
    const pages = pagesOf([...entityRefs]);
    const askNext = async (): Promise<void> => {
      for (let page = pages.pop(); page; page = pages.pop()) {
        (await this.#askPage(page, credentials)).forEach(ref => seen.add(ref));
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, askNext));
    return seen;
  }

  /** The same; what is known of a reader counts for 30 seconds, so that of lists only the first costs a question. */
  async of(
    entityRefs: ReadonlySet<string>,
    credentials: BackstageCredentials,
  ): Promise<{ readonly entities: ReadonlySet<string>; everyEntity: boolean }> {
    const view = this.#view(credentials);
    const answer = view.pending.then(async () => {
      if (view.complete === entityRefs) {
        return;
      }
      const missing = [...entityRefs].filter(ref => !view.asked.has(ref));
      if (missing.length > 0) {
        const seen = await this.ask(missing, credentials);
        missing.forEach(ref => view.asked.add(ref));
        seen.forEach(ref => view.seen.add(ref));
      }
      view.complete = entityRefs;
      // The same set while the same may be seen, so that what was kept for it is of use.
      if (view.before && isSame(view.before, view.seen)) {
        view.seen = view.before;
      }
      view.before = undefined;
    });
    view.pending = answer.catch(() => undefined);
    await answer;
    return {
      entities: view.seen,
      everyEntity: view.seen.size === view.asked.size,
    };
  }

  #view(credentials: BackstageCredentials): ReaderView {
    const { now } = this.#options;
    const key = JSON.stringify(credentials.principal);
    const known = this.#views.get(key);
    this.#views.delete(key);
    const view =
      known && known.until > now()
        ? known
        : {
            until: now() + KEPT,
            asked: new Set<string>(),
            seen: new Set<string>(),
            ...(known ? { before: known.seen } : {}),
            pending: Promise.resolve(),
          };
    this.#views.set(key, view);
    if (this.#views.size > READERS) {
      const [oldest] = this.#views.keys();
      this.#views.delete(oldest);
    }
    return view;
  }

  async #askPage(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const { catalog, permissions } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: [...entityRefs], fields: ['kind'] },
      { credentials },
    );
    const shown = entityRefs.filter((_, index) => items[index] !== undefined);
    if (shown.length === 0) {
      return [];
    }
    const decisions = await permissions.authorize(
      shown.map(resourceRef => ({
        permission: irsaIdentityReadPermission,
        resourceRef,
      })),
      { credentials },
    );
    return shown.filter(
      (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
    );
  }
}

function isSame(
  before: ReadonlySet<string>,
  now: ReadonlySet<string>,
): boolean {
  if (before.size !== now.size) {
    return false;
  }
  for (const ref of now) {
    if (!before.has(ref)) {
      return false;
    }
  }
  return true;
}

function pagesOf(entityRefs: readonly string[]): string[][] {
  const pages: string[][] = [];
  for (let from = 0; from < entityRefs.length; from += PAGE) {
    pages.push(entityRefs.slice(from, from + PAGE));
  }
  return pages;
}
