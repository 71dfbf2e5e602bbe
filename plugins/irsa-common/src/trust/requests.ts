import { issuerOfProvider, parseArn } from './arn';
import { isObject } from './json/value';
import { foldCase } from './letterCase';
import type { Lookup } from './lookup';
import { policyKeys } from './policyKeys';
import { readPolicy } from './readPolicy';
import {
  podIdentityKeys,
  podIdentityTagKeys,
  webIdentityKeys,
} from './scope/keyKnowledge';
import { POD_IDENTITY_SERVICE } from './scope/mechanism';
import type { TrustRequest } from './types';

/**
 * A service account that asks for a role, and the way in which it does.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
 *
 * @public
 */
export type TrustRequester = {
  /** Namespace of the service account. */
  namespace: string;
  /** Name of the service account. */
  name: string;
} & (
  | {
      mechanism: 'irsa';
      /** ARN of the IAM OIDC provider of its cluster. */
      provider: string;
      /** Audience of its token. */
      audience: string;
    }
  | {
      mechanism: 'pod-identity';
      /** ARN of its EKS cluster; when it is not given, what depends on it is not known. */
      clusterArn?: string;
      /** Whether the association sends session tags, as it does unless they are switched off or it has a session policy. */
      sessionTags: boolean;
    }
);

/** Fills in what is known of the keys that a policy uses and leaves the rest open. */
function withOpenKeys(
  request: TrustRequest,
  keys: Iterable<string>,
  lookup: Lookup,
): TrustRequest {
  const given = new Set(Object.keys(request.context).map(foldCase));
  const unknownKeys: string[] = [];
  const presentKeys: string[] = [];
  for (const key of keys) {
    const { state } = given.has(key) ? { state: 'given' } : lookup(key);
    if (state === 'unknown') {
      unknownKeys.push(key);
    } else if (state === 'value-unknown') {
      presentKeys.push(key);
    }
  }
  return { ...request, unknownKeys, presentKeys };
}

/** A role for questions about a policy that is not attached to one: of the caller's account, since STS refuses others for that alone. */
function someRole(arn: string): string {
  const { partition = 'aws', account = '' } = parseArn(arn) ?? {};
  const id = /^\d{12}$/.test(account) ? account : '000000000000';
  return `arn:${partition}:iam::${id}:role/role-with-this-policy`;
}

/**
 * The requests that STS gets when a pod of a service account asks for a role; the role is had when each of them is allowed.
 *
 * @param policy - the trust policy that will be asked, for the condition keys that it uses
 * @param requester - who asks, and how
 * @param roleArn - the role; a role of the caller's account stands for it when it is not given
 * @returns one request for IRSA and two for EKS Pod Identity, whose session tags need `sts:TagSession`; what neither the caller nor
 * AWS's documentation tells of a key stands in `unknownKeys` and `presentKeys`
 * @remarks
 * Keys of AssumeRoleWithWebIdentity: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html;
 * session tags of EKS Pod Identity: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html.
 *
 * @public
 */
export function trustRequests(
  policy: unknown,
  requester: TrustRequester,
  roleArn?: string,
): TrustRequest[] {
  return requestsFor(
    isObject(policy) ? policyKeys(readPolicy(policy)) : [],
    requester,
    roleArn,
  );
}

/** {@link trustRequests} for a policy that uses these condition keys. */
export function requestsFor(
  keys: Iterable<string>,
  requester: TrustRequester,
  roleArn?: string,
): TrustRequest[] {
  if (requester.mechanism === 'irsa') {
    const { namespace, name, provider, audience } = requester;
    const issuer = issuerOfProvider(provider) ?? '';
    const request: TrustRequest = {
      action: 'sts:AssumeRoleWithWebIdentity',
      roleArn: roleArn ?? someRole(provider),
      principal: { type: 'Federated', id: provider },
      context: {
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${name}`,
        [`${issuer}:aud`]: audience,
      },
    };
    return [withOpenKeys(request, keys, webIdentityKeys(issuer))];
  }
  const { clusterArn, sessionTags } = requester;
  const actions = sessionTags
    ? ['sts:AssumeRole', 'sts:TagSession']
    : ['sts:AssumeRole'];
  return actions.map(action =>
    withOpenKeys(
      {
        action,
        roleArn: roleArn ?? someRole(clusterArn ?? ''),
        principal: { type: 'Service', id: POD_IDENTITY_SERVICE },
        context: podIdentityContext(requester),
      },
      keys,
      podIdentityKeys(sessionTags),
    ),
  );
}

function podIdentityContext({
  namespace,
  name,
  clusterArn,
  sessionTags,
}: Extract<
  TrustRequester,
  { mechanism: 'pod-identity' }
>): TrustRequest['context'] {
  const cluster = parseArn(clusterArn ?? '');
  const clusterName = cluster?.resource.replace(/^cluster\//, '');
  return {
    ...(clusterArn !== undefined && { 'aws:SourceArn': clusterArn }),
    ...(cluster && { 'aws:SourceAccount': cluster.account }),
    ...(sessionTags && {
      ...(clusterArn !== undefined && {
        'aws:RequestTag/eks-cluster-arn': clusterArn,
      }),
      ...(clusterName !== undefined && {
        'aws:RequestTag/eks-cluster-name': clusterName,
      }),
      'aws:RequestTag/kubernetes-namespace': namespace,
      'aws:RequestTag/kubernetes-service-account': name,
      'aws:TagKeys': podIdentityTagKeys,
      'sts:TransitiveTagKeys': podIdentityTagKeys,
    }),
  };
}
