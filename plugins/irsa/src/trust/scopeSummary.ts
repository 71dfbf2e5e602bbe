import type {
  TrustClass,
  TrustReason,
  TrustScope,
  TrustSubject,
} from 'backstage-plugin-irsa-common';

/** What the sentence about a scope is made of. */
export interface ScopeSummary {
  readonly class: TrustClass;
  /** Namespace and name globs of the widest class, each once. */
  readonly subjects: readonly Pick<TrustSubject, 'namespace' | 'name'>[];
  /** Clusters (by provider or by ARN) in which they are; undefined for a pattern of clusters. */
  readonly clusters: number | undefined;
  /** Whether some service accounts are taken out again. */
  readonly hasExceptions: boolean;
  /** What has to hold for each of them and cannot be known; empty where one of them gets in without. */
  readonly conditional: readonly TrustReason[];
  /** Principals that are no service account. */
  readonly others: number;
  /** Why the class is unknown. */
  readonly why: string | undefined;
}

const WILDCARD = /[*?]/;
const hasWildcard = (text: string) => WILDCARD.test(text);

/** Sums a scope up for one sentence: the widest sets, and what else a reader must know to read it rightly. */
export function scopeSummary(scope: TrustScope): ScopeSummary {
  const entries = [
    ...scope.providers.map(({ provider, ...entry }) => ({
      ...entry,
      clusters: [provider],
    })),
    ...scope.podIdentity.map(({ clusters, ...entry }) => ({
      ...entry,
      clusters: clusters.include,
    })),
  ].filter(({ subjects }) => subjects.length > 0);
  const widest = entries.filter(entry => entry.class === scope.class);
  const subjects = widest
    .flatMap(entry => entry.subjects)
    .filter(subject => isOf(scope.class, subject));
  const clusters = new Set(widest.flatMap(entry => entry.clusters));
  const isEachConditional = entries.every(entry =>
    entry.subjects.every(({ conditional }) => conditional.length > 0),
  );
  const conditional = isEachConditional
    ? entries.flatMap(entry =>
        entry.subjects.flatMap(subject => subject.conditional),
      )
    : [];
  return {
    class: scope.class,
    subjects: unique(
      subjects.map(({ namespace, name }) => ({ namespace, name })),
      ({ namespace, name }) => `${namespace}/${name}`,
    ),
    clusters: [...clusters].some(hasWildcard) ? undefined : clusters.size,
    hasExceptions: subjects.some(({ except }) => except.length > 0),
    conditional: unique(conditional, ({ code, message }) => code + message),
    others: unique(
      scope.others,
      ({ principal: { type, id } }) => `${type} ${id}`,
    ).length,
    why: scope.problems[0]?.message ?? conditional[0]?.message,
  };
}

/** Whether a subject is one of those that give the scope its class. */
function isOf(width: TrustClass, { namespace, name }: TrustSubject): boolean {
  switch (width) {
    case 'exact':
      return true;
    case 'name-prefix':
      return !hasWildcard(namespace) && hasWildcard(name);
    case 'namespace':
      return !hasWildcard(namespace) && name === '*';
    case 'name-across-namespaces':
      return hasWildcard(namespace) && name !== '*';
    case 'namespaces':
      return hasWildcard(namespace) && name === '*';
    case 'cluster':
      return namespace === '*' && name === '*';
    default:
      return true;
  }
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map(item => [keyOf(item), item])).values()];
}
