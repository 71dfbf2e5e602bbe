import { RecordKind } from '../../model';
import { Estate, EstateAccount, EstateCluster } from '../../resolve/estate';
import { LookedUp, LookUps } from './lookUps';

/** Notes each key that is looked up; whoever goes through all of it depends on everything. */
class NotedMap<V> implements ReadonlyMap<string, V> {
  constructor(
    private readonly map: ReadonlyMap<string, V>,
    private readonly lookedUp: LookedUp,
    private readonly what: keyof LookUps,
  ) {}

  get(key: string) {
    this.lookedUp.note(this.what, key);
    return this.map.get(key);
  }

  has(key: string) {
    return this.get(key) !== undefined;
  }

  get size() {
    return this.#all().size;
  }

  forEach(
    callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void,
  ) {
    this.#all().forEach(callback);
  }

  entries() {
    return this.#all().entries();
  }

  keys() {
    return this.#all().keys();
  }

  values() {
    return this.#all().values();
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  #all(): ReadonlyMap<string, V> {
    this.lookedUp.note('everything');
    return this.map;
  }
}

/** An estate that notes what is looked up in it. */
export class NotedEstate implements Estate {
  readonly accounts: ReadonlyMap<string, EstateAccount>;
  readonly clusters: ReadonlyMap<string, EstateCluster>;
  readonly clusterOfIssuer: ReadonlyMap<string, EstateCluster>;

  constructor(
    private readonly noted: Estate,
    private readonly lookedUp: LookedUp,
  ) {
    this.accounts = new NotedMap(noted.accounts, lookedUp, 'account');
    this.clusters = new NotedMap(noted.clusters, lookedUp, 'cluster');
    this.clusterOfIssuer = new NotedMap(
      noted.clusterOfIssuer,
      lookedUp,
      'clusterOfIssuer',
    );
  }

  isComplete(kind: RecordKind, of: string) {
    this.#notePlace(of);
    return this.noted.isComplete(kind, of);
  }

  sourcesOf(of: string) {
    this.#notePlace(of);
    return this.noted.sourcesOf(of);
  }

  #notePlace(of: string) {
    this.lookedUp.note('account', of);
    this.lookedUp.note('cluster', of);
  }
}
