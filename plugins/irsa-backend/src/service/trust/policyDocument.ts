import { InputError } from '@backstage/errors';
import {
  TRUST_POLICY_MAX_CHARACTERS,
  TrustPolicyInput,
} from 'backstage-plugin-irsa-common';

/**
 * The text of a policy that came with a request.
 *
 * @throws InputError when it is longer than policies that are read.
 */
export function policyDocument(field: string, input: TrustPolicyInput): string {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  if (text.length > TRUST_POLICY_MAX_CHARACTERS) {
    throw new InputError(
      `${field} has ${text.length} characters; at most ${TRUST_POLICY_MAX_CHARACTERS} are read, and IAM accepts a few thousand.`,
    );
  }
  return text;
}
