/**
 * What a check can look up beside the thing that it looks at. Each answers with an object or a text that is another one whenever what a
 * check can find there has changed.
 */
export interface LookUps {
  /** An account, by its id. */
  account(id: string): unknown;
  /** A cluster, by its name. */
  cluster(name: string): unknown;
  /** The cluster with an issuer. */
  clusterOfIssuer(issuer: string): unknown;
  /** Who claims the service accounts of a cluster. */
  claimants(cluster: string): unknown;
  /** Things of a cluster. */
  clusterSubjects(cluster: string): unknown;
  /** Roles of an account. */
  accountSubjects(account: string): unknown;
  /** A role as it was resolved, by its ARN. */
  resolvedRole(arn: string): unknown;
  /** A service account as it was resolved, by its reference. */
  resolvedServiceAccount(ref: string): unknown;
  /** Clusters whose nodes run as a role. */
  nodeRole(arn: string): unknown;
  /** Entities that declare a role. */
  declaring(arn: string): unknown;
  /** Clusters without an issuer. */
  withoutIssuer(): unknown;
  /** The moment that ages are counted from. */
  now(): unknown;
  /** Everything: another one in every run. */
  everything(): unknown;
}

const NOTHING: readonly unknown[] = [];

/** What was looked up, as pairs of what was asked and for what. */
export class LookedUp {
  readonly #asked = new Map<keyof LookUps, Set<string>>();

  note(what: keyof LookUps, key = ''): void {
    const keys = this.#asked.get(what);
    if (keys) {
      keys.add(key);
    } else {
      this.#asked.set(what, new Set([key]));
    }
  }

  /** What the same look-ups answer now. */
  answers(lookUps: LookUps): readonly unknown[] {
    if (this.#asked.size === 0) {
      return NOTHING;
    }
    const answers: unknown[] = [];
    for (const [what, keys] of this.#asked) {
      for (const key of keys) {
        answers.push(lookUps[what](key));
      }
    }
    return answers;
  }
}
