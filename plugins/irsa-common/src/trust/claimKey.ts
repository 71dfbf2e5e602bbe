import { foldCase } from './letterCase';

/** A condition key that names a claim of an identity provider. */
export interface ClaimKey {
  /** The issuer without `https://`, as written. */
  issuer: string;
  /** The claim, folded. */
  claim: string;
}

/**
 * Splits a key such as `oidc.example.com/a:sub` at its last colon, since an issuer may have a port; undefined when it is
 * not written like a claim.
 */
export function parseClaimKey(key: string): ClaimKey | undefined {
  const at = key.lastIndexOf(':');
  const issuer = key.slice(0, Math.max(at, 0));
  const claim = foldCase(key.slice(at + 1));
  const isIssuer =
    (issuer.includes('.') || issuer.includes('/')) && !issuer.includes('${');
  return isIssuer &&
    !claim.includes('/') &&
    !/^(?:aws|sts|iam|saml):/i.test(key)
    ? { issuer, claim }
    : undefined;
}
