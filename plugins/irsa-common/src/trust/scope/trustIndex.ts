import type { TrustReason } from '../reasons';
import type { TrustGlobs, TrustScope, TrustSubject } from '../types';
import {
  matchesTrustGlob,
  matchesTrustGlobs,
  matchSubject,
} from './membership';
import type { TrustScopeCaller } from './membership';

/**
 * Something, such as a role, whose scope admits a service account.
 *
 * @public
 */
export interface TrustIndexMatch<T> {
  /** The thing that was put into the index. */
  item: T;
  /** Whether the scope admits the service account for certain. */
  matches: 'yes' | 'unknown';
  /** What has to hold when it is not certain. */
  conditional: TrustReason[];
}

interface Entry<T> {
  item: T;
  order: number;
  /** The provider as written, a cluster for EKS Pod Identity has none. */
  provider?: string;
  contexts: TrustGlobs;
  subject: TrustSubject;
}

const wildcard = /[*?]/;

/** The text of a pattern before its first wildcard. */
function literalStart(glob: string): string {
  const at = glob.search(wildcard);
  return at < 0 ? glob : glob.slice(0, at);
}

/** The text of a pattern after its last wildcard. */
function literalEnd(glob: string): string {
  return glob.slice(Math.max(glob.lastIndexOf('*'), glob.lastIndexOf('?')) + 1);
}

type Side = 'namespace' | 'name';

/** Patterns by the literal text at their start or end. */
class PatternTable<T> {
  private readonly starts = new Map<string, Entry<T>[]>();
  private readonly ends = new Map<string, Entry<T>[]>();

  constructor(private readonly side: Side) {}

  add(entry: Entry<T>): void {
    const glob = entry.subject[this.side];
    const [start, end] = [literalStart(glob), literalEnd(glob)];
    if (start.length >= end.length) {
      put(this.starts, start, entry);
    } else {
      put(this.ends, end, entry);
    }
  }

  *find(text: string): Generator<Entry<T>> {
    if (this.starts.size > 0) {
      for (let end = 0; end <= text.length; end++) {
        yield* this.starts.get(text.slice(0, end)) ?? [];
      }
    }
    if (this.ends.size > 0) {
      for (let start = 0; start < text.length; start++) {
        yield* this.ends.get(text.slice(start)) ?? [];
      }
    }
  }
}

/** Subjects by what is literal in them, so that a look-up meets few that do not match. */
class SubjectTable<T> {
  private readonly exact = new Map<string, Entry<T>[]>();
  private readonly byNamespace = new Map<string, Entry<T>[]>();
  private readonly byName = new Map<string, Entry<T>[]>();
  private readonly namespacePatterns = new PatternTable<T>('namespace');
  private readonly namePatterns = new PatternTable<T>('name');

  add(entry: Entry<T>): void {
    const { namespace, name } = entry.subject;
    if (!wildcard.test(namespace)) {
      if (wildcard.test(name)) {
        put(this.byNamespace, namespace, entry);
      } else {
        put(this.exact, `${namespace}/${name}`, entry);
      }
    } else if (!wildcard.test(name)) {
      put(this.byName, name, entry);
    } else if (literalStart(namespace) + literalEnd(namespace) !== '') {
      this.namespacePatterns.add(entry);
    } else {
      this.namePatterns.add(entry);
    }
  }

  *find(namespace: string, name: string): Generator<Entry<T>> {
    yield* this.exact.get(`${namespace}/${name}`) ?? [];
    yield* this.byNamespace.get(namespace) ?? [];
    yield* this.byName.get(name) ?? [];
    yield* this.namespacePatterns.find(namespace);
    yield* this.namePatterns.find(name);
  }
}

/** Subjects by the cluster that their entry names, since the same names are used in many clusters. */
class ClusterTable<T> {
  private readonly byArn = new Map<string, SubjectTable<T>>();
  private readonly byName = new Map<string, SubjectTable<T>>();
  private readonly anywhere = new SubjectTable<T>();

  add(entry: Entry<T>): void {
    for (const table of this.tablesFor(entry.contexts.include)) {
      table.add(entry);
    }
  }

  *find(
    clusterArn: string,
    namespace: string,
    name: string,
  ): Generator<Entry<T>> {
    const tables = [
      this.byArn.get(clusterArn),
      this.byName.get(clusterNameOf(clusterArn)),
      this.anywhere,
    ];
    for (const table of tables) {
      yield* table?.find(namespace, name) ?? [];
    }
  }

  /** One kind of table for all clusters of an entry, so that no look-up meets it twice. */
  private tablesFor(clusters: string[]): SubjectTable<T>[] {
    if (!clusters.some(cluster => wildcard.test(cluster))) {
      return clusters.map(arn => tableOf(this.byArn, arn));
    }
    const names = clusters.map(clusterNameOf);
    return names.some(name => wildcard.test(name))
      ? [this.anywhere]
      : [...new Set(names)].map(name => tableOf(this.byName, name));
  }
}

/** The name at the end of a cluster's ARN; a pattern without a slash stays whole. */
function clusterNameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function tableOf<T>(
  tables: Map<string, SubjectTable<T>>,
  key: string,
): SubjectTable<T> {
  const known = tables.get(key);
  if (known) {
    return known;
  }
  const table = new SubjectTable<T>();
  tables.set(key, table);
  return table;
}

function put<T>(
  table: Map<string, Entry<T>[]>,
  key: string,
  entry: Entry<T>,
): void {
  const known = table.get(key);
  if (known) {
    known.push(entry);
  } else {
    table.set(key, [entry]);
  }
}

/**
 * Many scopes, prepared for the question which of them admit a service account.
 *
 * @remarks
 * Exact subjects are found by hash and patterns by their literal part, so that the cost of a look-up grows with its answer
 * and not with the number of scopes.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @public
 */
export class TrustIndex<T> {
  /** Things whose policy could not be read: nothing is known about them for any service account. */
  readonly unread: T[] = [];
  private readonly providers = new Map<string, SubjectTable<T>>();
  private readonly anyProvider = new SubjectTable<T>();
  private readonly podIdentity = new ClusterTable<T>();
  private readonly named = new Map<number, Set<string>>();

  private constructor() {}

  /** Builds an index. */
  static create<T>(
    entries: Iterable<{ item: T; scope: TrustScope }>,
  ): TrustIndex<T> {
    const index = new TrustIndex<T>();
    let order = 0;
    for (const { item, scope } of entries) {
      index.add(item, scope, order);
      order += 1;
    }
    return index;
  }

  /** The things whose scope admits a service account, in the order in which they were put in. */
  find(caller: TrustScopeCaller): TrustIndexMatch<T>[] {
    const found = new Map<number, TrustIndexMatch<T>>();
    for (const { item, order, contexts, subject } of this.candidates(caller)) {
      const context =
        'provider' in caller ? caller.audience : caller.clusterArn;
      const known = found.get(order);
      if (known?.matches === 'yes' || !matchesTrustGlobs(contexts, context)) {
        continue;
      }
      const { matches, reasons } = matchSubject(subject, caller);
      if (matches !== 'no') {
        found.set(order, {
          item,
          matches,
          conditional:
            matches === 'yes'
              ? []
              : [...(known?.conditional ?? []), ...reasons],
        });
      }
    }
    return [...found].sort(([a], [b]) => a - b).map(([, match]) => match);
  }

  private *candidates(caller: TrustScopeCaller): Generator<Entry<T>> {
    const { namespace, name } = caller;
    if (!('provider' in caller)) {
      yield* this.podIdentity.find(caller.clusterArn, namespace, name);
      return;
    }
    yield* this.providers.get(caller.provider)?.find(namespace, name) ?? [];
    for (const entry of this.anyProvider.find(namespace, name)) {
      // An entry for a wildcard is about the providers that have no entry of their own.
      if (
        !this.named.get(entry.order)?.has(caller.provider) &&
        matchesTrustGlob(entry.provider ?? '', caller.provider)
      ) {
        yield entry;
      }
    }
  }

  private add(item: T, scope: TrustScope, order: number): void {
    if (scope.problems.some(({ code }) => code === 'POLICY_NOT_READ')) {
      this.unread.push(item);
      return;
    }
    const named = new Set<string>();
    let hasWildcard = false;
    for (const { provider, audiences, subjects } of scope.providers) {
      const isWild = wildcard.test(provider);
      hasWildcard ||= isWild;
      named.add(provider);
      const table = isWild
        ? this.anyProvider
        : tableOf(this.providers, provider);
      for (const subject of subjects) {
        table.add({ item, order, provider, contexts: audiences, subject });
      }
    }
    if (hasWildcard) {
      this.named.set(order, named);
    }
    for (const { clusters, subjects } of scope.podIdentity) {
      for (const subject of subjects) {
        this.podIdentity.add({ item, order, contexts: clusters, subject });
      }
    }
  }
}
