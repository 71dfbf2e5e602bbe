import { defineCheck } from '../framework/check';
import { annotate, annotationEvidence, nameOf, roleKey } from './values';

/** The service account `default` with a role. */
export const defaultServiceAccountAnnotated = defineCheck({
  id: 'IRSA-SA-008',
  title: 'Service account default has a role',
  severity: 'medium',
  over: 'service-account',
  what: 'The service account `default` of a namespace carries a role annotation or has a Pod Identity association.',
  why: 'Every pod of the namespace that names no service account runs as `default` and gets the role, also those of other teams and of Helm charts that were installed in passing.',
  howWeKnow:
    '`metadata.name` of the ServiceAccount is `default`, and `metadata.annotations["<prefix>/role-arn"]` or an association names a role for it.',
  fix: 'Create a service account for the workload that needs the role, name it in `spec.serviceAccountName`, give it the role, and take the role from `default`.',
  verify:
    'The workload runs as its own service account and works; a pod without a service account of its own carries no AWS_ROLE_ARN.',
  needs: [],
  *run(subject) {
    const [association] = subject.associations;
    if (
      subject.ref.name !== 'default' ||
      !(subject.annotation || association)
    ) {
      return;
    }
    const key = roleKey(subject);
    const roleArn = subject.annotation || association.roleArn;
    const [first] = subject.workloads;
    yield {
      cause: [],
      message: `Service account ${nameOf(
        subject,
      )} has role ${roleArn}, so every pod of the namespace that names no service account gets it.`,
      evidence: [
        subject.annotation
          ? annotationEvidence(subject, key)
          : {
              source: `Association ${association.associationId}`,
              path: 'association.roleArn',
              value: association.roleArn,
            },
      ],
      remedies: [
        {
          action: 'create-service-account',
          cluster: subject.ref.cluster,
          namespace: subject.ref.namespace,
          name: first?.name ?? '<workload>',
          annotations: { [key]: roleArn },
        },
        ...(first
          ? [
              {
                action: 'set-service-account' as const,
                cluster: first.cluster,
                namespace: first.namespace,
                kind: first.kind,
                name: first.name,
                serviceAccount: first.name,
              },
            ]
          : []),
        ...(subject.annotation ? [annotate(subject, key)] : []),
      ],
    };
  },
});
