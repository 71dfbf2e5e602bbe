/**
 * One page of a list.
 *
 * @public
 */
export interface ListPage<T> {
  /** What is on this page, at most as many as `limit` asks for. */
  readonly items: readonly T[];
  /** Number of items on all pages together that the reader may see, when this page was read. */
  readonly totalItems: number;
  /** The `cursor` of the page after this one; absent on the last page. */
  readonly nextCursor?: string;
  /** The `cursor` of the page before this one; absent on the first page. */
  readonly prevCursor?: string;
}

/**
 * Which page of a list.
 *
 * @public
 */
export interface ListOptions {
  /** 1 to 200; 25 when absent. */
  readonly limit?: number;
  /** `nextCursor` or `prevCursor` of an earlier answer to the same filters and order; the first page when absent. */
  readonly cursor?: string;
}

/**
 * A filter: one value, or several of which one has to match. At most 50 values.
 *
 * @public
 */
export type ListFilter<V extends string = string> = V | readonly V[];

/**
 * The order of a list: a field, with `-` in front for the opposite order.
 *
 * @public
 */
export type ListSort<F extends string> = F | `-${F}`;

/**
 * Filters by the entities that an item belongs to. They look only at entities that the reader may see. Each but `entityRef` takes
 * `(none)` for what belongs to no entity that has one.
 *
 * @public
 */
export interface EntityFilters {
  /** Reference of an entity, for instance `component:default/payments-api`. */
  readonly entityRef?: ListFilter;
  /** Reference of the owner of an entity, for instance `group:default/payments`. */
  readonly owner?: ListFilter;
  /** Reference of the system of an entity. */
  readonly system?: ListFilter;
  /** Reference of the domain of an entity's system. */
  readonly domain?: ListFilter;
  /** `spec.lifecycle` of an entity. */
  readonly lifecycle?: ListFilter;
}
