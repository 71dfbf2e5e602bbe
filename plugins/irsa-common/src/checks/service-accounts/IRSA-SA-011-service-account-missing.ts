import { defineCheck } from '../framework/check';
import { differenceKey } from '../pods/truthKeys';

/** A workload that names a service account which is not there. */
export const serviceAccountMissing = defineCheck({
  id: 'IRSA-SA-011',
  title: 'Workload names a service account that does not exist',
  severity: 'high',
  over: 'workload',
  what: 'The pod template of a workload names a service account that its namespace does not have. Kubernetes refuses to create the pods: "serviceaccount not found".',
  why: 'No new pod starts. Pods that still run lose their identity with the next restart.',
  howWeKnow:
    '`spec.template.spec.serviceAccountName` of the workload is not among the service accounts of its namespace, which were read whole.',
  fix: 'Create the service account with its role annotation, or name the one that is meant.',
  verify: '`kubectl get serviceaccount` shows it, and the pods start.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  subsumes: ['IRSA-HY-010'],
  *run(subject, context) {
    const { workload, cluster, serviceAccount, associations } = subject;
    if (serviceAccount) {
      return;
    }
    const { kind, namespace, name } = workload;
    yield {
      cause: [workload.serviceAccount],
      explains: [
        subject.subject.ref,
        ...subject.serviceAccounts
          .flatMap(ref => context.entitiesOf(ref))
          .map(each =>
            differenceKey(each.entityRef, 'DECLARED_NOT_CONFIGURED'),
          ),
      ],
      message: `${kind} ${namespace}/${name} in ${cluster.name} names service account ${workload.serviceAccount}, and namespace ${namespace} has none of that name.`,
      evidence: [
        {
          source: `${kind} ${namespace}/${name}`,
          path: 'spec.template.spec.serviceAccountName',
          value: workload.serviceAccount,
        },
        {
          source: `Service accounts of ${namespace} in ${cluster.name}`,
          path: 'metadata.name',
          value: `${workload.serviceAccount} is absent`,
        },
      ],
      consequences: associations.length > 0 ? [subject.subject] : [],
      remedies: [
        {
          action: 'create-service-account',
          cluster: cluster.name,
          namespace,
          name: workload.serviceAccount,
          annotations:
            associations.length > 0
              ? {}
              : {
                  [`${cluster.annotationPrefix}/role-arn`]:
                    'arn:aws:iam::<account>:role/<name>',
                },
        },
      ],
    };
  },
});
