import { CheckHit, defineCheck } from '../framework/check';
import { carriesIdentity, podEvidence, workloadName } from './podFacts';

const COMPUTE = 'eks.amazonaws.com/compute-type';

/** Pods on Fargate that use AWS without a role of their own. */
export const fargateWithoutRole = defineCheck({
  id: 'IRSA-PD-024',
  title: 'Pods on Fargate use AWS and have no role',
  severity: 'medium',
  over: 'workload',
  what: 'Pods that run on Fargate set AWS variables, and neither an annotation nor an association gives them a role. Fargate has no instance whose role they could fall back to: "Unable to locate credentials".',
  why: 'Every call to AWS fails.',
  howWeKnow:
    'The label `eks.amazonaws.com/compute-type: fargate` of the node in `spec.nodeName` of the running pods, the AWS variables of their containers, and the role of their service account.',
  fix: 'Give the service account a role by annotation; EKS Pod Identity does not run on Fargate.',
  verify: 'New pods carry AWS_ROLE_ARN.',
  needs: [
    { kind: 'pod', of: 'cluster' },
    { kind: 'node', of: 'cluster' },
    { kind: 'service-account', of: 'cluster' },
  ],
  appliesTo: ({ serviceAccount, workload }) =>
    !serviceAccount?.annotation &&
    workload.containers.some(each => each.awsEnvironment.length > 0),
  *run(subject): Iterable<CheckHit> {
    const { cluster, workload } = subject;
    const pod = subject.pods.find(
      each =>
        each.node !== undefined &&
        cluster.nodes.get(each.node)?.labels[COMPUTE] === 'fargate' &&
        !carriesIdentity(each),
    );
    if (!pod) {
      return;
    }
    const { namespace, serviceAccount: name } = workload;
    yield {
      cause: [],
      message: `Pods of ${workloadName(
        subject,
      )} run on Fargate, use AWS, and have no role.`,
      evidence: [
        podEvidence(pod, 'spec.nodeName', pod.node!),
        {
          source: `Node ${pod.node}`,
          path: `metadata.labels["${COMPUTE}"]`,
          value: 'fargate',
        },
      ],
      remedies: [
        {
          action: 'annotate-service-account',
          cluster: cluster.name,
          namespace,
          name,
          key: `${cluster.annotationPrefix}/role-arn`,
          value: `arn:aws:iam::${
            cluster.cluster?.account ?? '<account>'
          }:role/<name>`,
        },
      ],
    };
  },
});
