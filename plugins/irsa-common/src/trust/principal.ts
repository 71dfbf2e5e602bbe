import { parseArn } from './arn';
import type { PrincipalText } from './policyModel';
import { matchesGlob, wildcardGlob } from './glob';
import { MatchWork } from './matchWork';
import type { TrustMatch, TrustPrincipal } from './types';

const hasWildcard = /[*?]/;

/**
 * Whether a principal of a policy stands for the caller
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 */
export function matchPrincipal(
  written: PrincipalText,
  caller: TrustPrincipal,
  work: MatchWork = new MatchWork(),
): TrustMatch {
  if (
    written.type === '*' ||
    (written.type === 'AWS' && written.value === '*')
  ) {
    // Everybody with AWS credentials; whether tokens of OIDC providers and services count is not documented.
    return caller.type === 'AWS' ? 'yes' : 'unknown';
  }
  if (written.type !== caller.type) {
    return 'no';
  }
  if (hasWildcard.test(written.value)) {
    return matchPartialWildcard(written.value, caller.id, work);
  }
  if (caller.type === 'AWS') {
    return matchAwsPrincipal(written.value, caller.id) ? 'yes' : 'no';
  }
  return written.value === caller.id ? 'yes' : 'no';
}

/** How many steps comparing principals with one caller takes at most; without wildcards they are compared as plain texts. */
export function stepsOfPrincipals(
  written: readonly PrincipalText[],
  caller: TrustPrincipal,
): number {
  let characters = 0;
  for (const { value } of written) {
    characters += hasWildcard.test(value) ? value.length : 0;
  }
  return characters * caller.id.length;
}

/** IAM refuses wildcards inside a principal, so one that would match proves nothing. */
function matchPartialWildcard(
  written: string,
  id: string,
  work: MatchWork,
): TrustMatch {
  const glob = wildcardGlob(written);
  return !work.allowsSteps(glob.length * id.length) || matchesGlob(glob, id)
    ? 'unknown'
    : 'no';
}

function matchAwsPrincipal(written: string, id: string): boolean {
  if (written === id) {
    return true;
  }
  const caller = parseArn(id);
  if (/^\d{12}$/.test(written)) {
    return (caller?.account ?? id) === written;
  }
  const principal = parseArn(written);
  if (
    !principal ||
    !caller ||
    principal.service !== 'iam' ||
    principal.partition !== caller.partition ||
    principal.account !== caller.account
  ) {
    // A unique id such as AROA… is what is left of a deleted role or user; it matches nobody any more.
    return false;
  }
  if (principal.resource === 'root') {
    return true;
  }
  return (
    caller.service === 'sts' &&
    roleNameOf(principal.resource) !== undefined &&
    roleNameOf(principal.resource) === sessionRoleName(caller.resource)
  );
}

/** The name without the path: session ARNs carry no path, and names are unique in an account. */
function roleNameOf(resource: string): string | undefined {
  return resource.startsWith('role/')
    ? resource.slice(resource.lastIndexOf('/') + 1)
    : undefined;
}

function sessionRoleName(resource: string): string | undefined {
  return /^assumed-role\/([^/]+)\//.exec(resource)?.[1];
}
