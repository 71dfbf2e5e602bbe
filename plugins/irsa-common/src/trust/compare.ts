import { isObject } from './json/value';
import { readPolicy } from './readPolicy';
import { Budget, TooManyEntriesError } from './scope/budget';
import { widestTrustClass } from './scope/classify';
import { matchTrustScope } from './scope/membership';
import type { TrustScopeCaller } from './scope/membership';
import { ReasonLists } from './scope/reasonLists';
import { TermAlgebra } from './scope/termSet';
import {
  renderPodIdentity,
  renderProvider,
  renderScope,
} from './scope/renderScope';
import type { ScopeSets } from './scope/renderScope';
import { PolicySets } from './scope/policySets';
import { namedProviders, scopeSets, trustScope } from './scope/scope';
import { within } from './scope/scopeLimit';
import type { MechanismSet } from './scope/scopeSets';
import type {
  TrustMatch,
  TrustOptions,
  TrustOtherPrincipal,
  TrustProblem,
  TrustScope,
} from './types';

/**
 * What a change of a trust policy means, as sets.
 *
 * @public
 */
export interface TrustComparison {
  /** Who can become the role after the change, but not before. */
  gained: TrustScope;
  /** Who could become the role before the change, but not after. */
  lost: TrustScope;
}

/**
 * Compares two trust policies as sets; the difference is exact.
 *
 * @param before - the document before the change; `{ Statement: [] }` for a new role
 * @param after - the document after the change
 * @remarks
 * Conditions that cannot be known are taken to have the same outcome before and after. Where one of the documents
 * cannot be read, both sides have class `unknown`.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @public
 */
export function compareTrust(
  before: unknown,
  after: unknown,
  options: TrustOptions = {},
): TrustComparison {
  if (!isObject(before) || !isObject(after)) {
    const unread = trustScope(undefined);
    return { gained: unread, lost: unread };
  }
  const models = [readPolicy(before), readPolicy(after)] as const;
  const providers = new Set(
    models.flatMap(model => [...namedProviders(model).keys()]),
  );
  const budget = new Budget();
  const [beforeSets, afterSets] = models.map(model =>
    scopeSets(new PolicySets(model, budget), options, providers),
  );
  const [beforeOthers, afterOthers] = models.map(
    (model, index) => renderScope(model, [beforeSets, afterSets][index]).others,
  );
  return {
    gained: difference(afterSets, beforeSets, afterOthers, beforeOthers),
    lost: difference(beforeSets, afterSets, beforeOthers, afterOthers),
  };
}

function difference(
  sets: ScopeSets,
  minus: ScopeSets,
  others: TrustOtherPrincipal[],
  minusOthers: TrustOtherPrincipal[],
): TrustScope {
  const problems: TrustProblem[] = [];
  const providers = [...sets.providers].flatMap(([provider, set]) => {
    const removed =
      minus.providers.get(provider) ??
      (minus.providers.has(provider) ? 'too-many' : undefined);
    return renderProvider(
      provider,
      subtract(set ?? 'too-many', removed, problems),
      problems,
    ).filter(entry => entry.class !== 'none');
  });
  const podIdentity =
    sets.podIdentity === undefined
      ? []
      : renderPodIdentity(
          subtract(sets.podIdentity, minus.podIdentity, problems) ?? 'too-many',
          problems,
        ).filter(entry => entry.class !== 'none');
  return {
    class: widestTrustClass(
      [...providers, ...podIdentity].map(entry => entry.class),
    ),
    problems,
    providers,
    podIdentity,
    others: differenceOfOthers(others, minusOthers),
  };
}

/** The difference of two sets; undefined and a problem when it needs too many entries. */
function subtract(
  set: MechanismSet | 'too-many',
  removed: MechanismSet | 'too-many' | undefined,
  problems: TrustProblem[],
): MechanismSet | undefined {
  return within(problems, '', () => {
    if (set === 'too-many' || removed === 'too-many') {
      throw new TooManyEntriesError();
    }
    const { budget } = set;
    const algebra = new TermAlgebra(set.algebra.axes, budget, {
      correlate: true,
    });
    return {
      algebra,
      budget,
      terms: algebra.subtract(set.terms, removed?.terms ?? []),
    };
  });
}

function differenceOfOthers(
  others: TrustOtherPrincipal[],
  minus: TrustOtherPrincipal[],
): TrustOtherPrincipal[] {
  const lists = new ReasonLists();
  const keyOf = ({ principal, conditional }: TrustOtherPrincipal) =>
    JSON.stringify([principal, lists.of(conditional)]);
  const removed = new Map<string, Set<string>>();
  for (const other of minus) {
    const actions = removed.get(keyOf(other)) ?? new Set();
    other.actions.forEach(action => actions.add(action));
    removed.set(keyOf(other), actions);
  }
  return others.flatMap(other => {
    const actions = other.actions.filter(
      action => !removed.get(keyOf(other))?.has(action),
    );
    return actions.length > 0 ? [{ ...other, actions }] : [];
  });
}

/**
 * What a change of a trust policy means for given service accounts.
 *
 * @public
 */
export interface TrustCallerComparison<T extends TrustScopeCaller> {
  /** Admitted after the change, but not before. */
  gained: T[];
  /** Admitted before the change, but not after. */
  lost: T[];
  /** Admitted before and after. */
  unchanged: T[];
  /** For whom it is not known before or after the change. */
  unknown: T[];
}

/**
 * Compares two trust policies over a list of service accounts; those that neither policy admits are left out.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @public
 */
export function compareTrustCallers<T extends TrustScopeCaller>(
  before: unknown,
  after: unknown,
  callers: readonly T[],
  options: TrustOptions = {},
): TrustCallerComparison<T> {
  const scopes = [trustScope(before, options), trustScope(after, options)];
  const result: TrustCallerComparison<T> = {
    gained: [],
    lost: [],
    unchanged: [],
    unknown: [],
  };
  for (const caller of callers) {
    const [was, is] = scopes.map(
      scope => matchTrustScope(scope, caller).matches,
    );
    const kind = kindOfChange(was, is);
    if (kind) {
      result[kind].push(caller);
    }
  }
  return result;
}

function kindOfChange(
  was: TrustMatch,
  is: TrustMatch,
): keyof TrustCallerComparison<TrustScopeCaller> | undefined {
  if (was === 'unknown' || is === 'unknown') {
    return 'unknown';
  }
  if (was === is) {
    return was === 'yes' ? 'unchanged' : undefined;
  }
  return is === 'yes' ? 'gained' : 'lost';
}
