import type { Entity } from '@backstage/catalog-model';

/** Kinds whose components are summed up. */
const ROLL_UP_KINDS = ['system', 'domain', 'group'] as const;

/** A kind whose components are summed up. */
export type RollUpKind = (typeof ROLL_UP_KINDS)[number];

/** Which entities have a tab and a card, unless the portal says otherwise. */
export const IDENTITY_FILTER = {
  kind: { $in: ['component', ...ROLL_UP_KINDS] },
};

/** The kind of an entity whose components are summed up; absent for one that has an identity of its own. */
export function rollUpKindOf({ kind }: Entity): RollUpKind | undefined {
  return ROLL_UP_KINDS.find(each => each === kind.toLocaleLowerCase('en-US'));
}
