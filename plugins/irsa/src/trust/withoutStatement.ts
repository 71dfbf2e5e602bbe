import type { TrustPolicyDocument } from 'backstage-plugin-irsa-common';

/** The text of a policy without one of its statements, counted from 0. */
export function withoutStatement(
  policy: TrustPolicyDocument,
  index: number,
): string {
  const statements = [policy.Statement ?? []].flat();
  return JSON.stringify(
    { ...policy, Statement: statements.filter((_, at) => at !== index) },
    null,
    2,
  );
}
