import { Mechanism, ServiceAccountRef } from '../model';
import type { ClusterAnswer } from '../api/types/cluster';
import { TrustPolicyDocument } from '../trust';

/**
 * A cluster in which something moves, or to which it moves, with what was read of it and of the accounts that its roles are in.
 *
 * @public
 */
export type MigrationCluster = ClusterAnswer;

/**
 * A role that something moves to in another way, or keeps.
 *
 * @public
 */
export interface MigrationRole {
  /** Its ARN. */
  readonly arn: string;
  /** Its trust policy; absent when it was not read, or may not be seen. */
  readonly trustPolicy?: TrustPolicyDocument;
  /** Whether its policies let it assume other roles; absent when they were not read. */
  readonly assumesRoles?: boolean;
  /** Service accounts that become it now, those that move included. */
  readonly usedBy: readonly ServiceAccountRef[];
  /** Whether more become it than `usedBy` names. */
  readonly hasOtherUsers: boolean;
}

/**
 * A service account with a role, and the workloads that run as it.
 *
 * @public
 */
export interface MigrationMove {
  /** The service account as it is now. */
  readonly serviceAccount: ServiceAccountRef;
  /** Workloads that move; empty when none was found. */
  readonly workloads: readonly {
    readonly kind: string;
    readonly name: string;
  }[];
  /** How its pods come by credentials now. */
  readonly from: Mechanism;
  /** The role that they have now; absent when it cannot be known. */
  readonly roleArn?: string;
  /** What keeps it from being planned, in a sentence; absent where nothing does. */
  readonly problem?: string;
}

/**
 * What is to be moved, and how.
 *
 * @public
 */
export interface MigrationRequest {
  /** What moves, for the title, for instance `component:default/payments-api`. */
  readonly subject: string;
  /** How pods are to become their role. */
  readonly mechanism: 'irsa' | 'pod-identity';
  /** Name of the cluster that the workloads move to; absent when they stay where they are. */
  readonly newCluster?: string;
  /** What moves. */
  readonly moves: readonly MigrationMove[];
  /** Every cluster that is named. */
  readonly clusters: readonly MigrationCluster[];
  /** Every role that is named, as far as they were read. */
  readonly roles: readonly MigrationRole[];
  /** Folder of the files, relative to the repository; `migration` when absent. */
  readonly directory?: string;
}

/**
 * Something to look at before the first step.
 *
 * @public
 */
export interface MigrationCheck {
  /** `ok` was read and is fine, `check` is not known and has to be looked at, `stop` stands in the way. */
  readonly status: 'ok' | 'check' | 'stop';
  /** What it is about, in a few words. */
  readonly title: string;
  /** What is known, and what to do, in a sentence or two. */
  readonly text: string;
  /** How to find out, as shell commands; absent where there is nothing to ask. */
  readonly command?: string;
}

/**
 * A step of a plan.
 *
 * @public
 */
export interface MigrationStep {
  /** What is done, in a few words. */
  readonly title: string;
  /** Why, and what to expect. */
  readonly text: string;
  /** Shell commands; empty where the step is done in the repository. */
  readonly commands: readonly string[];
  /** How to take it back; absent where there is nothing to take back. */
  readonly undo?: string;
}

/**
 * A file for a pull request.
 *
 * @public
 */
export interface MigrationFile {
  /** Path relative to the repository. */
  readonly path: string;
  /** Its text. */
  readonly content: string;
}

/**
 * The trust policy of a role before, during and after a migration.
 *
 * @public
 */
export interface MigrationTrust {
  /** ARN of the role. */
  readonly roleArn: string;
  /** As it was read. */
  readonly before: TrustPolicyDocument;
  /** With the new way beside the old one. */
  readonly during: TrustPolicyDocument;
  /** Without the old way, where that can be told apart from what others need; else as during the migration. */
  readonly after: TrustPolicyDocument;
  /** Characters of the largest of these that count against the quota. */
  readonly characters: number;
}

/**
 * Where the workloads of a service account go, for whoever carries a plan out.
 *
 * @public
 */
export interface MigrationDestination {
  /** Name of the cluster in which the workloads run now. */
  readonly fromCluster: string;
  /** Name of the cluster in which they will run. */
  readonly cluster: string;
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account that they will run as. */
  readonly serviceAccount: string;
  /** The workloads. */
  readonly workloads: MigrationMove['workloads'];
  /** ARN of the role that they will have. */
  readonly roleArn: string;
}

/**
 * How to move workloads to another way of becoming their role.
 *
 * @public
 */
export interface MigrationPlan {
  /** The whole plan for people. */
  readonly markdown: string;
  /** False when something stands in the way of the first step. */
  readonly canBegin: boolean;
  /** What to look at before. */
  readonly checks: readonly MigrationCheck[];
  /** What to do, in order. */
  readonly steps: readonly MigrationStep[];
  /** What moves where; without what stands in the way of its move. */
  readonly moves: readonly MigrationDestination[];
  /** What is left as it is, a sentence each. */
  readonly untouched: readonly string[];
  /** Trust policies that change, in the order of the ARNs. */
  readonly trust: readonly MigrationTrust[];
  /** Files for a pull request, the plan itself included. */
  readonly files: readonly MigrationFile[];
}
