import type { TrustRequester } from 'backstage-plugin-irsa-common';

/** A service account that asks for the role, as typed into the page. */
export interface TrialCaller {
  readonly mechanism: 'irsa' | 'pod-identity';
  readonly namespace: string;
  readonly name: string;
  /** IRSA: ARN of the IAM OIDC provider of its cluster. */
  readonly provider: string;
  /** IRSA: audience of its token. */
  readonly audience: string;
  /** Pod Identity: ARN of its EKS cluster. */
  readonly clusterArn: string;
  /** Pod Identity: whether the association sends session tags. */
  readonly sessionTags: boolean;
}

/** The caller as the engine knows it; white space around what was typed is nobody's name. */
export function requesterOf(caller: TrialCaller): TrustRequester {
  const account = {
    namespace: caller.namespace.trim(),
    name: caller.name.trim(),
  };
  return caller.mechanism === 'irsa'
    ? {
        ...account,
        mechanism: 'irsa',
        provider: caller.provider.trim(),
        audience: caller.audience.trim(),
      }
    : {
        ...account,
        mechanism: 'pod-identity',
        clusterArn: caller.clusterArn.trim(),
        sessionTags: caller.sessionTags,
      };
}
