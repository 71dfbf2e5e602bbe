/** The quota that accounts have unless it was raised. */
export const DEFAULT_SIZE_QUOTA = 2_048;

/**
 * The characters of a policy that count against the quota: compact JSON without any white space
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html); undefined when it cannot be written as JSON.
 */
export function countCharacters(policy: unknown): number | undefined {
  try {
    return JSON.stringify(policy).replace(/\s/g, '').length;
  } catch {
    // Cyclic or endlessly nested objects never came from JSON; they have no size.
    return undefined;
  }
}
