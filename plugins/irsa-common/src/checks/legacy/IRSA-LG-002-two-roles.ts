import { CheckHit, defineCheck } from '../framework/check';
import { workloadName } from '../pods/podFacts';
import { legacyEvidence, legacyRoleOf, roleNameOf } from './legacyRole';

/** A workload with one role from an agent and another from its service account. */
export const legacyAndOwnRole = defineCheck({
  id: 'IRSA-LG-002',
  title: 'Workload names one role for kiam or kube2iam and has another',
  severity: 'high',
  over: 'workload',
  what: 'A pod template carries `iam.amazonaws.com/role` with another role than the one that its service account has by annotation or association.',
  why: 'Which of the two a program uses depends on its SDK and on the order in which it looks for credentials; after an update it may be the other.',
  howWeKnow:
    '`spec.template.metadata.annotations["iam.amazonaws.com/role"]` of the workload against `<prefix>/role-arn` of its service account or `association.roleArn`.',
  fix: 'See that the role of the service account is enough, then take the pod annotation off.',
  verify: 'Its new pods have no iam.amazonaws.com/role and still work.',
  needs: [
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
  ],
  appliesTo: subject => legacyRoleOf(subject) !== undefined,
  *run(subject): Iterable<CheckHit> {
    const legacy = legacyRoleOf(subject)!;
    const [association] = subject.associations;
    const own = association?.roleArn ?? subject.serviceAccount?.annotation;
    const isSame = legacy.startsWith('arn:')
      ? legacy === own
      : own !== undefined && roleNameOf(own) === roleNameOf(legacy);
    if (!own || isSame) {
      return;
    }
    const { kind, namespace, name } = subject.workload;
    yield {
      cause: [legacy, own],
      message: `The pods of ${workloadName(
        subject,
      )} name role ${legacy} for kiam or kube2iam, and their service account has ${own}.`,
      evidence: [
        legacyEvidence(subject, legacy),
        {
          source: `Service account ${namespace}/${subject.workload.serviceAccount}`,
          path: association
            ? 'association.roleArn'
            : `metadata.annotations["${subject.serviceAccount?.prefix}/role-arn"]`,
          value: own,
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `Take the annotation iam.amazonaws.com/role off the pod template of ${kind} ${namespace}/${name}.`,
        },
      ],
    };
  },
});
