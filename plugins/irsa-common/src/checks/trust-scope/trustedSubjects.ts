import { issuerOfProvider } from '../../trust/arn';
import { EstateCluster } from '../../resolve/estate';
import { CheckContext } from '../subjects/context';
import { CheckedRole } from '../subjects/subjects';

/** A service account that a trust policy names without a wildcard, in a cluster that was read. */
export interface NamedSubject {
  readonly cluster: EstateCluster;
  readonly namespace: string;
  readonly name: string;
}

/** Service accounts that the trust policy of a role names without a wildcard, for clusters that were read. */
export function* namedSubjects(
  role: CheckedRole,
  { estate }: CheckContext,
): Iterable<NamedSubject> {
  for (const { provider, subjects } of role.scope().providers) {
    const cluster = estate.clusterOfIssuer.get(
      issuerOfProvider(provider) ?? '',
    );
    if (!cluster) {
      continue;
    }
    for (const { namespace, name } of subjects) {
      if (!/[*?]/.test(namespace + name)) {
        yield { cluster, namespace, name };
      }
    }
  }
}
