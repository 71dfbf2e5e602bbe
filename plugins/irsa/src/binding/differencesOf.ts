import {
  EntityBinding,
  ServiceAccountRef,
  serviceAccountRef,
  TruthDifference,
} from 'backstage-plugin-irsa-common';

/** The differences that each binding shows: those about its service account, told once where it has several bindings. */
export function differencesByBinding(
  bindings: readonly EntityBinding[],
  differences: readonly TruthDifference[],
): (readonly TruthDifference[])[] {
  const told = new Set<string>();
  return bindings.map(({ serviceAccount }) => {
    const ref = serviceAccountRef(serviceAccount);
    if (told.has(ref)) {
      return [];
    }
    told.add(ref);
    return differences.filter(each => isAbout(each, serviceAccount));
  });
}

/** The differences that no binding shows, for instance a declared role that nothing is set up for. */
export function differencesWithoutBinding(
  bindings: readonly EntityBinding[],
  differences: readonly TruthDifference[],
): TruthDifference[] {
  return differences.filter(
    each =>
      !bindings.some(({ serviceAccount }) => isAbout(each, serviceAccount)),
  );
}

function isAbout(
  { serviceAccount }: TruthDifference,
  other: ServiceAccountRef,
): boolean {
  return (
    serviceAccount !== undefined &&
    serviceAccountRef(serviceAccount) === serviceAccountRef(other)
  );
}
