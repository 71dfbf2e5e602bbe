import { ANY_CHARACTER, ANY_RUN, normalizeGlob } from '../glob';
import type { Glob } from '../glob';
import { canonicalGlob } from './axis';
import type { Axis } from './axis';
import type { Budget } from './budget';
import { coversGlob } from './globAlgebra';

/** A text made of fixed parts and axes, such as `system:serviceaccount:` namespace `:` name; it ends with an axis. */
export type Shape = readonly [...(string | Axis)[], Axis];

/**
 * Splits a pattern over a text of fixed shape into patterns for its axes: a union of products, exact.
 *
 * @remarks
 * A wildcard may take up any part of the fixed text, and a `*` may be cut in two by a separator. Since no axis holds
 * a separator, each way of cutting is one product.
 */
export function decomposeGlob(
  pattern: Glob,
  shape: Shape,
  budget: Budget,
): Glob[][] {
  const glob = normalizeGlob(pattern);
  const products: Glob[][] = [];
  const walk = (element: number, from: number, axes: Glob[]): void => {
    budget.spend(1);
    if (element === shape.length) {
      products.push(axes);
      budget.limit(products.length);
      return;
    }
    const part = shape[element];
    if (typeof part === 'string') {
      for (const next of consume(glob, from, part, budget)) {
        walk(element + 1, next, axes);
      }
      return;
    }
    const next = shape[element + 1] as string | undefined;
    for (const cut of cuts(glob, from, part, next)) {
      budget.spend(1 + cut.tokens.length);
      const canonical = canonicalGlob(part, cut.tokens);
      if (canonical) {
        walk(element + 1, cut.next, [...axes, canonical]);
      }
    }
  };
  walk(0, 0, []);
  return withoutCovered(products, budget);
}

/** Leaves out products that another one contains. */
function withoutCovered(products: Glob[][], budget: Budget): Glob[][] {
  const kept: Glob[][] = [];
  const covers = (whole: Glob[], part: Glob[]) =>
    whole.every((glob, axis) => coversGlob(glob, part[axis]));
  for (const product of products) {
    budget.spend(1 + kept.length * product.length);
    if (!kept.some(other => covers(other, product))) {
      for (let i = kept.length - 1; i >= 0; i--) {
        if (covers(product, kept[i])) {
          kept.splice(i, 1);
        }
      }
      kept.push(product);
    }
  }
  return kept;
}

/** The places in a pattern that can be reached after a fixed text; a place on a `*` means that it may go on. */
function consume(
  glob: Glob,
  from: number,
  text: string,
  budget: Budget,
): number[] {
  let start = 0;
  while (start < text.length && glob[from + start] === text.charCodeAt(start)) {
    start += 1;
  }
  // Written out, as in most policies, the fixed text leads to one place.
  let places = [from + start];
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const next = new Set<number>();
    for (const reached of places) {
      let place = reached;
      while (glob[place] === ANY_RUN) {
        next.add(place);
        place += 1;
      }
      if (glob[place] === code || glob[place] === ANY_CHARACTER) {
        next.add(place + 1);
      }
    }
    budget.spend(1 + next.size);
    places = [...next];
  }
  // A place just after a reachable `*` is already meant by the `*`, which may be empty.
  return places.filter(
    place => !(glob[place - 1] === ANY_RUN && places.includes(place - 1)),
  );
}

/**
 * The ways in which an axis can take up tokens from a place on; the last one takes up the rest. The fixed text that comes next has to begin
 * where it stops.
 */
function* cuts(
  glob: Glob,
  from: number,
  axis: Axis,
  next: string | undefined,
): Generator<{ tokens: Glob; next: number }> {
  if (next === undefined) {
    yield { tokens: glob.slice(from), next: glob.length };
    return;
  }
  let shortest = 0;
  for (let at = from; shortest <= axis.maxLength; at++) {
    const token: number | undefined = glob[at];
    if (token === ANY_RUN) {
      yield { tokens: glob.slice(from, at + 1), next: at };
      continue;
    }
    if (token === ANY_CHARACTER || token === next.charCodeAt(0)) {
      yield { tokens: glob.slice(from, at), next: at };
    }
    if (token === undefined || (token >= 0 && !axis.accepts(token))) {
      return;
    }
    shortest += 1;
  }
}
