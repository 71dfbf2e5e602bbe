import { ManagedPolicyRecord, RoleRecord } from 'backstage-plugin-irsa-common';

/**
 * Of the managed policies of an account, those that its roles name as policy or as boundary. Roles and policies come in any order: a policy
 * that nothing has named yet is held until something does, and let go with the rest when the account has been read.
 */
export class ManagedPolicies {
  readonly #held = new Map<string, ManagedPolicyRecord>();
  readonly #wanted = new Set<string>();
  readonly #given = new Set<string>();

  /** Notes what a role names, and answers with those of them that were held. */
  want(role: RoleRecord): ManagedPolicyRecord[] {
    const named = [...(role.attachedPolicies ?? [])];
    if (role.permissionsBoundary) {
      named.push(role.permissionsBoundary);
    }
    return named.flatMap(arn => {
      if (this.#given.has(arn)) {
        return [];
      }
      const policy = this.#held.get(arn);
      if (!policy) {
        this.#wanted.add(arn);
        return [];
      }
      this.#held.delete(arn);
      this.#given.add(arn);
      return [policy];
    });
  }

  /**
   * Takes a policy, and answers with it where a role has named it.
   *
   * @param isUsed - False when AWS says that nothing in the account uses it, so that no role can name it later and it need not be held. With
   *   the policies of AWS these are more than a thousand.
   */
  take(policy: ManagedPolicyRecord, isUsed: boolean): ManagedPolicyRecord[] {
    if (this.#wanted.delete(policy.arn)) {
      this.#given.add(policy.arn);
      return [policy];
    }
    if (isUsed && !this.#given.has(policy.arn)) {
      this.#held.set(policy.arn, policy);
    }
    return [];
  }

  /** What roles name and AWS has not told of. */
  missing(): readonly string[] {
    return [...this.#wanted];
  }
}
