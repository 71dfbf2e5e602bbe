import { createHash } from 'node:crypto';

/** A text's SHA-256, as short as it gets in text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
