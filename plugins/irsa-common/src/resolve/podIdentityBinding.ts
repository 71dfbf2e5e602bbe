import { parseRoleArn, RoleArn } from '../arn';
import { PodIdentityAssociationRecord } from '../model';
import { TrustRequest } from '../trust';
import { associationHop } from './associationHop';
import { ResolveContext, ServiceAccountInCluster } from './context';
import { findRole } from './findRole';
import { JudgedBinding } from './irsaBinding';
import { judgeLane, JudgedHop, unjudgedHop } from './lane';
import { permissionsHop } from './permissionsHop';
import { roleHop, UNKNOWN_KEYS } from './roleHop';
import { associatedServiceAccountHop } from './serviceAccountHop';
import { workloadHop } from './workloadHop';

/** Service principal of EKS Pod Identity, the same in every partition. */
export const POD_IDENTITY_SERVICE = 'pods.eks.amazonaws.com';

/** Keys of which sources disagree whether and with what value a service's request carries them. */
const UNSURE_KEYS = [
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:PrincipalOrgID',
];

/**
 * The requests that EKS makes of the role. With session tags the role must allow sts:TagSession too; an association that switches them
 * off, or that carries a session policy, sends none. Source: EKS User Guide, "Grant Pods access to AWS resources based on tags".
 */
export function podIdentityRequests(
  subject: Pick<ServiceAccountInCluster, 'ref' | 'cluster'>,
  association: PodIdentityAssociationRecord,
  role: RoleArn,
): TrustRequest[] {
  const { cluster } = subject.cluster;
  const tagged =
    !association.disableSessionTags && !association.hasSessionPolicy;
  const context: Record<string, string | string[]> = {};
  const unknownKeys = [...UNKNOWN_KEYS, ...UNSURE_KEYS];

  const known = (key: string, value: string | undefined) => {
    if (value === undefined) {
      unknownKeys.push(key);
    } else {
      context[key] = value;
    }
  };
  known('aws:SourceAccount', cluster?.account);
  known('aws:SourceArn', cluster?.arn);
  if (tagged) {
    known('aws:RequestTag/eks-cluster-arn', cluster?.arn);
    known('aws:RequestTag/eks-cluster-name', cluster?.eksName);
    known('aws:RequestTag/kubernetes-namespace', subject.ref.namespace);
    known('aws:RequestTag/kubernetes-service-account', subject.ref.name);
    unknownKeys.push(
      'aws:RequestTag/kubernetes-pod-name',
      'aws:RequestTag/kubernetes-pod-uid',
    );
    const tagKeys = [
      'eks-cluster-arn',
      'eks-cluster-name',
      'kubernetes-namespace',
      'kubernetes-service-account',
      'kubernetes-pod-name',
      'kubernetes-pod-uid',
    ];
    context['aws:TagKeys'] = tagKeys;
    context['sts:TransitiveTagKeys'] = tagKeys;
  }

  const request = (action: string): TrustRequest => ({
    action,
    roleArn: role.arn,
    principal: { type: 'Service', id: POD_IDENTITY_SERVICE },
    context,
    unknownKeys,
  });
  return tagged
    ? [request('sts:AssumeRole'), request('sts:TagSession')]
    : [request('sts:AssumeRole')];
}

/** Judges a service account with an EKS Pod Identity association. */
export function podIdentityBinding(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  association: PodIdentityAssociationRecord,
): JudgedBinding {
  const parsed = parseRoleArn(association.roleArn);
  const arn = 'role' in parsed ? parsed.role : undefined;
  const lane = judgeLane([
    workloadHop(context, subject, { mechanism: 'pod-identity' }),
    associatedServiceAccountHop(context, subject),
    associationHop(context, subject, association, arn),
    ...(arn
      ? roleHops(context, subject, association, arn)
      : (['role', 'permissions'] as const).map(hop =>
          unjudgedHop(
            hop,
            'None',
            'the association names no role',
            'Nothing to look up',
          ),
        )),
  ]);
  return {
    serviceAccount: subject.ref,
    roleArn: association.roleArn,
    mechanism: 'pod-identity',
    configured: true,
    ...lane,
  };
}

function roleHops(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  association: PodIdentityAssociationRecord,
  arn: RoleArn,
): JudgedHop[] {
  const found = findRole(context, arn);
  return 'hop' in found
    ? [
        found.hop,
        unjudgedHop('permissions', 'Policies', 'the role was not found'),
      ]
    : [
        roleHop(
          context,
          arn,
          found.role,
          podIdentityRequests(subject, association, arn),
        ),
        permissionsHop(context, arn, found.role),
      ];
}
