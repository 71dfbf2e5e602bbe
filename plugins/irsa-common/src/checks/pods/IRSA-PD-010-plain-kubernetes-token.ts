import { ContainerRecord } from '../../model';
import { CheckHit, defineCheck } from '../framework/check';
import {
  removeVariables,
  templateEvidence,
  variableOf,
  workloadName,
} from './podFacts';

const FILE = 'AWS_WEB_IDENTITY_TOKEN_FILE';

/** A container that hands STS the token of the Kubernetes API. */
export const plainKubernetesToken = defineCheck({
  id: 'IRSA-PD-010',
  title: 'Container uses the token of the Kubernetes API for AWS',
  severity: 'high',
  over: 'workload',
  what: 'AWS_WEB_IDENTITY_TOKEN_FILE of a container names `/var/run/secrets/kubernetes.io/serviceaccount/token`. STS answers "Missing a required claim: aud" or "Incorrect token audience".',
  why: 'That token is for the Kubernetes API and not for STS, so no call to AWS can succeed.',
  howWeKnow: '`spec.template.spec.containers[].env` of the workload.',
  fix: 'Take the variable out of the pod template, and leave it to the webhook, which names the file of a token for STS.',
  verify: `AWS_WEB_IDENTITY_TOKEN_FILE in its new pods is /var/run/secrets/eks.amazonaws.com/serviceaccount/token.`,
  needs: [],
  subsumes: ['IRSA-PD-008', 'IRSA-PD-011'],
  *run(subject): Iterable<CheckHit> {
    const isPlain = (container: ContainerRecord) =>
      variableOf(container, FILE)?.value?.includes(
        '/kubernetes.io/serviceaccount/',
      );
    for (const container of subject.workload.containers.filter(isPlain)) {
      const value = variableOf(container, FILE)!.value!;
      const names = ['AWS_ROLE_ARN', FILE].filter(name =>
        variableOf(container, name),
      );
      yield {
        cause: [container.name],
        message: `Container ${container.name} of ${workloadName(
          subject,
        )} hands STS the token of the Kubernetes API.`,
        evidence: [
          templateEvidence(subject, container.name, 'env', `${FILE}=${value}`),
        ],
        remedies: [removeVariables(subject, container.name, names)],
      };
    }
  },
});
