import { CheckHit, defineCheck } from '../framework/check';
import {
  associationEvidence,
  associationName,
  deleteAssociation,
} from './associationFacts';

/** An association for a service account that is not there. */
export const associationDangling = defineCheck({
  id: 'IRSA-PI-005',
  title: 'Association is for a service account that does not exist',
  severity: 'medium',
  over: 'association',
  what: 'A Pod Identity association names a service account or a namespace that its cluster does not have. EKS allows that.',
  why: 'Whoever can create that service account, or that namespace first, gets the role.',
  howWeKnow:
    '`association.namespace` and `association.serviceAccount` of DescribePodIdentityAssociation against the service accounts of the cluster, which were read whole.',
  fix: 'Delete the association, or create the service account.',
  verify: 'The service account of every association exists.',
  needs: [
    { kind: 'service-account', of: 'cluster' },
    { kind: 'namespace', of: 'cluster' },
  ],
  *run(subject): Iterable<CheckHit> {
    const { association, cluster } = subject;
    const { namespace, serviceAccount, roleArn } = association;
    if (cluster.serviceAccounts.has(`${namespace}/${serviceAccount}`)) {
      return;
    }
    yield {
      cause: [association.associationId],
      message: `The ${associationName(subject)} gives ${roleArn} to a ${
        cluster.namespaces.has(namespace) ? 'service account' : 'namespace'
      } that does not exist: whoever creates it gets the role.`,
      evidence: [
        associationEvidence(subject, 'roleArn', roleArn),
        {
          source: `Service accounts of ${cluster.name}`,
          path: 'metadata.name',
          value: `${namespace}/${serviceAccount} is absent`,
        },
      ],
      remedies: [deleteAssociation(subject)],
    };
  },
});
