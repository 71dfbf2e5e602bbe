import {
  ResolvedServiceAccount,
  TruthDifference,
  WorkloadRecord,
} from '../model';
import { subjectOfEntity } from './context';
import { credentialDifferences } from './credentialDifferences';
import { Estate } from './estate';
import { audienceOf } from './providerHop';

/**
 * Where what is set up for a service account differs from what pods of an entity carry. Pods of others that share the service account are not the
 * entity's, and their number and names are not for everyone who may see the entity.
 *
 * @param workloads - of the entity, of whatever service account.
 */
export function ownDifferences(
  estate: Estate,
  judged: Pick<
    ResolvedServiceAccount,
    'serviceAccount' | 'newPods' | 'differences'
  >,
  workloads: readonly WorkloadRecord[],
): readonly TruthDifference[] {
  const { serviceAccount, newPods, differences } = judged;
  const cluster = estate.clusters.get(serviceAccount.cluster);
  if (!cluster || differences.length === 0) {
    return differences;
  }
  const subject = subjectOfEntity(cluster, serviceAccount, workloads);
  return credentialDifferences(subject, newPods, audienceOf(subject));
}
