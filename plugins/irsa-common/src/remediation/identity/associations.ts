import { AssociationResource } from '../resources/awsResource';
import { Identity } from './identity';

/** The Pod Identity associations of an identity: one for each service account in each cluster, and none for IRSA. */
export function associationsOf({
  spec,
  role,
  roleArn,
  eksClusters,
  serviceAccounts,
}: Identity): AssociationResource[] {
  return spec.mechanism === 'pod-identity'
    ? eksClusters.flatMap(cluster =>
        serviceAccounts.map(({ namespace, name }) => ({
          kind: 'association' as const,
          cluster,
          namespace,
          serviceAccount: name,
          roleArn,
          role,
        })),
      )
    : [];
}

/** What tells an association from the others. */
export function associationName({
  cluster,
  namespace,
  serviceAccount,
}: AssociationResource): string {
  return `${cluster.name} ${namespace} ${serviceAccount}`;
}
