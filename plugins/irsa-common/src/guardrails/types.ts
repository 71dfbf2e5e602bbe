/**
 * What a role that is made here may be, for the clusters and namespaces that an entry of the configuration is about.
 *
 * @public
 */
export interface GuardRails {
  /** Names the entry in messages, for instance an environment. */
  readonly name: string;
  /** Globs (`*`, `?`) of the clusters that it is about. */
  readonly clusters: readonly string[];
  /** Globs (`*`, `?`) of the namespaces that it is about. */
  readonly namespaces: readonly string[];
  /** Whether actions may change AWS and clusters; otherwise they only write files. */
  readonly createRole: boolean;
  /** Ids of the accounts that roles may be in; absent when nothing is said, so that nothing is created. */
  readonly accounts?: readonly string[];
  /** ARN of the managed policy that every role has as its boundary, with the placeholders of {@link expandPlaceholders}; absent when nothing is said. */
  readonly permissionsBoundary?: string;
  /** Path of every role, with the placeholders of {@link expandPlaceholders}; absent when nothing is said. */
  readonly path?: string;
  /** Pattern of the role's name, with the placeholders of {@link identityRoleName}. */
  readonly roleName: string;
  /** Keys of tags that every role has. */
  readonly requiredTags: readonly string[];
  /** Globs of actions, letter case aside. `deny` wins; without `allow` every other action is allowed. */
  readonly actions: {
    readonly allow?: readonly string[];
    readonly deny: readonly string[];
  };
  /** Globs of ARNs of managed policies, letter case aside. `deny` wins; without `allow` every other one is allowed. */
  readonly managedPolicies: {
    readonly allow?: readonly string[];
    readonly deny: readonly string[];
  };
  /** What to say of a statement that allows something on every resource. */
  readonly everyResource: GuardRailOutcome;
  /** Whether a trust policy may name a pattern of service accounts. */
  readonly wildcardSubjects: 'never' | 'with-reason-and-expiry';
  /** How many days from now a pattern may be trusted at most. */
  readonly wildcardDays: number;
  /** Audiences of tokens that a trust policy may name. */
  readonly audiences: readonly string[];
  /** How many roles a namespace may have; absent when nothing is said. */
  readonly rolesPerNamespace?: number;
}

/**
 * What a guard rail says: `know-this` lets the step go on, `not-allowed` ends it.
 *
 * @public
 */
export type GuardRailOutcome = 'passed' | 'know-this' | 'not-allowed';

/**
 * Which guard rail.
 *
 * @public
 */
export type GuardRailRule =
  | 'guard-rails'
  | 'create-role'
  | 'account'
  | 'permissions-boundary'
  | 'path'
  | 'role-name'
  | 'tags'
  | 'subjects'
  | 'other-principals'
  | 'audience'
  | 'actions'
  | 'inverted-statements'
  | 'resources'
  | 'managed-policies'
  | 'roles-per-namespace';

/**
 * What one guard rail says about a role.
 *
 * @public
 */
export interface GuardRailMessage {
  /** Which guard rail. */
  readonly rule: GuardRailRule;
  /** What it says. */
  readonly outcome: GuardRailOutcome;
  /** What was found, in one or two sentences. */
  readonly message: string;
  /** What to do about it; absent when it passed. */
  readonly remedy?: string;
}

/**
 * A role as it is to become, which guard rails judge. They look at the documents themselves and not at what they were made from.
 *
 * @public
 */
export interface GuardedRole {
  /** ARN of the role. */
  readonly arn: string;
  /** ARN of its permissions boundary; absent when it has none. */
  readonly permissionsBoundary?: string;
  /** Its tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** The plain JSON document. */
  readonly trustPolicy: unknown;
  /** The inline policy as a plain JSON document; absent when it has none. */
  readonly permissionsPolicy?: unknown;
  /** ARNs of the attached managed policies. */
  readonly managedPolicies: readonly string[];
  /** Path and name that the guard rails give to it. */
  readonly expected: { readonly path?: string; readonly name: string };
  /** Why a pattern of service accounts is trusted, and until when (ISO 8601); absent when none is. */
  readonly wildcard?: { readonly reason: string; readonly expiresAt: string };
  /** The time of the judgement, ISO 8601. */
  readonly now: string;
  /** How many roles its namespace has already without this one; absent when they were not counted. */
  readonly rolesInNamespace?: number;
  /** Whether something is about to be changed in AWS or a cluster, or only files are written. */
  readonly purpose: 'plan' | 'create';
}
