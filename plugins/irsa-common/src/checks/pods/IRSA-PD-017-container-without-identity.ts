import { CheckHit, defineCheck } from '../framework/check';
import {
  annotatedRoleOf,
  carriesIdentity,
  podEvidence,
  restart,
  variableOf,
  workloadName,
} from './podFacts';

/** A container that joined a pod after the webhook had been there. */
export const containerWithoutIdentity = defineCheck({
  id: 'IRSA-PD-017',
  title: 'One container of a pod with a role goes without it',
  severity: 'medium',
  over: 'workload',
  what: 'A running pod carries the role, and one of its containers does not: it was added by another webhook after that of EKS.',
  why: 'The container uses the role of the node while the one beside it has its own, which is hard to see. Containers for debugging are left out: nothing gives these a role.',
  howWeKnow:
    '`spec.containers[].env` of the running pods, against the names in the pod template and in `<prefix>/skip-containers`.',
  fix: 'Let the other webhook run before, or let that of EKS be called again (`reinvocationPolicy: IfNeeded`); or accept the finding for a sidecar that does not use AWS.',
  verify: 'Every container of the new pods that uses AWS carries AWS_ROLE_ARN.',
  needs: [
    { kind: 'pod', of: 'cluster' },
    { kind: 'service-account', of: 'cluster' },
  ],
  appliesTo: subject => annotatedRoleOf(subject) !== undefined,
  *run(subject): Iterable<CheckHit> {
    const { workload } = subject;
    const own = new Set(workload.containers.map(each => each.name));
    const seen = new Set<string>();
    for (const pod of subject.pods.filter(carriesIdentity)) {
      for (const container of pod.containers) {
        const isLate =
          container.type !== 'ephemeral' &&
          !own.has(container.name) &&
          !variableOf(container, 'AWS_ROLE_ARN') &&
          !variableOf(container, 'AWS_CONTAINER_CREDENTIALS_FULL_URI') &&
          !isSkippedByName(pod.annotations, container.name);
        if (!isLate || seen.has(container.name)) {
          continue;
        }
        seen.add(container.name);
        yield {
          cause: [container.name],
          message: `Container ${container.name} in pods of ${workloadName(
            subject,
          )} was added after the webhook and carries no role.`,
          evidence: [
            podEvidence(
              pod,
              `spec.containers[?(@.name=="${container.name}")].env`,
              'no AWS_ROLE_ARN',
            ),
          ],
          remedies: [
            {
              action: 'explain',
              text: `Have container ${container.name} added before the webhook of EKS is called, or set reinvocationPolicy: IfNeeded on that webhook.`,
            },
            ...restart(subject),
          ],
        };
      }
    }
  },
});

function isSkippedByName(
  annotations: Readonly<Record<string, string>>,
  name: string,
): boolean {
  return Object.entries(annotations).some(
    ([key, value]) =>
      key.endsWith('/skip-containers') &&
      value
        .split(',')
        .map(each => each.trim())
        .includes(name),
  );
}
