import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** Half of the digest: short enough for an address, and no two causes of a fleet will ever share it. */
const BYTES = 16;

/**
 * The id of a finding: a hash of check, subject and cause. The parts are hashed as JSON, so that no two lists of parts give the same text.
 *
 * @param cause - stable texts; whatever changes without the cause being another, such as a count or an age, has no place here.
 */
export function findingId(
  checkId: string,
  subjectRef: string,
  cause: readonly string[],
): string {
  const text = JSON.stringify([checkId, subjectRef, ...cause]);
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, BYTES));
}
