import { issuerOfProvider } from '../trust/arn';
import { countCharacters, DEFAULT_SIZE_QUOTA } from '../trust/size';
import { minimalTrust, TrustPolicyTooLargeError } from '../trust';
import { isPattern } from './requestProblems';
import { IdentityRequest, PlannedPolicy } from './types';

/**
 * The trust policy for a request: the tightest one for a service account; for a pattern of names one that ends when the request says.
 *
 * @throws TrustPolicyTooLargeError when the policy does not fit the account's quota.
 */
export function plannedTrust(
  request: IdentityRequest,
  providers: readonly string[],
  sizeQuota: number = DEFAULT_SIZE_QUOTA,
): { policy: PlannedPolicy; characters: number } {
  const { namespace, serviceAccount: name, mechanism, audience } = request;
  if (!isPattern(name)) {
    return minimalTrust(
      {
        mechanism,
        audience,
        subjects: [{ namespace, name }],
        providers: [...providers],
        clusters: request.clusters.map(({ arn = '' }) => ({ arn })),
      },
      { sizeQuota },
    );
  }
  const policy: PlannedPolicy = {
    Version: '2012-10-17',
    Statement: providers.map(provider => {
      const issuer = issuerOfProvider(provider);
      return {
        Effect: 'Allow',
        Principal: { Federated: provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${issuer}:aud`]: audience ?? 'sts.amazonaws.com' },
          StringLike: {
            [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${name}`,
          },
          // A pattern without an end stays when the reason for it is long gone.
          ...(request.wildcard && {
            DateLessThan: { 'aws:CurrentTime': request.wildcard.expiresAt },
          }),
        },
      };
    }),
  };
  const characters = countCharacters(policy) ?? Infinity;
  if (characters > sizeQuota) {
    throw new TrustPolicyTooLargeError(characters, sizeQuota, 0, 1);
  }
  return { policy, characters };
}
