/**
 * As value of a filter by owner, system, domain, lifecycle, cluster or account: what has none. No name in the catalog and no name of a cluster has
 * parentheses.
 *
 * @public
 */
export const NO_VALUE = '(none)';
