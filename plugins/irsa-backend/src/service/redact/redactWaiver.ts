import { Waiver } from 'backstage-plugin-irsa-common';
import { Visibility, visibleRefs } from '../Visibility';

/** Leaves out the entities that a reader may not see. */
export function redactWaiver(waiver: Waiver, visibility: Visibility): Waiver {
  return {
    ...waiver,
    entityRefs: visibleRefs(waiver.entityRefs, visibility),
  };
}
