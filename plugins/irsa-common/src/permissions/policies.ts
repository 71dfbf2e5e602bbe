import { ParsedPolicy } from './parsePolicy';
import { Grant } from './statements';

/** A policy of a role with what was read of it. */
export interface RolePolicy {
  readonly name: string;
  /** Absent for an inline policy. */
  readonly arn?: string;
  /** Absent when the document was not read. */
  readonly parsed?: ParsedPolicy;
}

/** The statements of policies that were read. */
export function grantsOf(
  policies: readonly RolePolicy[],
  effect: 'Allow' | 'Deny',
): Grant[] {
  return policies.flatMap(({ name, parsed }) =>
    parsed && 'statements' in parsed
      ? parsed.statements
          .filter(statement => statement.effect === effect)
          .map(statement => ({ policy: name, statement }))
      : [],
  );
}
