import { Finding } from '../../model';
import { compareText, push } from '../../resolve/order';
import { SEVERITIES } from './severity';

/** Findings by severity, then check, subject and id, each id once; sorted check by check, so that no step is long. */
export function* inOrder(
  findings: Iterable<Finding>,
): Generator<void, Finding[]> {
  const places = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = `${SEVERITIES.indexOf(finding.severity)} ${finding.checkId}`;
    push(places, place, finding);
  }
  const ids = new Set<string>();
  const ordered: Finding[] = [];
  for (const place of [...places.keys()].sort()) {
    yield;
    // Things of a cluster and of an account come in their order, so there is little left to do.
    for (const finding of places.get(place)!.sort(bySubject)) {
      // What is found by two ways is still one cause.
      if (!ids.has(finding.id)) {
        ids.add(finding.id);
        ordered.push(finding);
      }
    }
  }
  return ordered;
}

function bySubject(a: Finding, b: Finding): number {
  return compareText(a.subject.ref, b.subject.ref) || compareText(a.id, b.id);
}
