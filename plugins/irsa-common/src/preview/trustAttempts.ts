import { parseArn, parseRoleArn } from '../arn';
import { DEFAULT_AUDIENCE } from '../resolve/providerHop';
import {
  evaluateTrust,
  TrustEvaluation,
  TrustRequest,
  trustRequests,
  TrustRequester,
  trustScope,
} from '../trust';
import { PreviewCluster } from './types';

/**
 * One way in which a service account asks for a role, and what the trust policy says.
 *
 * @public
 */
export interface TrustAttempt {
  /** `irsa` for a web identity token, `pod-identity` for an association. */
  readonly mechanism: 'irsa' | 'pod-identity';
  /** What the policy says: `allow` when each request is allowed. */
  readonly decision: TrustEvaluation['decision'];
  /** Each request to STS with its answer: one for IRSA, two for Pod Identity with session tags. */
  readonly requests: readonly {
    readonly request: TrustRequest;
    readonly evaluation: TrustEvaluation;
  }[];
}

/**
 * Lets a service account ask for the role of a trust policy, in each way that its cluster has.
 *
 * @param subject - the service account, which need not exist
 * @param cluster - its cluster; the audience and the association are those that are set up, else those that the webhook and EKS use
 *   by default
 * @param roleArn - the role; where absent, one in the account of the provider that the policy names, else in that of the cluster
 *
 * @public
 */
export function trustAttempts(
  policy: unknown,
  subject: { readonly namespace: string; readonly name: string },
  cluster: PreviewCluster,
  roleArn?: string,
): TrustAttempt[] {
  const { namespace, name } = subject;
  const requesters: TrustRequester[] = [];
  const provider = providerFor(policy, cluster, roleArn);
  if (provider !== undefined) {
    const known = cluster.serviceAccounts.find(
      each => each.namespace === namespace && each.name === name,
    );
    requesters.push({
      mechanism: 'irsa',
      namespace,
      name,
      provider,
      audience: known?.audience ?? DEFAULT_AUDIENCE,
    });
  }
  if (cluster.arn !== undefined) {
    const association = cluster.associations.find(
      each => each.namespace === namespace && each.serviceAccount === name,
    );
    requesters.push({
      mechanism: 'pod-identity',
      namespace,
      name,
      clusterArn: cluster.arn,
      sessionTags: association?.sessionTags ?? true,
    });
  }
  return requesters.map(requester => {
    const requests = trustRequests(policy, requester, roleArn).map(request => ({
      request,
      evaluation: evaluateTrust(policy, request),
    }));
    return {
      mechanism: requester.mechanism,
      decision: together(requests.map(({ evaluation }) => evaluation.decision)),
      requests,
    };
  });
}

/** A role is had when every request for it is allowed. */
function together(
  decisions: readonly TrustEvaluation['decision'][],
): TrustEvaluation['decision'] {
  if (decisions.includes('deny')) {
    return 'deny';
  }
  return decisions.includes('unknown') ? 'unknown' : 'allow';
}

function providerFor(
  policy: unknown,
  { issuer, arn }: PreviewCluster,
  roleArn: string | undefined,
): string | undefined {
  if (issuer === undefined) {
    return undefined;
  }
  const own = (partition: string, account: string) =>
    `arn:${partition}:iam::${account}:oidc-provider/${issuer}`;
  const parsed = parseRoleArn(roleArn ?? '');
  if ('role' in parsed) {
    return own(parsed.role.partition, parsed.role.account);
  }
  const named = trustScope(policy)
    .providers.map(({ provider }) => provider)
    .find(each => each.split(':oidc-provider/')[1] === issuer);
  const place = parseArn(arn ?? '');
  return (
    named ?? own(place?.partition ?? 'aws', place?.account ?? '000000000000')
  );
}
