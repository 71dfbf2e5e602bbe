import { parseArn } from 'backstage-plugin-irsa-common';
import type { TrustRequest } from 'backstage-plugin-irsa-common';
import { policyKeys } from './policyKeys';

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
  /** Pod Identity: account of the cluster. */
  readonly account: string;
  /** Pod Identity: whether the association sends session tags. */
  readonly sessionTags: boolean;
}

type Policy = Readonly<Record<string, unknown>>;

/** Keys that are never in a request of a pod, by either mechanism. */
const ABSENT = [
  'aws:principalarn',
  'aws:username',
  'aws:tokenissuetime',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'sts:externalid',
];

/** AssumeRoleWithWebIdentity is not signed, and the token of a service account carries no tags. */
const ABSENT_FOR_IRSA = new Set([
  ...ABSENT,
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:tagkeys',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'sts:transitivetagkeys',
  'sts:sourceidentity',
]);

const ABSENT_FOR_POD_IDENTITY = new Set(ABSENT);

const SESSION_TAGS = [
  'eks-cluster-arn',
  'eks-cluster-name',
  'kubernetes-namespace',
  'kubernetes-service-account',
  'kubernetes-pod-name',
  'kubernetes-pod-uid',
];

const POD_IDENTITY_SERVICE = 'pods.eks.amazonaws.com';

/**
 * The requests that STS gets when a pod of this service account asks for the role; each of them must pass. Keys that the policy
 * uses and that neither the caller nor AWS's documentation settles are listed as unknown.
 */
export function trialRequests(
  policy: Policy,
  caller: TrialCaller,
  roleArn?: string,
): TrustRequest[] {
  return caller.mechanism === 'irsa'
    ? [irsaRequest(policy, caller, roleArn)]
    : podIdentityRequests(policy, caller, roleArn);
}

function irsaRequest(
  policy: Policy,
  caller: TrialCaller,
  roleArn?: string,
): TrustRequest {
  const arn = parseArn(caller.provider);
  const issuer = caller.provider.split(':oidc-provider/')[1] ?? '';
  const context = {
    [`${issuer}:sub`]: `system:serviceaccount:${caller.namespace}:${caller.name}`,
    [`${issuer}:aud`]: caller.audience,
  };
  return {
    action: 'sts:AssumeRoleWithWebIdentity',
    // Without a role, a role of the provider's own account stands for it: any other would be refused for that alone.
    roleArn: roleArn ?? someRole(arn?.partition, arn?.account),
    principal: { type: 'Federated', id: caller.provider },
    context,
    unknownKeys: unsettledKeys(
      policy,
      context,
      key =>
        ABSENT_FOR_IRSA.has(key) || /^aws:(?:request|principal)tag\//.test(key),
    ),
  };
}

function podIdentityRequests(
  policy: Policy,
  caller: TrialCaller,
  roleArn?: string,
): TrustRequest[] {
  const arn = parseArn(caller.clusterArn);
  const context: Record<string, string | string[]> = {
    'aws:SourceArn': caller.clusterArn,
    'aws:SourceAccount': caller.account,
  };
  if (caller.sessionTags) {
    context['aws:RequestTag/eks-cluster-arn'] = caller.clusterArn;
    context['aws:RequestTag/eks-cluster-name'] =
      arn?.resource.replace(/^cluster\//, '') ?? '';
    context['aws:RequestTag/kubernetes-namespace'] = caller.namespace;
    context['aws:RequestTag/kubernetes-service-account'] = caller.name;
    context['aws:TagKeys'] = SESSION_TAGS;
    context['sts:TransitiveTagKeys'] = SESSION_TAGS;
  }
  const podTags = [
    'aws:requesttag/kubernetes-pod-name',
    'aws:requesttag/kubernetes-pod-uid',
  ];
  const unknownKeys = unsettledKeys(
    policy,
    context,
    key =>
      ABSENT_FOR_POD_IDENTITY.has(key) ||
      (/^aws:requesttag\//.test(key) &&
        !(caller.sessionTags && podTags.includes(key))) ||
      /^(?:aws:tagkeys|sts:transitivetagkeys)$/.test(key),
  );
  const actions = caller.sessionTags
    ? ['sts:AssumeRole', 'sts:TagSession']
    : ['sts:AssumeRole'];
  return actions.map(action => ({
    action,
    roleArn: roleArn ?? someRole(arn?.partition, caller.account),
    principal: { type: 'Service', id: POD_IDENTITY_SERVICE },
    context,
    unknownKeys,
  }));
}

function someRole(partition = 'aws', account = ''): string {
  const id = /^\d{12}$/.test(account) ? account : '000000000000';
  return `arn:${partition}:iam::${id}:role/role-with-this-policy`;
}

/** Keys of the policy that AWS may put into the request, with a value that nobody here knows. */
function unsettledKeys(
  policy: Policy,
  context: Readonly<Record<string, unknown>>,
  isAbsent: (key: string) => boolean,
): string[] {
  const known = new Set(Object.keys(context).map(key => key.toLowerCase()));
  return [...policyKeys(policy)].filter(
    key => /^(?:aws|sts|iam):/.test(key) && !known.has(key) && !isAbsent(key),
  );
}
