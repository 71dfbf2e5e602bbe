import { AssociationResource } from '../resources/awsResource';

/** What tells an association from the others of an identity. */
export function associationName({
  cluster,
  namespace,
  serviceAccount,
}: AssociationResource): string {
  return `${cluster.name} ${namespace} ${serviceAccount}`;
}
