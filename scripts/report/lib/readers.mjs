/** Readers who ask at once. */
export const READERS = 10;
/** Of these share of the teams each reader but the first sees two; the first sees everything. */
const SHARE = 3;

/** The reference of a reader by the number. */
export const readerRef = number => `user:default/reader-${number}`;

/** The number of a team of which a reader sees the entities, and which has a role. */
export const teamSeenBy = reader =>
  Array.from({ length: SHARE }, (_, at) => at + 5).find(
    team => (team + reader) % SHARE !== 0,
  );

const numberOf = ({ principal }) =>
  Number(/reader-(\d+)$/.exec(principal.userEntityRef ?? '')?.[1] ?? 0);

/** The condition of the policy: readers see the entities of their teams, each reader those of others. */
export function maySee(credentials, entity) {
  const reader = numberOf(credentials);
  const team = Number(/(\d+)$/.exec(entity.spec.owner)[1]);
  return reader === 0 || (team + reader) % SHARE !== 0;
}
