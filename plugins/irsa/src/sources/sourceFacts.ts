import type { SourceState } from 'backstage-plugin-irsa-common';

/** What a source is about, as far as its id says. */
export interface SourceFacts {
  readonly account?: string;
  readonly cluster?: string;
  /** Reference of the account or cluster, as subjects of findings name it. */
  readonly subjectRef?: string;
}

/** Reads the account or the cluster from the id of a source. */
export function sourceFacts({ id }: Pick<SourceState, 'id'>): SourceFacts {
  const [, account] =
    /^(?:aws:|eks:|files:.*\/accounts\/)(\d{12})(?:\/|$)/.exec(id) ?? [];
  if (account) {
    return {
      account,
      // What EKS was not asked for counts with its clusters, not with the account.
      subjectRef: id.startsWith('eks:') ? undefined : `account:${account}`,
    };
  }
  const [, cluster] =
    /^(?:kubernetes:|files:.*\/clusters\/)(.+)$/.exec(id) ?? [];
  return cluster ? { cluster, subjectRef: `cluster:${cluster}` } : {};
}
