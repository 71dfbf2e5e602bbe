import { parseArn } from '../../arn';
import { defineCheck } from '../framework/check';
import {
  annotate,
  annotationEvidence,
  nameOf,
  restarts,
  roleKey,
} from './values';

/** A role annotation of another partition than the cluster's. */
export const roleOfOtherPartition = defineCheck({
  id: 'IRSA-SA-006',
  title: 'Role annotation is of another partition than the cluster',
  severity: 'high',
  over: 'service-account',
  what: 'The ARN in the role annotation begins with another partition (`aws`, `aws-cn`, `aws-us-gov`, …) than the ARN of the cluster.',
  why: 'Credentials and roles do not cross partitions, so no call to AWS can succeed.',
  howWeKnow:
    'The second part of the ARN in `metadata.annotations["<prefix>/role-arn"]` of the ServiceAccount against that of `cluster.arn` in the answer of DescribeCluster.',
  fix: "Use the cluster's partition in the ARN. In templates take it from `data.aws_partition.current.partition` or `AWS::Partition` instead of writing `aws`.",
  verify:
    'Restart the workload; `aws sts get-caller-identity` in the pod answers with the role.',
  needs: [
    {
      kind: 'cluster',
      of: 'cluster',
      has: ({ cluster }) => cluster.cluster?.arn !== undefined,
    },
  ],
  // A cluster that is not EKS has no ARN and may use roles of any partition.
  appliesTo: ({ annotatedRole, cluster }) =>
    annotatedRole !== undefined &&
    !(cluster.cluster?.issuer && !cluster.cluster.arn),
  *run(subject) {
    const arn = subject.annotatedRole!;
    const partition = parseArn(subject.cluster.cluster?.arn ?? '')?.partition;
    if (!partition || partition === arn.partition) {
      return;
    }
    const key = roleKey(subject);
    yield {
      cause: [arn.arn],
      message: `The role annotation of ${nameOf(subject)} names a role in ${
        arn.partition
      }, and the cluster is in ${partition}.`,
      evidence: [
        annotationEvidence(subject, key),
        {
          source: `Cluster ${subject.cluster.name}`,
          path: 'cluster.arn',
          value: subject.cluster.cluster?.arn ?? '',
        },
      ],
      remedies: [
        annotate(
          subject,
          key,
          arn.arn.replace(/^arn:[^:]+:/, `arn:${partition}:`),
        ),
        ...restarts(subject),
      ],
    };
  },
});
