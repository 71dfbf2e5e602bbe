import { sha256 } from '@noble/hashes/sha2';

/** Half of the digest: short enough for an address, and no two causes of a fleet will ever share it. */
const BYTES = 16;

const utf8 = new TextEncoder();

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
  return hexOf(sha256(utf8.encode(text)));
}

const DIGITS = Array.from('0123456789abcdef', digit => digit.charCodeAt(0));

/** Ids are kept by the hundred thousand, so each is made in one piece: one put together digit by digit takes many times the room. */
function hexOf(digest: Uint8Array): string {
  const codes: number[] = [];
  for (let at = 0; at < BYTES; at++) {
    codes.push(DIGITS[digest[at] >> 4], DIGITS[digest[at] & 15]);
  }
  return String.fromCharCode(...codes);
}
