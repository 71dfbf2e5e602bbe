import { CheckHit, defineCheck } from '../framework/check';
import { GO_FALSE } from './IRSA-SA-015-regional-endpoints-unreadable';
import { annotate, annotationEvidence, nameOf, restarts } from './values';

const VARIABLE = 'AWS_STS_REGIONAL_ENDPOINTS';

/** A service account whose pods ask the global endpoint of STS. */
export const globalStsEndpoint = defineCheck({
  id: 'IRSA-SA-016',
  title: 'Pods ask the global endpoint of STS',
  severity: 'medium',
  over: 'service-account',
  what: 'The annotation `<prefix>/sts-regional-endpoints` says false, or a container sets `AWS_STS_REGIONAL_ENDPOINTS=legacy`, so older SDKs ask `sts.amazonaws.com` in Virginia instead of the endpoint of their region.',
  why: 'Credentials come from another continent, sessions are not valid in regions that are switched on by choice, and where only one side is regional AWS answers "Credential should be scoped to a valid region".',
  howWeKnow:
    '`metadata.annotations["<prefix>/sts-regional-endpoints"]` of the ServiceAccount, and `AWS_STS_REGIONAL_ENDPOINTS` in `env` of the containers of its workloads.',
  fix: 'Take the annotation off or set it to `"true"`, and take the variable out of the pod template.',
  verify:
    'Restart the workload; its pods carry AWS_STS_REGIONAL_ENDPOINTS=regional.',
  needs: [],
  appliesTo: subject =>
    Boolean(subject.annotation) || subject.associations.length > 0,
  *run(subject): Iterable<CheckHit> {
    const key = `${subject.prefix}/sts-regional-endpoints`;
    const text = subject.serviceAccount.annotations[key];
    if (text !== undefined && GO_FALSE.includes(text)) {
      yield {
        cause: ['annotation'],
        message: `Service account ${nameOf(
          subject,
        )} switches regional STS endpoints off.`,
        evidence: [annotationEvidence(subject, key)],
        remedies: [annotate(subject, key, 'true'), ...restarts(subject)],
      };
    }
    for (const workload of subject.workloads) {
      const { cluster, kind, namespace, name } = workload;
      const container = workload.containers.find(each =>
        each.awsEnvironment.some(
          variable => variable.name === VARIABLE && variable.value === 'legacy',
        ),
      );
      if (container) {
        yield {
          cause: [`${kind}/${name}`, container.name],
          message: `Container ${container.name} of ${kind} ${namespace}/${name} in ${cluster} sets ${VARIABLE}=legacy.`,
          evidence: [
            {
              source: `${kind} ${namespace}/${name}`,
              path: `spec.template.spec.containers[?(@.name=="${container.name}")].env`,
              value: `${VARIABLE}=legacy`,
            },
          ],
          remedies: [
            {
              action: 'remove-environment',
              cluster,
              namespace,
              kind,
              name,
              container: container.name,
              names: [VARIABLE],
            },
          ],
        };
      }
    }
  },
});
