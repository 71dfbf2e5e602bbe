import { ResolvedServiceAccount } from 'backstage-plugin-irsa-common';
import { judgedRowSet } from './judgedRows';

/** What is stored about a service account. */
export interface StoredServiceAccount {
  readonly resolved: ResolvedServiceAccount;
  /** Entities of each of its workloads, in the order of `resolved.workloads`; empty for one that no entity has. */
  readonly workloadEntities: readonly (readonly string[])[];
}

/** Every service account that exists or that something names. */
export const serviceAccountSet = judgedRowSet('service_accounts');
