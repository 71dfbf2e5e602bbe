/**
 * What an action does, as the Service Authorization Reference sorts actions.
 *
 * @public
 */
export type AccessLevel =
  | 'List'
  | 'Read'
  | 'Write'
  | 'Permissions management'
  | 'Tagging';

/**
 * A policy of a role, and whether it was read.
 *
 * @public
 */
export interface SummarizedPolicy {
  /** `PolicyName` in the answer of IAM. */
  readonly name: string;
  /** ARN of a managed policy; absent for an inline one. */
  readonly arn?: string;
  /** `malformed` for a document that IAM would not accept, so that nothing is known about it. */
  readonly state: 'read' | 'not-read' | 'malformed';
  /** Why it is malformed, in one sentence; absent otherwise. */
  readonly problem?: string;
}

/**
 * Where in a policy something stands.
 *
 * @public
 */
export interface PermissionPlace {
  /** `PolicyName` of the policy. */
  readonly policy: string;
  /** JSON path there, for instance `Statement[0].Action`. */
  readonly path: string;
  /** What stands there, for instance `iam:*`. */
  readonly value: string;
}

/**
 * What a role may do in one service.
 *
 * @public
 */
export interface ServicePermissions {
  /** Prefix of the actions, for instance `s3`. */
  readonly service: string;
  /** Levels of what it may do there; empty where the service is not known, so that its levels are not either. */
  readonly levels: readonly AccessLevel[];
  /** Those of the levels that it has on every resource of the service. */
  readonly onEveryResource: readonly AccessLevel[];
  /** Every grant depends on a condition. */
  readonly conditional: boolean;
  /** A grant covers the whole service, as `s3:*` does. */
  readonly everyAction: boolean;
}

/**
 * A way in which a role can get more than it was given.
 *
 * @public
 */
export interface EscalationPath {
  /** Stable name, for instance `iam:CreatePolicyVersion` or `iam:PassRole+ec2:RunInstances`. */
  readonly id: string;
  /** What it leads to, in one sentence. */
  readonly sentence: string;
  /** It is granted on every resource, not only on named ones. */
  readonly onEveryResource: boolean;
  /** It depends on a condition of a statement. */
  readonly conditional: boolean;
  /** The grants that make it up. */
  readonly places: readonly PermissionPlace[];
}

/**
 * A grant on every resource.
 *
 * @public
 */
export interface ResourceWildcard extends PermissionPlace {
  /** Levels of the actions that it grants. */
  readonly levels: readonly AccessLevel[];
  /** It depends on a condition of its statement. */
  readonly conditional: boolean;
}

/**
 * The permissions boundary of a role.
 *
 * @public
 */
export interface BoundarySummary {
  /** ARN of the managed policy. */
  readonly arn: string;
  /** Whether the boundary takes anything away from what the policies grant; `unknown` when its document was not read. */
  readonly cuts: 'something' | 'nothing' | 'unknown';
  /** Says what it rests on, in one sentence. */
  readonly why: string;
}

/**
 * What a role may do, as far as its own policies say. Policies of resources, of the organization and of sessions are not evaluated.
 *
 * @public
 */
export interface PermissionsSummary {
  /** Its policies, managed ones first, in the order of their names. */
  readonly policies: readonly SummarizedPolicy[];
  /** In the order of their prefixes; without those that only {@link PermissionsSummary.everyService} covers. */
  readonly services: readonly ServicePermissions[];
  /** A grant covers actions of every service, as `*` and most uses of `NotAction` do. */
  readonly everyService: boolean;
  /**
   * Whether it may do everything on everything: `conditional` when that depends on a condition, `unknown` when a policy or the boundary
   * that decides was not read.
   */
  readonly administrator: 'yes' | 'conditional' | 'no' | 'unknown';
  /** Ways to get more than it was given; none is listed for an administrator, who has everything. */
  readonly escalations: readonly EscalationPath[];
  /** Grants on every resource, in the order of policies and statements. */
  readonly wildcards: readonly ResourceWildcard[];
  /** Allow statements with `NotAction` or `NotResource`, which grant whatever is added later as well. */
  readonly inverted: readonly PermissionPlace[];
  /** Its boundary; absent when it has none. */
  readonly boundary?: BoundarySummary;
  /** What may be missing and why, a sentence each; empty when everything was read. */
  readonly unknown: readonly string[];
}
