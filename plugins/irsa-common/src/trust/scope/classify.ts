import type { TrustReasonCode } from '../reasons';
import type { TrustClass, TrustSubject } from '../types';

const classesByWidth: TrustClass[] = [
  'none',
  'exact',
  'name-prefix',
  'namespace',
  'name-across-namespaces',
  'namespaces',
  'cluster',
  'unknown',
];

/** Conditions that stand for something that is not understood, so that the width of the set is not known. */
const notUnderstood = new Set<TrustReasonCode>([
  'MALFORMED_POLICY',
  'UNKNOWN_ELEMENT',
  'UNKNOWN_OPERATOR',
  'DISPUTED_SEMANTICS',
  'VALUE_NOT_UNDERSTOOD',
  'WILDCARD_PRINCIPAL',
  'NOT_PRINCIPAL',
  'POLICY_NOT_READ',
  'TOO_LARGE',
  'TOO_MANY_ENTRIES',
]);

/**
 * The widest of several classes; `none` for none.
 *
 * @public
 */
export function widestTrustClass(classes: readonly TrustClass[]): TrustClass {
  return classes.reduce<TrustClass>(
    (widest, next) =>
      classesByWidth.indexOf(next) > classesByWidth.indexOf(widest)
        ? next
        : widest,
    'none',
  );
}

const hasWildcard = /[*?]/;

/** How wide one subject is. */
export function classOfSubject(subject: TrustSubject): TrustClass {
  const { namespace, name, conditional } = subject;
  if (conditional.some(({ code }) => notUnderstood.has(code))) {
    return 'unknown';
  }
  if (!hasWildcard.test(namespace)) {
    if (!hasWildcard.test(name)) {
      return 'exact';
    }
    return name === '*' ? 'namespace' : 'name-prefix';
  }
  if (name !== '*') {
    return 'name-across-namespaces';
  }
  return namespace === '*' ? 'cluster' : 'namespaces';
}

/** How wide a list of subjects is. */
export function classOfSubjects(subjects: readonly TrustSubject[]): TrustClass {
  return widestTrustClass(subjects.map(classOfSubject));
}
