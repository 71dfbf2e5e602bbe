/** A role as IAM has it. */
export interface RoleState {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly createdAt: Date;
  /** The document, parsed. */
  readonly trustPolicy: unknown;
  readonly permissionsBoundary: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** ARNs of attached managed policies. */
  readonly managedPolicies: readonly string[];
  /** Inline policies, parsed, by their names. */
  readonly inlinePolicies: ReadonlyMap<string, unknown>;
}

/** Name of the inline policy that the actions write. */
export const INLINE_POLICY = 'permissions';
