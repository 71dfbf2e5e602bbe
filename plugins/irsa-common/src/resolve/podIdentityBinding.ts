import { parseRoleArn, RoleArn } from '../arn';
import { PodIdentityAssociationRecord } from '../model';
import { TrustRequester } from '../trust';
import { associationHop } from './associationHop';
import { ResolveContext, ServiceAccountInCluster } from './context';
import { findRole } from './findRole';
import { JudgedBinding } from './irsaBinding';
import { judgeLane, JudgedHop, unjudgedHop } from './lane';
import { permissionsHop } from './permissionsHop';
import { roleHop } from './roleHop';
import { associatedServiceAccountHop } from './serviceAccountHop';
import { workloadHop } from './workloadHop';

/** Service principal of EKS Pod Identity, the same in every partition. */
export const POD_IDENTITY_SERVICE = 'pods.eks.amazonaws.com';

/**
 * Who asks for the role when a pod of the association does. An association that switches session tags off, or that carries a
 * session policy, sends none. Source: EKS User Guide, "Grant Pods access to AWS resources based on tags".
 */
export function podIdentityRequester(
  subject: Pick<ServiceAccountInCluster, 'ref' | 'cluster'>,
  association: PodIdentityAssociationRecord,
): TrustRequester {
  return {
    mechanism: 'pod-identity',
    namespace: subject.ref.namespace,
    name: subject.ref.name,
    clusterArn: subject.cluster.cluster?.arn,
    sessionTags:
      !association.disableSessionTags && !association.hasSessionPolicy,
  };
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
          podIdentityRequester(subject, association),
        ),
        permissionsHop(context, arn, found.role),
      ];
}
