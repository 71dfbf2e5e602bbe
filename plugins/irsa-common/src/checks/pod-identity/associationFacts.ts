import { Evidence, Remedy } from '../../model';
import { CheckedAssociation } from '../subjects/subjects';

/** `association a-1 for payments/payments-api in prod-euw1`, as messages name it. */
export function associationName({ association }: CheckedAssociation): string {
  const { associationId, namespace, serviceAccount, cluster } = association;
  return `association ${associationId} for ${namespace}/${serviceAccount} in ${cluster}`;
}

/** A field of an association, as evidence. */
export function associationEvidence(
  { association }: CheckedAssociation,
  field: string,
  value: string,
): Evidence {
  return {
    source: `Association ${association.associationId} of ${association.cluster}`,
    path: `association.${field}`,
    value,
  };
}

/** Whether EKS sends session tags for an association. Source: EKS API reference, PodIdentityAssociation. */
export function sendsTags({ association }: CheckedAssociation): boolean {
  return !association.disableSessionTags && !association.hasSessionPolicy;
}

/** To delete an association; a sentence where the ARN of the cluster is not known. */
export function deleteAssociation(subject: CheckedAssociation): Remedy {
  const { association, cluster } = subject;
  const clusterArn = cluster.cluster?.arn;
  return clusterArn
    ? {
        action: 'delete-association',
        clusterArn,
        associationId: association.associationId,
        namespace: association.namespace,
        serviceAccount: association.serviceAccount,
      }
    : {
        action: 'explain',
        text: `Delete ${associationName(subject)}.`,
      };
}
