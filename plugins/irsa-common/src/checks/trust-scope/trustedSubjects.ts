import { ServiceAccountRef, serviceAccountRef } from '../../model';
import { issuerOfProvider } from '../../trust/arn';
import { TrustLintCode } from '../../trust';
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

/** What the linter calls a statement that lets in whole namespaces or clusters; each has a finding of its own. */
const WIDE: ReadonlySet<TrustLintCode> = new Set<TrustLintCode>([
  'NO_CONDITION',
  'NO_SUBJECT',
  'ANY_SUBJECT',
  'NAMESPACE_WILDCARD',
  'PATTERN_CROSSES_COLON',
  'WHOLE_NAMESPACE',
  'NEGATED_SUBJECT',
  'OPTIONAL_CLAIM',
]);

/** Whether a statement of the trust policy lets in whole namespaces or clusters. */
export function isWide(role: CheckedRole): boolean {
  return role.lint().some(({ code }) => WIDE.has(code));
}

/**
 * Which of the service accounts that a role lets in are meant: the policy names them, or an annotation or an association sends them to the
 * role. The others merely match a wildcard.
 */
export function meantOf(
  role: CheckedRole,
  context: CheckContext,
  letIn: readonly ServiceAccountRef[],
): ServiceAccountRef[] {
  const meant = new Set(role.serviceAccounts.map(serviceAccountRef));
  for (const { cluster, namespace, name } of namedSubjects(role, context)) {
    meant.add(serviceAccountRef({ cluster: cluster.name, namespace, name }));
  }
  return letIn.filter(ref => meant.has(serviceAccountRef(ref)));
}
