import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** The longest RoleName. Source: IAM API reference, CreateRole. */
const MAX_NAME = 64;
const HASH_DIGITS = 8;
const PARTS = ['cluster', 'namespace', 'serviceAccount'] as const;

/**
 * What a role's name is made of.
 *
 * @public
 */
export interface RoleNameParts {
  /** Name of the cluster; the first one where there are several, so that adding one keeps the name. */
  readonly cluster: string;
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account, or the pattern of names. */
  readonly serviceAccount: string;
}

/**
 * The name of a role, always the same for the same service account: `{cluster}`, `{namespace}`, `{serviceAccount}` and `{hash}` of a pattern are
 * replaced, and names are shortened from their ends until IAM's 64 characters are enough. The hash is of the names as they are before that,
 * so two roles never get the same name because they were shortened.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 *
 * @throws RangeError when the pattern alone is too long.
 *
 * @public
 */
export function identityRoleName(
  pattern: string,
  parts: RoleNameParts,
): string {
  const used = PARTS.filter(part => pattern.includes(`{${part}}`));
  const lengths = new Map<string, number>(
    used.map(part => [part, parts[part].length]),
  );
  const hash = bytesToHex(
    sha256(utf8ToBytes(JSON.stringify(PARTS.map(part => parts[part])))),
  ).slice(0, HASH_DIGITS);
  const build = () =>
    pattern.replace(
      /\{(cluster|namespace|serviceAccount|hash)\}/g,
      (_, key: keyof RoleNameParts | 'hash') =>
        key === 'hash' ? hash : plain(parts[key].slice(0, lengths.get(key))),
    );
  while (build().length > MAX_NAME) {
    const longest = [...used].sort(
      (a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0),
    )[0];
    const length = longest ? lengths.get(longest) ?? 0 : 0;
    if (length <= 1) {
      throw new RangeError(
        `The role name pattern ${pattern} leaves no room for names within ${MAX_NAME} characters. Shorten it.`,
      );
    }
    lengths.set(longest, length - 1);
  }
  return build();
}

/** Characters of names of Kubernetes that a role's name may not have, which are those of patterns and colons. */
function plain(text: string): string {
  return text.replace(/[^\w+=,.@-]/g, '-');
}
