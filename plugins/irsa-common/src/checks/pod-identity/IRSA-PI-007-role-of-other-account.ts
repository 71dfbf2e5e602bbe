import { CheckHit, defineCheck } from '../framework/check';
import {
  associationEvidence,
  associationName,
  deleteAssociation,
} from './associationFacts';

/** An association whose role is in another account than the cluster. */
export const associationRoleOfOtherAccount = defineCheck({
  id: 'IRSA-PI-007',
  title: 'Association names a role of another account',
  severity: 'medium',
  over: 'association',
  what: '`roleArn` of a Pod Identity association is in another account than the cluster. EKS assumes only roles of its own account directly.',
  why: 'Pods get no credentials.',
  howWeKnow:
    'The account in `association.roleArn` of DescribePodIdentityAssociation against that in `cluster.arn` of DescribeCluster.',
  fix: 'Name a role of the account of the cluster in `roleArn`, and the other one in `targetRoleArn`.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  needs: [
    {
      kind: 'cluster',
      of: 'cluster',
      has: ({ cluster }) => cluster.cluster?.account !== undefined,
    },
  ],
  *run(subject): Iterable<CheckHit> {
    const account = subject.cluster.cluster?.account;
    const { role, association, cluster } = subject;
    if (!role || role.account === account) {
      return;
    }
    yield {
      cause: [association.associationId, role.arn],
      message: `The ${associationName(subject)} names a role of account ${
        role.account
      }, and the cluster is in ${account}.`,
      evidence: [
        associationEvidence(subject, 'roleArn', association.roleArn),
        {
          source: `Cluster ${cluster.name}`,
          path: 'cluster.arn',
          value: cluster.cluster?.arn ?? '',
        },
      ],
      explains: [subject.subject.ref, role.arn],
      remedies: [
        deleteAssociation(subject),
        {
          action: 'explain',
          text: `Make it again with a role of account ${account} as roleArn, and ${role.arn} as targetRoleArn.`,
        },
      ],
    };
  },
});
