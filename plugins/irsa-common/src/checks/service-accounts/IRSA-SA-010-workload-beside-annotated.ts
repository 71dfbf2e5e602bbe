import { defineCheck } from '../framework/check';
import { CheckedWorkload } from '../subjects/subjects';

/** Labels by which tools say which application an object belongs to. Source: kubernetes.io, "Recommended Labels". */
const APPLICATION_LABELS = [
  'app.kubernetes.io/instance',
  'app.kubernetes.io/name',
  'app',
  'backstage.io/kubernetes-id',
];

/** A workload that does not run as the service account that was made for it. */
export const workloadBesideItsServiceAccount = defineCheck({
  id: 'IRSA-SA-010',
  title: 'Workload does not run as the service account made for it',
  severity: 'medium',
  over: 'workload',
  what: 'A workload runs as `default`, or as another service account without a role, while its namespace has a service account with a role and with the same name or application label.',
  why: 'The role is there and nobody uses it: the pods fall back to the role of their node, and people look for the fault in the trust policy.',
  howWeKnow:
    '`spec.template.spec.serviceAccountName` of the workload against the names and the labels (`app.kubernetes.io/instance`, `app.kubernetes.io/name`, `app`, `backstage.io/kubernetes-id`) of the service accounts with a role in its namespace.',
  fix: 'Name the service account in `spec.template.spec.serviceAccountName`.',
  verify:
    'The new pods have the service account in `spec.serviceAccountName` and carry AWS_ROLE_ARN or the Pod Identity variables.',
  needs: [
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
  ],
  appliesTo: subject =>
    subject.associations.length === 0 && !subject.serviceAccount?.annotation,
  *run(subject, context) {
    const { workload, cluster } = subject;
    const made = context
      .roleHoldersOf(cluster.name, workload.namespace)
      .find(
        candidate =>
          candidate.ref.name !== workload.serviceAccount &&
          candidate.workloads.length === 0 &&
          (candidate.ref.name === workload.name ||
            sharesLabel(subject, candidate.serviceAccount.labels ?? {})),
      );
    if (!made) {
      return;
    }
    const { kind, namespace, name, serviceAccount } = workload;
    yield {
      cause: [made.ref.name],
      message: `${kind} ${namespace}/${name} in ${cluster.name} runs as ${serviceAccount}, and nothing runs as ${made.ref.name}, which has a role and looks made for it.`,
      evidence: [
        {
          source: `${kind} ${namespace}/${name}`,
          path: 'spec.template.spec.serviceAccountName',
          value: serviceAccount,
        },
        {
          source: `Service account ${namespace}/${made.ref.name}`,
          path: `metadata.annotations["${made.prefix}/role-arn"]`,
          value:
            made.annotation ?? made.associations[0]?.roleArn ?? 'association',
        },
      ],
      remedies: [
        {
          action: 'set-service-account',
          cluster: cluster.name,
          namespace,
          kind,
          name,
          serviceAccount: made.ref.name,
        },
      ],
    };
  },
});

function sharesLabel(
  { workload }: CheckedWorkload,
  labels: Readonly<Record<string, string>>,
): boolean {
  return APPLICATION_LABELS.some(
    label =>
      labels[label] !== undefined &&
      (labels[label] === workload.labels[label] ||
        labels[label] === workload.podLabels[label]),
  );
}
