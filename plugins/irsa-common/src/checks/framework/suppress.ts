import { FindingSubject } from '../../model';

/** A finding while its consequences are still being gathered. */
export interface OpenFinding {
  readonly checkId: string;
  readonly subject: FindingSubject;
  readonly explains: readonly string[];
  readonly dependsOn: readonly string[];
  readonly consequences: Map<string, FindingSubject>;
  readonly entityRefs: Set<string>;
  /** Entities that its texts may name or count, and {@link UNOWNED}. */
  readonly mentions: Set<string>;
}

/** Stands among entities for what no entity claims. */
export const UNOWNED = '';

/**
 * Leaves out each finding that another one explains, and lists its subject there as a consequence: of a chain of causes only the first is
 * left. The cost grows with the findings and their keys.
 *
 * @param subsumes - by the id of a check, those whose findings it explains.
 */
export function suppressConsequences<F extends OpenFinding>(
  findings: readonly F[],
  subsumes: ReadonlyMap<string, readonly string[]>,
): F[] {
  /** `<check> <key>`: the first finding that explains findings of the check that depend on the key. */
  const causes = new Map<string, F>();
  for (const finding of findings) {
    for (const subsumed of subsumes.get(finding.checkId) ?? []) {
      for (const key of finding.explains) {
        const place = `${subsumed} ${key}`;
        if (!causes.has(place)) {
          causes.set(place, finding);
        }
      }
    }
  }

  const causeOf = (finding: F): F | undefined => {
    for (const key of finding.dependsOn) {
      const cause = causes.get(`${finding.checkId} ${key}`);
      if (cause && cause !== finding) {
        return cause;
      }
    }
    return undefined;
  };

  const kept: F[] = [];
  for (const finding of findings) {
    const seen = new Set<F>([finding]);
    let root = causeOf(finding);
    for (let next = root && causeOf(root); next && !seen.has(next); ) {
      seen.add(next);
      root = next;
      next = causeOf(root);
    }
    if (!root) {
      kept.push(finding);
      continue;
    }
    for (const [ref, consequence] of [
      [finding.subject.ref, finding.subject] as const,
      ...finding.consequences,
    ]) {
      if (ref !== root.subject.ref) {
        root.consequences.set(ref, consequence);
      }
    }
    finding.entityRefs.forEach(ref => root.entityRefs.add(ref));
    finding.mentions.forEach(ref => root.mentions.add(ref));
  }
  return kept;
}
