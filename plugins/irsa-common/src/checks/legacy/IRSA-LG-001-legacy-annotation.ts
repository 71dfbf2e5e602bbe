import { defineCheck } from '../framework/check';
import { workloadName } from '../pods/podFacts';
import { legacyEvidence, legacyRoleOf, roleNameOf } from './legacyRole';

/** A workload that still has its role from kiam or kube2iam. */
export const legacyAnnotation = defineCheck({
  id: 'IRSA-LG-001',
  title: 'Workload has its role from kiam or kube2iam',
  severity: 'medium',
  over: 'workload',
  what: 'A pod template carries `iam.amazonaws.com/role`, the annotation of kiam and kube2iam, and its service account has no role.',
  why: 'Both agents sit between pods and the role of the node, which may assume every role that they hand out: whoever takes over a node has all of them. kiam is no longer maintained.',
  howWeKnow:
    '`spec.template.metadata.annotations["iam.amazonaws.com/role"]` of the workload, and the annotations and associations of its service account.',
  fix: 'Give the workload a service account of its own, let the role trust it while the old trust stays, annotate it, restart, see that it works, then take off the pod annotation and the trust in the node role.',
  verify: 'Its new pods carry AWS_ROLE_ARN and no iam.amazonaws.com/role.',
  needs: [
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
  ],
  appliesTo: subject => legacyRoleOf(subject) !== undefined,
  *run(subject) {
    const { serviceAccount, associations, workload, cluster } = subject;
    if (serviceAccount?.annotation || associations.length > 0) {
      return;
    }
    const role = legacyRoleOf(subject)!;
    const { namespace, kind, name } = workload;
    const key = `${cluster.annotationPrefix}/role-arn`;
    const arn = role.startsWith('arn:')
      ? role
      : `arn:aws:iam::${
          cluster.cluster?.account ?? '<account>'
        }:role/${roleNameOf(role)}`;
    const hasOwn = workload.serviceAccount !== 'default';
    yield {
      cause: [role],
      message: `The pods of ${workloadName(
        subject,
      )} name role ${role} for kiam or kube2iam, and their service account has none.`,
      evidence: [legacyEvidence(subject, role)],
      remedies: [
        ...(hasOwn
          ? [
              {
                action: 'annotate-service-account' as const,
                cluster: cluster.name,
                namespace,
                name: workload.serviceAccount,
                key,
                value: arn,
              },
            ]
          : [
              {
                action: 'create-service-account' as const,
                cluster: cluster.name,
                namespace,
                name,
                annotations: { [key]: arn },
              },
              {
                action: 'set-service-account' as const,
                cluster: cluster.name,
                namespace,
                kind,
                name,
                serviceAccount: name,
              },
            ]),
        {
          action: 'explain',
          text: `Let ${arn} trust the service account, restart the workload, then take iam.amazonaws.com/role off its pod template.`,
        },
      ],
    };
  },
});
