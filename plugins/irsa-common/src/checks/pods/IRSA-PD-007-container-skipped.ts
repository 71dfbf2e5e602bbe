import { CheckHit, defineCheck } from '../framework/check';
import { workloadName } from './podFacts';
import { DIFFERENCE_CHECK, explainedDifferences } from './truthKeys';

/** A list of containers to leave out that leaves out the wrong ones. */
export const containerSkipped = defineCheck({
  id: 'IRSA-PD-007',
  title:
    'List of skipped containers names none of the pod, or one that uses AWS',
  severity: 'medium',
  over: 'workload',
  what: 'The pod annotation `<prefix>/skip-containers` names a container that the pod does not have, or one whose own variables show that it uses AWS.',
  why: 'A misspelt name skips nothing, so a container that should not have the role gets it; a container that is skipped and needs AWS uses the role of the node.',
  howWeKnow:
    '`spec.template.metadata.annotations["<prefix>/skip-containers"]`, read as comma-separated names, against the names and the `env` of the containers of the pod template.',
  fix: 'Correct the list, one line of names with commas between.',
  verify:
    'In a new pod the containers of the list have no AWS_ROLE_ARN, and all others have it.',
  needs: [],
  subsumes: [DIFFERENCE_CHECK],
  *run(subject): Iterable<CheckHit> {
    const { workload, cluster } = subject;
    const prefix = cluster.annotationPrefix;
    const key = `${prefix}/skip-containers`;
    const text = workload.podAnnotations[key];
    if (text === undefined) {
      return;
    }
    const { kind, namespace, name } = workload;
    for (const skipped of text.split(',').map(each => each.trim())) {
      const container = workload.containers.find(each => each.name === skipped);
      const variable = container?.awsEnvironment[0];
      if (container && !variable) {
        continue;
      }
      yield {
        cause: [skipped, container ? 'uses-aws' : 'unknown'],
        message: container
          ? `Container ${skipped} of ${workloadName(
              subject,
            )} is left without the role, and sets ${variable!.name}.`
          : `Of ${workloadName(
              subject,
            )}, the list of skipped containers names '${skipped}', which the pod does not have.`,
        evidence: [
          {
            source: `${kind} ${namespace}/${name}`,
            path: `spec.template.metadata.annotations["${key}"]`,
            value: text,
          },
          {
            source: `${kind} ${namespace}/${name}`,
            path: 'spec.template.spec.containers[].name',
            value: workload.containers.map(each => each.name).join(', '),
          },
        ],
        explains: explainedDifferences(
          subject.subject.ref,
          'CONFIGURED_NOT_OBSERVED',
        ),
        remedies: [
          {
            action: 'explain',
            text: `Correct the pod annotation ${key} of ${kind} ${namespace}/${name}, or take it off.`,
          },
        ],
      };
    }
  },
});
