import { Finding, ServiceAccountRef } from '../../model';
import { CheckContext } from '../subjects/context';
import { CheckSubjectBase } from '../subjects/subjects';
import { CheckHit } from './check';

/** Stands among entities for what no entity claims. */
const UNOWNED = '';

const NONE: readonly never[] = [];
// Most findings mention nobody beside those whom they concern.
const NOBODY: ReadonlySet<string> = new Set();
const ONLY_UNOWNED: ReadonlySet<string> = new Set([UNOWNED]);

/** The entities that the texts of a finding may name or count, what no entity claims among them. */
export function mentionedBy(
  context: CheckContext,
  looked: CheckSubjectBase,
  hit: CheckHit,
): ReadonlySet<string> {
  const claimsOf = (ref: ServiceAccountRef) =>
    context.entitiesOf(ref).map(({ entityRef }) => entityRef);
  const mentioned = hit.mentions ?? NONE;
  const concerned = hit.serviceAccounts ?? looked.serviceAccounts;
  const isUnowned = [...concerned, ...mentioned].some(
    ref => claimsOf(ref).length === 0,
  );
  if (mentioned.length === 0) {
    return isUnowned ? ONLY_UNOWNED : NOBODY;
  }
  return new Set([
    ...mentioned.flatMap(claimsOf),
    ...(isUnowned ? [UNOWNED] : []),
  ]);
}

/** What a finding says about mentions: nothing, where all of them are concerned anyway. */
export function mentionsOf(
  concerned: Iterable<string>,
  mentions: ReadonlySet<string>,
): Pick<Finding, 'mentions'> {
  if (mentions.size === 0) {
    return {};
  }
  const others = new Set(mentions);
  const unowned = others.delete(UNOWNED);
  for (const ref of concerned) {
    others.delete(ref);
  }
  return others.size > 0 || unowned
    ? { mentions: { entityRefs: [...others].sort(), unowned } }
    : {};
}
