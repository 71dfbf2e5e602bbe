import {
  BlastRadius,
  EntityPlace,
  Finding,
  IdentityStanding,
  ManagedBy,
  Mechanism,
  ResolvedServiceAccount,
  ServiceAccountRef,
  Verdict,
} from 'backstage-plugin-irsa-common';

/** What lists know of a finding: enough to filter, sort and count, and to say who may see how much of it. */
export interface FindingFacts
  extends Pick<
    Finding,
    | 'id'
    | 'checkId'
    | 'severity'
    | 'state'
    | 'title'
    | 'subject'
    | 'entityRefs'
    | 'mentions'
  > {
  /** Where the subject is; absent where it is in none, or that was not read. */
  readonly cluster?: string;
  readonly namespace?: string;
  readonly account?: string;
  /** Ids of the sources that it rests on. */
  readonly sources: readonly string[];
  /** Checks that wait for what was not read; absent for a finding about something that was. */
  readonly waitingChecks?: readonly string[];
}

/** What lists know of a role. */
export interface RoleFacts {
  readonly arn: string;
  readonly account: string;
  readonly trustScope: string;
  /** The tool that manages it, as far as its tags show. */
  readonly managedBy?: ManagedBy;
  /** Entities that it belongs to. */
  readonly entityRefs: readonly string[];
  /** Entities of the service accounts that are listed as becoming it. */
  readonly claimants: readonly string[];
  /** Whether more service accounts of entities can become it than are listed. */
  readonly hasMoreClaimants: boolean;
  /** Whether service accounts that no entity claims can become it. */
  readonly hasUnowned: boolean;
  /** How many can become it. */
  readonly can: BlastRadius['serviceAccounts'];
  /** Service accounts that are set up for it and become it, each place once: cluster, namespace, and the entities there. */
  readonly usedIn: readonly RoleUser[];
  readonly sources: readonly string[];
}

/** A place in which service accounts become a role. */
export interface RoleUser {
  readonly cluster: string;
  readonly namespace: string;
  /** Entities that claim these service accounts; empty for those that none claims. */
  readonly entityRefs: readonly string[];
}

/** What lists know of a service account. */
export interface ServiceAccountFacts {
  readonly serviceAccount: ServiceAccountRef;
  readonly state: ResolvedServiceAccount['state'];
  /** Of its worst binding. */
  readonly verdict: Verdict | 'none';
  readonly mechanisms: readonly Mechanism[];
  readonly roleArns: readonly string[];
  readonly entityRefs: readonly string[];
  readonly sources: readonly string[];
}

/** What is known of an entity without its lanes: where it stands, and what its status is made of. */
export interface EntityFacts extends EntityPlace {
  readonly standing: IdentityStanding;
}
