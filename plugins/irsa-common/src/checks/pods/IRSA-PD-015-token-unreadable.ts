import { isVersionBefore } from './version';
import { defineCheck } from '../framework/check';
import { annotatedRoleOf, restart, workloadName } from './podFacts';

/** A container without root on a Kubernetes that gives the token to root only. */
export const tokenUnreadable = defineCheck({
  id: 'IRSA-PD-015',
  title: 'Container without root cannot read its token',
  severity: 'medium',
  over: 'workload',
  what: 'On Kubernetes before 1.19 the token belongs to root with mode 0600, and the pod runs as another user without an `fsGroup`. Programs say "permission denied" for the token file.',
  why: 'The pod has a role and cannot use it.',
  howWeKnow:
    '`runAsNonRoot`, `runAsUser` and `fsGroup` in the security contexts of the pod template, and `cluster.version` in the answer of DescribeCluster.',
  fix: 'Set `spec.template.spec.securityContext.fsGroup`, or update the cluster.',
  verify: 'The container can read the file in AWS_WEB_IDENTITY_TOKEN_FILE.',
  needs: [
    { kind: 'service-account', of: 'cluster' },
    {
      kind: 'cluster',
      of: 'cluster',
      part: 'version',
      has: ({ cluster }) => cluster.cluster?.version !== undefined,
    },
  ],
  appliesTo: subject =>
    annotatedRoleOf(subject) !== undefined &&
    subject.workload.nonRoot === true &&
    subject.workload.fsGroup !== true,
  *run(subject) {
    const version = subject.cluster.cluster?.version ?? '';
    if (!isVersionBefore(version, '1.19')) {
      return;
    }
    const { kind, namespace, name } = subject.workload;
    yield {
      cause: [],
      message: `Pods of ${workloadName(
        subject,
      )} do not run as root and have no fsGroup, and Kubernetes ${version} gives the token to root only.`,
      evidence: [
        {
          source: `${kind} ${namespace}/${name}`,
          path: 'spec.template.spec.securityContext.fsGroup',
          value: 'absent',
        },
        {
          source: `Cluster ${subject.cluster.name}`,
          path: 'cluster.version',
          value: version,
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `Set securityContext.fsGroup to 65534 in the pod template of ${kind} ${namespace}/${name}.`,
        },
        ...restart(subject),
      ],
    };
  },
});
