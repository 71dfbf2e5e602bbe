import {
  FindingSeverity,
  SEVERITIES,
  Waiver,
} from 'backstage-plugin-irsa-common';
import { FollowedFinding } from '../history/followedFinding';
import { FindingChange } from '../history/tables';

/** Kinds of news, in the order in which they are told; of several about one finding the first counts. */
export const NEWS = ['new', 'returned', 'unwaived', 'worse', 'unread'] as const;

/** A kind of news. */
export type News = (typeof NEWS)[number];

/** What a change means to an owner; absent where it is good news, or none. */
export function newsOf(
  change: FindingChange,
  { state }: Pick<FollowedFinding, 'state'>,
): News | undefined {
  if (state === 'unknown') {
    return change === 'new' || change === 'returned' ? 'unread' : undefined;
  }
  switch (change) {
    case 'new':
    case 'returned':
    case 'worse':
      return change;
    case 'waiver-expired':
    case 'waiver-ended':
      return 'unwaived';
    default:
      return undefined;
  }
}

/** Findings of one kind of news. */
export interface NewsCount {
  readonly bySeverity: Readonly<Record<FindingSeverity, number>>;
  /** The owner's entities that they concern, in their order. */
  readonly entityRefs: readonly string[];
}

/** What an owner is told. */
export class Digest {
  readonly #news = new Map<
    string,
    { readonly news: News; readonly severity: FindingSeverity }
  >();
  readonly #entityRefs = new Map<string, Set<string>>();
  readonly #ending: Waiver[] = [];

  /** Adds what happened to a finding. Only the owner's own entities are named, whomever else it concerns. */
  addNews(
    news: News,
    finding: Pick<FollowedFinding, 'id' | 'severity'>,
    entityRefs: Iterable<string>,
  ): void {
    const { id, severity } = finding;
    const known = this.#news.get(id);
    if (!known || NEWS.indexOf(news) <= NEWS.indexOf(known.news)) {
      this.#news.set(id, { news, severity });
    }
    const refs = this.#entityRefs.get(id) ?? new Set();
    for (const ref of entityRefs) {
      refs.add(ref);
    }
    this.#entityRefs.set(id, refs);
  }

  /** Adds a waiver that ends soon. */
  addEnding(waiver: Waiver): void {
    this.#ending.push(waiver);
  }

  /** Waivers that end soon, the next at the beginning. */
  get ending(): readonly Waiver[] {
    return this.#ending;
  }

  /** Findings of one kind of news; undefined where there is none. */
  count(news: News): NewsCount | undefined {
    const found = [...this.#news].filter(([, each]) => each.news === news);
    if (found.length === 0) {
      return undefined;
    }
    const bySeverity = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    const entityRefs = new Set<string>();
    for (const [id, { severity }] of found) {
      bySeverity[severity] += 1;
      this.#entityRefs.get(id)?.forEach(ref => entityRefs.add(ref));
    }
    return { bySeverity, entityRefs: [...entityRefs].sort() };
  }

  /** The worst that happened; undefined where nothing is known to be wrong. */
  get worst(): FindingSeverity | undefined {
    return SEVERITIES.find(severity =>
      [...this.#news.values()].some(
        each => each.severity === severity && each.news !== 'unread',
      ),
    );
  }
}
