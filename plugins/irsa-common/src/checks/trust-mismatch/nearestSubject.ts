import { TrustScope, TrustSubject } from '../../trust';

/** How many letters have to change to turn one text into another. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        row[j] + 1,
        next[j - 1] + 1,
        row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length];
}

/** How far a subject is from a service account; the same namespace or the same name counts as near. */
function distance(
  subject: TrustSubject,
  ref: { namespace: string; name: string },
): number {
  return (
    editDistance(subject.namespace, ref.namespace) +
    editDistance(subject.name, ref.name)
  );
}

/** The subject that a policy trusts through a provider and that comes nearest to a service account; names are compared only up to a point. */
export function nearestSubject(
  scope: TrustScope,
  providerArn: string,
  ref: { namespace: string; name: string },
): TrustSubject | undefined {
  const subjects = scope.providers
    .filter(({ provider }) => provider === providerArn)
    .flatMap(entry => entry.subjects)
    .slice(0, 50);
  let nearest: { subject: TrustSubject; far: number } | undefined;
  for (const subject of subjects) {
    const far = distance(subject, ref);
    if (!nearest || far < nearest.far) {
      nearest = { subject, far };
    }
  }
  return nearest?.subject;
}
