import { NodeRecord } from '../../model';
import { CheckHit, defineCheck } from '../framework/check';
import { podEvidence, podsOf, workloadName } from '../pods/podFacts';
import { DIFFERENCE_CHECK, explainedDifferences } from '../pods/truthKeys';

/** What a node is that Pod Identity does not run on. Source: EKS User Guide, "EKS Pod Identity restrictions". */
function unsupported({ labels }: NodeRecord): string | undefined {
  if (labels['eks.amazonaws.com/compute-type'] === 'fargate') {
    return 'Fargate';
  }
  return labels['kubernetes.io/os'] === 'windows' ? 'Windows' : undefined;
}

/** Pods with an association on nodes where it does not work. */
export const unsupportedNode = defineCheck({
  id: 'IRSA-PI-006',
  title: 'Pods with an association run where Pod Identity does not',
  severity: 'high',
  over: 'workload',
  what: 'Pods of a service account with a Pod Identity association run on Fargate or on Windows, where the agent does not run.',
  why: 'They get no credentials, and on Fargate there is not even a role of a node to fall back to.',
  howWeKnow:
    'The labels `eks.amazonaws.com/compute-type` and `kubernetes.io/os` of the node in `spec.nodeName` of the running pods, and the association of their service account.',
  fix: 'Give the service account its role by annotation, and delete the association; or run the pods on EC2 with Linux.',
  verify: '`aws sts get-caller-identity` in a new pod answers with the role.',
  needs: [
    { kind: 'pod', of: 'cluster' },
    { kind: 'node', of: 'cluster' },
  ],
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: ({ associations }) => associations.length > 0,
  *run(subject): Iterable<CheckHit> {
    const { cluster, associations, workload } = subject;
    const placed = subject.pods.flatMap(pod => {
      const node = cluster.nodes.get(pod.node ?? '');
      const what = node && unsupported(node);
      return node && what ? [{ pod, node, what }] : [];
    });
    const [first] = placed;
    if (!first) {
      return;
    }
    const [association] = associations;
    yield {
      cause: [first.what],
      message: `Of ${workloadName(subject)}, ${podsOf(
        placed.length,
        subject.pods.length,
      )} ${placed.length === 1 ? 'runs' : 'run'} on ${
        first.what
      }, where Pod Identity does not work.`,
      evidence: [
        podEvidence(first.pod, 'spec.nodeName', first.node.name),
        {
          source: `Association ${association.associationId} of ${cluster.name}`,
          path: 'association.roleArn',
          value: association.roleArn,
        },
      ],
      explains: explainedDifferences(
        subject.subject.ref,
        'CONFIGURED_NOT_OBSERVED',
      ),
      remedies: [
        {
          action: 'annotate-service-account',
          cluster: cluster.name,
          namespace: workload.namespace,
          name: workload.serviceAccount,
          key: `${cluster.annotationPrefix}/role-arn`,
          value: association.roleArn,
        },
      ],
    };
  },
});
