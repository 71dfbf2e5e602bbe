import {
  buildEstateInSteps,
  ClusterAnswer,
  clusterAnswers,
  DEFAULT_ANNOTATION_PREFIX,
  PreviewCluster,
  previewClusters,
  RecordKind,
  SnapshotData,
  SnapshotRecord,
} from 'backstage-plugin-irsa-common';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { Claims, loadClaims } from '../../database/claims';
import { loadVersion } from '../../database/resolution';
import {
  currentSnapshots,
  idOfVersion,
  loadRecords,
  SnapshotVersion,
} from '../../database/snapshots';
import { inSlices } from '../../resolve/inSlices';

/** Kinds that say who could ask for a role, and what plans need to know of clusters. */
const KINDS: readonly RecordKind[] = [
  'account',
  'oidc-provider',
  'cluster',
  'addon',
  'service-account',
  'webhook-role',
  'pod-identity-association',
  'node',
  'node-role',
];
/** Times that everything is loaded anew because a snapshot was replaced meanwhile. */
const ATTEMPTS = 5;

/** What a trust policy is looked at with. */
export interface Surroundings {
  readonly clusters: readonly PreviewCluster[];
  /** What plans need to know of clusters, by name. */
  readonly clusterAnswers: ReadonlyMap<string, ClusterAnswer>;
  /** By account. */
  readonly accounts: ReadonlyMap<string, SurroundingAccount>;
  readonly claims: Claims;
}

/** What is known of an account. */
export interface SurroundingAccount {
  /** Absent where they were not read whole. */
  readonly providers?: readonly {
    readonly arn: string;
    readonly clientIds: readonly string[];
  }[];
  /** Absent where it was not read. */
  readonly sizeQuota?: number;
}

/** Keeps who could ask for a role in memory, names only, until one of the snapshots is replaced. */
export class TrustSurroundings {
  readonly #knex: Knex;
  #kept?: { readonly basis: string; readonly surroundings: Surroundings };
  #loading?: Promise<Surroundings>;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What was last read; calls while it is being loaded share that. */
  async load(): Promise<Surroundings> {
    this.#loading ??= this.#current().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #current(): Promise<Surroundings> {
    for (let attempt = 1; ; attempt++) {
      const snapshots = await currentSnapshots(this.#knex);
      const basis = JSON.stringify([
        await loadVersion(this.#knex),
        ...snapshots.map(idOfVersion),
      ]);
      if (this.#kept?.basis === basis) {
        return this.#kept.surroundings;
      }
      try {
        const surroundings = await this.#load(snapshots);
        this.#kept = { basis, surroundings };
        return surroundings;
      } catch (error) {
        if (!ConflictError.is(error) || attempt === ATTEMPTS) {
          throw error;
        }
      }
    }
  }

  async #load(snapshots: readonly SnapshotVersion[]): Promise<Surroundings> {
    const data: SnapshotData[] = [];
    for (const snapshot of snapshots) {
      data.push(await this.#dataOf(snapshot));
    }
    const estate = await inSlices(
      buildEstateInSteps(data, DEFAULT_ANNOTATION_PREFIX),
    );
    return {
      clusters: previewClusters(estate),
      clusterAnswers: clusterAnswers(estate),
      accounts: new Map(
        [...estate.accounts.values()].map(({ id, account, providers }) => [
          id,
          {
            ...(estate.isComplete('oidc-provider', id)
              ? {
                  providers: [...providers.values()].map(
                    ({ arn, clientIds }) => ({ arn, clientIds }),
                  ),
                }
              : {}),
            ...(account?.assumeRolePolicySizeQuota === undefined
              ? {}
              : { sizeQuota: account.assumeRolePolicySizeQuota }),
          },
        ]),
      ),
      claims: await loadClaims(this.#knex),
    };
  }

  async #dataOf(snapshot: SnapshotVersion): Promise<SnapshotData> {
    const records: SnapshotRecord[] = [];
    for (const kind of KINDS) {
      for (const value of await loadRecords(this.#knex, snapshot, kind)) {
        records.push({ kind, value } as SnapshotRecord);
      }
    }
    return {
      sourceId: snapshot.sourceId,
      id: idOfVersion(snapshot),
      // Of what is not loaded here, nothing is known to be all.
      complete: snapshot.marks.filter(({ kind }) => KINDS.includes(kind)),
      records,
    };
  }
}
