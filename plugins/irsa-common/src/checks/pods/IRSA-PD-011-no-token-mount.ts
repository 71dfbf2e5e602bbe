import { ContainerRecord } from '../../model';
import { CheckHit, defineCheck } from '../framework/check';
import {
  annotatedRoleOf,
  removeVariables,
  templateEvidence,
  variableOf,
  workloadName,
} from './podFacts';

/** A container whose own variables make the webhook leave it without the token. */
export const noTokenMount = defineCheck({
  id: 'IRSA-PD-011',
  title: 'Webhook leaves the container without its token',
  severity: 'medium',
  over: 'workload',
  what: 'A container of the pod template sets the role or the token file, a region, and AWS_STS_REGIONAL_ENDPOINTS. The webhook then takes it for finished, and mounts no token into it.',
  why: 'The variables name a file that is not there: "no such file or directory", or the role of the node.',
  howWeKnow:
    '`spec.template.spec.containers[].env` of the workload has all three groups, and no volume with a token for another audience than the API server is mounted (`volumeMounts` against `volumes[].projected`).',
  fix: 'Take the variables out of the pod template; the webhook adds all of them.',
  verify: 'Its new pods mount the volume aws-iam-token in every container.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  appliesTo: subject => annotatedRoleOf(subject) !== undefined,
  *run(subject): Iterable<CheckHit> {
    const has = (container: ContainerRecord, ...names: string[]) =>
      names.filter(name => variableOf(container, name));
    for (const container of subject.workload.containers) {
      const identity = has(
        container,
        'AWS_ROLE_ARN',
        'AWS_WEB_IDENTITY_TOKEN_FILE',
      );
      const region = has(container, 'AWS_REGION', 'AWS_DEFAULT_REGION');
      const sts = has(container, 'AWS_STS_REGIONAL_ENDPOINTS');
      if (
        identity.length === 0 ||
        region.length === 0 ||
        sts.length === 0 ||
        (container.tokenMounts ?? []).length > 0
      ) {
        continue;
      }
      const names = [...identity, ...region, ...sts];
      yield {
        cause: [container.name],
        message: `Container ${container.name} of ${workloadName(
          subject,
        )} sets ${names.join(', ')}, so the webhook mounts no token into it.`,
        evidence: [
          templateEvidence(subject, container.name, 'env', names.join(', ')),
        ],
        remedies: [removeVariables(subject, container.name, names)],
      };
    }
  },
});
