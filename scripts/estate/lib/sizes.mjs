/** How much there is of everything, all accounts and clusters together. */
export const SIZES = {
  demo: {
    accounts: 2,
    clusters: 3,
    roles: 40,
    serviceAccounts: 60,
    pods: 90,
    entities: 20,
  },
  typical: {
    accounts: 10,
    clusters: 15,
    roles: 3_000,
    serviceAccounts: 5_000,
    pods: 8_000,
    entities: 1_000,
  },
  large: {
    accounts: 60,
    clusters: 120,
    roles: 30_000,
    serviceAccounts: 60_000,
    pods: 100_000,
    entities: 10_000,
  },
};

/** The share of one of several in a whole; all shares together are the whole. */
export function shareOf(total, index, count) {
  const upTo = number => Math.floor((number * total) / count);
  return upTo(index + 1) - upTo(index);
}
