import type { TrustReason } from '../reasons';
import { formatGlob } from '../glob';
import { classOfSubject, widestTrustClass } from '../scope/classify';
import type { Term, TermSet } from '../scope/termSet';
import type { TrustClass } from '../types';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';

/** The widest part of a set of service accounts. */
export interface Widest {
  class: TrustClass;
  /** Glob of namespaces. */
  namespace: string;
  /** Glob of names. */
  name: string;
}

/** How wide a set of service accounts is. */
export interface Width {
  /** What is wider than named service accounts; absent when nothing is. */
  widest?: Widest;
  /** Why the width of some part is not known. */
  open: TrustReason[];
}

/** Whether a class is the other one or wider. */
export function isAtLeast(width: TrustClass, other: TrustClass): boolean {
  return widestTrustClass([width, other]) === width;
}

/**
 * How wide a set is, told by its terms.
 *
 * @param subjectPaths - the conditions on the subject; a variable in one of them makes its pattern say nothing of the width
 */
export function widthOf(
  terms: TermSet,
  subjectPaths: ReadonlySet<string>,
): Width {
  const open: TrustReason[] = [];
  let widest: Widest | undefined;
  for (const term of terms) {
    const found = widestOf(term);
    const variable = term.conditional.find(
      ({ code, path }) =>
        code === 'UNKNOWN_VARIABLE' && subjectPaths.has(path ?? ''),
    );
    if (found.class === 'unknown') {
      open.push(...term.conditional.slice(0, 1));
    } else if (found.class !== 'exact' && variable) {
      open.push(variable);
    } else if (
      found.class !== 'exact' &&
      (!widest || isAtLeast(found.class, widest.class))
    ) {
      widest = found;
    }
  }
  return { widest, open };
}

function widestOf({ box, conditional }: Term): Widest {
  const [namespace, name] = box.slice(-2).map(formatGlob);
  return {
    namespace,
    name,
    class: classOfSubject({
      namespace,
      name,
      except: [],
      conditional: [...conditional],
    }),
  };
}

/** Findings on what keeps the width from being known. */
export function openWidth(
  reasons: readonly TrustReason[],
  statementPath: string,
): TrustLintFinding[] {
  return reasons.map(({ message, path }) =>
    finding(
      'WIDTH_UNKNOWN',
      path ?? statementPath,
      `Who is admitted cannot be told. ${message} Write what AWS documents, or name the service accounts.`,
    ),
  );
}
