import { CheckHit, defineCheck } from '../framework/check';
import { READABLE_POLICY } from '../trust/lintCheck';
import { trustRemedies } from '../trust/intendedTrust';
import { namedSubjects } from './trustedSubjects';

/** A trusted service account that does not exist. */
export const danglingSubject = defineCheck({
  id: 'IRSA-TS-013',
  title: 'Trusted service account does not exist',
  severity: 'high',
  over: 'role',
  what: 'The trust policy names a service account, or a whole namespace, that its cluster does not have.',
  why: 'Whoever can create a service account of that name, or a namespace of that name first, gets the permissions of the role.',
  howWeKnow:
    'The values of the condition on `<issuer>:sub` in the trust policy against the service accounts and namespaces of the cluster with that issuer, which were read whole.',
  fix: 'Take the subject out of the trust policy. Where the service account will come, create it and its namespace first.',
  verify:
    'Every subject of the trust policy is in `kubectl get serviceaccounts -A`.',
  needs: [
    READABLE_POLICY,
    { kind: 'service-account', of: 'trusted-clusters' },
    { kind: 'namespace', of: 'trusted-clusters' },
  ],
  *run(role, context): Iterable<CheckHit> {
    const seen = new Set<string>();
    for (const { cluster, namespace, name } of namedSubjects(role, context)) {
      const key = `${cluster.name}/${namespace}/${name}`;
      if (
        seen.has(key) ||
        cluster.serviceAccounts.has(`${namespace}/${name}`)
      ) {
        continue;
      }
      seen.add(key);
      const isNamespaceThere = cluster.namespaces.has(namespace);
      yield {
        cause: [key],
        message: `Role ${role.arn.name} trusts ${namespace}/${name} of ${
          cluster.name
        }, and ${
          isNamespaceThere
            ? 'namespace and cluster have no such service account'
            : `the cluster has no namespace ${namespace}`
        }: whoever creates it gets the role.`,
        evidence: [
          {
            source: `Trust policy of ${role.arn.name}`,
            path: 'Statement[].Condition',
            value: `system:serviceaccount:${namespace}:${name}`,
          },
          {
            source: `Service accounts of ${cluster.name}`,
            path: 'metadata.name',
            value: `${namespace}/${name} is absent`,
          },
        ],
        remedies: trustRemedies(
          role,
          `Take system:serviceaccount:${namespace}:${name} out of the trust policy of ${role.arn.name}.`,
        ),
      };
    }
  },
});
