import { Reacher } from 'backstage-plugin-irsa-common';
import { isVisible, Visibility, visibleRefs } from '../Visibility';

/** Service accounts that the reader may see, with those of their entities that the reader may see. */
export function redactReachers(
  reachers: readonly Reacher[],
  visibility: Visibility,
): Reacher[] {
  return reachers
    .filter(reacher => isVisible(reacher, visibility))
    .map(reacher => ({
      ...reacher,
      entityRefs: visibleRefs(reacher.entityRefs, visibility),
    }));
}
