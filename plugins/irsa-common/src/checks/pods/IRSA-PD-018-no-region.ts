import { CheckHit, defineCheck } from '../framework/check';
import {
  carriesIdentity,
  podEvidence,
  variableOf,
  workloadName,
} from './podFacts';

/** Pods with a role and without a region. */
export const noRegion = defineCheck({
  id: 'IRSA-PD-018',
  title: 'Pods carry a role and no region',
  severity: 'medium',
  over: 'workload',
  what: 'Containers of running pods carry the identity and neither AWS_REGION nor AWS_DEFAULT_REGION. SDKs say "Region is missing", or ask the global endpoint of STS, which fails in China.',
  why: 'EKS sets the region in every pod; where it is missing, the webhook is not that of EKS or runs without `--aws-default-region`.',
  howWeKnow: '`spec.containers[].env` of the running pods.',
  fix: "Set AWS_REGION in the pod template, or run the cluster's own webhook with `--aws-default-region`.",
  verify: 'New pods carry AWS_REGION in every container that uses AWS.',
  needs: [{ kind: 'pod', of: 'cluster' }],
  *run(subject): Iterable<CheckHit> {
    for (const pod of subject.pods.filter(carriesIdentity)) {
      const container = pod.containers.find(
        each =>
          (variableOf(each, 'AWS_ROLE_ARN') ||
            variableOf(each, 'AWS_CONTAINER_CREDENTIALS_FULL_URI')) &&
          !variableOf(each, 'AWS_REGION') &&
          !variableOf(each, 'AWS_DEFAULT_REGION'),
      );
      if (container) {
        yield {
          cause: [container.name],
          message: `Container ${container.name} in pods of ${workloadName(
            subject,
          )} carries a role and no region.`,
          evidence: [
            podEvidence(
              pod,
              `spec.containers[?(@.name=="${container.name}")].env`,
              'neither AWS_REGION nor AWS_DEFAULT_REGION',
            ),
          ],
          remedies: [
            {
              action: 'explain',
              text: `Set AWS_REGION for container ${container.name} in the pod template.`,
            },
          ],
        };
        return;
      }
    }
  },
});
