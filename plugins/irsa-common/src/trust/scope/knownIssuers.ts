/** Hosts of identity providers whose tokens are not for Kubernetes service accounts. */
const otherIssuers =
  /^(?:accounts\.google\.com|token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com|oidc\.circleci\.com|api\.bitbucket\.org|cognito-identity\.amazonaws\.com|graph\.facebook\.com|www\.amazon\.com|oidc\.vercel\.com|[^/]*\.visualstudio\.com|vstoken\.dev\.azure\.com)(?:\/|$)/i;

/** Whether an issuer is known to serve something else than Kubernetes clusters. */
export function isOtherIssuer(issuer: string): boolean {
  return otherIssuers.test(issuer);
}

/** Whether an issuer is an EKS cluster's, in any partition. */
export function isEksIssuer(issuer: string): boolean {
  return /^oidc[-.]eks[.-]/i.test(issuer);
}
