import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRollUp, RollUpComponent } from 'backstage-plugin-irsa-common';

/** Names of components that a sentence holds at most. */
const NAMED = 3;

/**
 * The verdict about the components of an entity in one sentence.
 *
 * @param components - all of them, the worst first.
 */
export function rollUpSentence(
  { entityRef, status, totals, others }: Omit<EntityRollUp, 'sentence'>,
  components: readonly RollUpComponent[],
): string {
  const all = components.length;
  const { name } = parseEntityRef(entityRef);
  if (all === 0) {
    return others
      ? `${name} has no component that you may see.`
      : `${name} has no component.`;
  }
  const ofAll = (count: number) =>
    `${count} of ${all} ${all === 1 ? 'component' : 'components'}`;
  const names = namesOf(
    components.filter(component => component.status === status),
  );
  const withIdentity = all - totals.none;
  switch (status) {
    case 'broken':
      return `Broken: ${ofAll(
        totals.broken,
      )} cannot use AWS as set up: ${names}.`;
    case 'unknown':
      return `Unknown: ${ofAll(totals.unknown)} cannot be judged: ${names}.`;
    case 'attention':
      return `Works, with findings: ${ofAll(totals.attention)} ${
        totals.attention === 1 ? 'needs' : 'need'
      } attention: ${names}.`;
    case 'works':
      return withIdentity === all
        ? `Works: ${
            all === 1 ? 'the only component' : `all ${all} components`
          } can use AWS, without an open finding of medium severity or worse.`
        : `Works: ${ofAll(
            withIdentity,
          )} can use AWS, without an open finding of medium severity or worse. The others have no AWS identity.`;
    default:
      return all === 1
        ? `The only component, ${names}, has no AWS identity.`
        : `None of the ${all} components has an AWS identity.`;
  }
}

function namesOf(components: readonly RollUpComponent[]): string {
  const names = components.map(
    ({ entityRef }) => parseEntityRef(entityRef).name,
  );
  const shown = names.slice(0, NAMED);
  const more = names.length - shown.length;
  if (more > 0) {
    return `${shown.join(', ')} and ${more} more`;
  }
  return shown.length > 1
    ? `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`
    : shown.join('');
}
