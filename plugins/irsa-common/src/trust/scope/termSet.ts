import { EVERYTHING, isLiteral } from '../glob';
import type { Glob } from '../glob';
import type { TrustReason } from '../reasons';
import { canonicalGlob } from './axis';
import type { Axis } from './axis';
import type { Budget } from './budget';
import { coversGlob, intersectGlobs } from './globAlgebra';

/** A product of patterns, one per axis. */
export type Box = readonly Glob[];

/** A box that is taken out of a term. */
export interface Exception {
  box: Box;
  /** What has to hold for the exception to apply. */
  conditional: readonly TrustReason[];
}

/** A box without exceptions to it, under conditions that are not known. */
export interface Term {
  box: Box;
  except: readonly Exception[];
  conditional: readonly TrustReason[];
}

/** A set of callers: the union of its terms. */
export type TermSet = readonly Term[];

const identities = new WeakMap<TrustReason, string>();

/** What makes two reasons the same condition: its text, and its place only where the text is not read in full. */
export function identityOf(reason: TrustReason): string {
  const known = identities.get(reason);
  if (known !== undefined) {
    return known;
  }
  const identity = writeIdentity(reason);
  identities.set(reason, identity);
  return identity;
}

function writeIdentity(reason: TrustReason): string {
  const isPartlyRead =
    reason.code === 'MALFORMED_POLICY' || reason.code === 'UNKNOWN_ELEMENT';
  return JSON.stringify([
    reason.code,
    reason.message,
    reason.expected,
    isPartlyRead ? reason.path : undefined,
  ]);
}

/** Joins two lists of conditions without repeating one. */
export function joinReasons(
  a: readonly TrustReason[],
  b: readonly TrustReason[],
): readonly TrustReason[] {
  if (b.length === 0) {
    return a;
  }
  const known = new Set(a.map(identityOf));
  return [...a, ...b.filter(reason => !known.has(identityOf(reason)))];
}

/** Set operations over fixed axes; every result is exact. */
export class TermAlgebra {
  constructor(
    readonly axes: readonly Axis[],
    private readonly budget: Budget,
    private readonly options: {
      /**
       * Whether conditions with the same text are taken as holding together.
       *
       * @remarks They do when two policies are compared; the evaluator looks at each condition alone, and so does a scope.
       */
      correlate?: boolean;
    } = {},
  ) {}

  /** Everybody, perhaps under conditions. */
  universe(conditional: readonly TrustReason[] = []): TermSet {
    return [{ box: this.axes.map(() => EVERYTHING), except: [], conditional }];
  }

  /** The set of these boxes. */
  boxes(
    boxes: readonly Box[],
    conditional: readonly TrustReason[] = [],
  ): TermSet {
    return boxes.map(box => ({ box, except: [], conditional }));
  }

  /** Both sets together. */
  union(a: TermSet, b: TermSet): TermSet {
    return this.simplify([...a, ...b]);
  }

  /** What is in both. */
  intersect(a: TermSet, b: TermSet): TermSet {
    const terms: Term[] = [];
    for (const left of a) {
      for (const right of b) {
        for (const box of this.intersectBoxes(left.box, right.box)) {
          const term = this.termOf(
            box,
            [...left.except, ...right.except],
            this.join(left.conditional, right.conditional),
          );
          if (term) {
            terms.push(term);
          }
        }
      }
      this.budget.limit(terms.length);
    }
    return this.simplify(terms);
  }

  /**
   * What is in the first set and not in the second.
   *
   * @remarks
   * A term that is only subtracted under conditions becomes an exception under these conditions. When conditions are
   * correlated, those that the first term needs itself are no longer open.
   */
  subtract(a: TermSet, b: TermSet): TermSet {
    let terms = a;
    for (const removed of b) {
      terms = this.simplify(
        terms.flatMap(term => this.subtractTerm(term, removed)),
      );
      this.budget.limit(terms.length);
    }
    return terms;
  }

  /** Everybody who is not in the set; where membership is not known, it stays so. */
  complement(set: TermSet): TermSet {
    const certain = set.filter(term => term.conditional.length === 0);
    const open = set.filter(term => term.conditional.length > 0);
    const outside = this.subtract(
      this.universe(),
      set.map(term => ({ ...term, conditional: [] })),
    );
    return open.length === 0
      ? outside
      : this.union(outside, this.subtract(open, certain));
  }

  /** The same set with further conditions on every term. */
  under(set: TermSet, conditional: readonly TrustReason[]): TermSet {
    return conditional.length === 0
      ? set
      : set.map(term => ({
          ...term,
          conditional: this.join(term.conditional, conditional),
        }));
  }

  private join(
    a: readonly TrustReason[],
    b: readonly TrustReason[],
  ): readonly TrustReason[] {
    this.budget.spend(a.length + b.length);
    return joinReasons(a, b);
  }

  private subtractTerm(term: Term, removed: Term): Term[] {
    const overlap = this.intersectBoxes(term.box, removed.box);
    if (overlap.length === 0) {
      return [term];
    }
    const { conditional } = removed;
    const rest = this.termOf(
      term.box,
      [...term.except, ...overlap.map(box => ({ box, conditional }))],
      term.conditional,
    );
    // What the removed term leaves out stays in the set, under the condition of that exception.
    const spared = removed.except.flatMap(exception =>
      this.intersectBoxes(term.box, exception.box).flatMap(box => {
        const kept = this.termOf(
          box,
          term.except,
          this.join(term.conditional, exception.conditional),
        );
        return kept ? [kept] : [];
      }),
    );
    return rest ? [rest, ...spared] : spared;
  }

  private intersectBoxes(a: Box, b: Box): Box[] {
    this.budget.spend(1);
    let boxes: Glob[][] = [[]];
    for (let axis = 0; axis < this.axes.length; axis++) {
      const common: Glob[] = [];
      for (const glob of intersectGlobs(a[axis], b[axis], this.budget)) {
        // Patterns of a box are canonical already.
        const canonical =
          glob === a[axis] || glob === b[axis]
            ? glob
            : canonicalGlob(this.axes[axis], glob);
        if (canonical) {
          common.push(canonical);
        }
      }
      if (common.length === 0) {
        return [];
      }
      boxes = boxes.flatMap(box => common.map(glob => [...box, glob]));
      this.budget.limit(boxes.length);
    }
    return boxes;
  }

  /** A term with the exceptions that concern it; undefined when they leave nothing. */
  private termOf(
    box: Box,
    exceptions: readonly Exception[],
    conditional: readonly TrustReason[],
  ): Term | undefined {
    const except: Exception[] = [];
    const given = new Set(
      this.options.correlate ? conditional.map(identityOf) : [],
    );
    for (const written of exceptions) {
      const exception =
        given.size === 0
          ? written
          : {
              ...written,
              conditional: written.conditional.filter(
                reason => !given.has(identityOf(reason)),
              ),
            };
      if (coversBox(exception.box, box) && exception.conditional.length === 0) {
        return undefined;
      }
      for (const common of this.intersectBoxes(exception.box, box)) {
        except.push({ box: common, conditional: exception.conditional });
      }
    }
    this.budget.limit(except.length);
    return { box, except: this.distinctExceptions(except), conditional };
  }

  private distinctExceptions(exceptions: Exception[]): Exception[] {
    const kept: Exception[] = [];
    for (const exception of exceptions) {
      this.budget.spend((kept.length + 1) * (1 + exception.conditional.length));
      const isCovered = (other: Exception, part: Exception) =>
        isSubset(other.conditional, part.conditional) &&
        coversBox(other.box, part.box);
      if (!kept.some(other => isCovered(other, exception))) {
        for (let i = kept.length - 1; i >= 0; i--) {
          if (isCovered(exception, kept[i])) {
            kept.splice(i, 1);
          }
        }
        kept.push(exception);
      }
    }
    return kept;
  }

  /** Leaves out terms that another term contains. */
  private simplify(terms: TermSet): TermSet {
    if (terms.length < 2) {
      return terms;
    }
    const seen = new Set<string>();
    const unique = terms.filter(term => {
      const key = termKey(term);
      // Long conditions make long keys, which cost time and memory like any other work.
      this.budget.spend(1 + Math.floor(key.length / 64));
      return !seen.has(key) && seen.add(key);
    });
    // A term with a literal subject can only contain terms with the same one; looking them up keeps long lists cheap.
    const open: Term[] = [];
    const exact = new Map<string, Term[]>();
    for (const term of unique) {
      const key = exactSubject(term);
      if (term.except.length > 0 || term.box.every(isLiteral)) {
        continue;
      }
      if (key === undefined) {
        open.push(term);
      } else {
        exact.set(key, [...(exact.get(key) ?? []), term]);
      }
    }
    const isContained = (term: Term) => {
      const key = exactSubject(term);
      const candidates =
        key === undefined ? open : [...open, ...(exact.get(key) ?? [])];
      return candidates.some(other => {
        this.budget.spend(1 + other.conditional.length);
        return (
          other !== term &&
          isSubset(other.conditional, term.conditional) &&
          coversBox(other.box, term.box)
        );
      });
    };
    return unique.filter(term => !isContained(term));
  }
}

/** Namespace and name of a term that is about one service account only. */
function exactSubject({ box }: Term): string | undefined {
  const subject = box.slice(-2);
  return subject.every(isLiteral)
    ? subject.map(glob => glob.join(',')).join(';')
    : undefined;
}

/** Whether every member of the part is in the whole. */
export function coversBox(whole: Box, part: Box): boolean {
  return whole.every((glob, axis) => coversGlob(glob, part[axis]));
}

function isSubset(
  part: readonly TrustReason[],
  whole: readonly TrustReason[],
): boolean {
  if (part.length === 0) {
    return true;
  }
  const known = new Set(whole.map(identityOf));
  return part.every(reason => known.has(identityOf(reason)));
}

/** A text that is the same for the same term. */
export function termKey(term: Term): string {
  const reasons = (list: readonly TrustReason[]) =>
    list.map(identityOf).sort().join('|');
  const boxKey = (box: Box) => box.map(glob => glob.join(',')).join(';');
  return [
    boxKey(term.box),
    ...term.except
      .map(({ box, conditional }) => `${boxKey(box)}#${reasons(conditional)}`)
      .sort(),
    reasons(term.conditional),
  ].join('~');
}
