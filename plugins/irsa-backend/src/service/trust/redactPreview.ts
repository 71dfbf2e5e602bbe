import {
  Reacher,
  ServiceAccountRef,
  TrustPreviewAnswer,
  TrustPreviewNames,
} from 'backstage-plugin-irsa-common';
import { FullTrustPreview } from './TrustTools';

/** How many names of one kind are listed. */
const LIMIT = 500;

/** Leaves out of a preview what its reader may not see. That something is left out is said, never what or how much. */
export function redactPreview(
  { preview, beforeFrom, entityRefsOf }: FullTrustPreview,
  visibleEntities: ReadonlySet<string>,
): TrustPreviewAnswer {
  let others = false;
  const visible = (names: readonly ServiceAccountRef[]): Reacher[] =>
    names.flatMap(name => {
      const all = entityRefsOf(name);
      const entityRefs = all.filter(ref => visibleEntities.has(ref));
      if (all.length > 0 && entityRefs.length === 0) {
        others = true;
        return [];
      }
      return [{ ...name, entityRefs }];
    });
  const lists: Record<keyof TrustPreviewNames, Reacher[]> = {
    gained: visible(preview.gained),
    lost: visible(preview.lost),
    unchanged: visible(preview.unchanged),
    unknown: visible(preview.unknown),
  };
  return {
    ...preview,
    gained: lists.gained.slice(0, LIMIT),
    lost: lists.lost.slice(0, LIMIT),
    unchanged: lists.unchanged.slice(0, LIMIT),
    unknown: lists.unknown.slice(0, LIMIT),
    totals: {
      gained: lists.gained.length,
      lost: lists.lost.length,
      unchanged: lists.unchanged.length,
      unknown: lists.unknown.length,
    },
    others,
    beforeFrom,
  };
}

/** Every entity that claims a service account of a preview. */
export function claimantsOf({
  preview,
  entityRefsOf,
}: FullTrustPreview): Set<string> {
  const { gained, lost, unchanged, unknown } = preview;
  return new Set(
    [gained, lost, unchanged, unknown].flatMap(names =>
      names.flatMap(name => entityRefsOf(name)),
    ),
  );
}
