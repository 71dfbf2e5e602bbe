import { CheckedServiceAccount } from '../subjects/subjects';
import { CheckHit, defineCheck } from '../framework/check';

/** Service accounts that could move from IRSA to Pod Identity. */
export const couldUsePodIdentity = defineCheck({
  id: 'IRSA-LG-006',
  title: 'Service accounts could move to Pod Identity',
  severity: 'info',
  over: 'cluster',
  what: 'Service accounts of an EKS cluster have their role by annotation, in the account of the cluster, and none of their pods runs where Pod Identity does not. This counts them; it says nothing about the versions of their SDKs.',
  why: 'Pod Identity needs no OIDC provider and no statement for each cluster, and its sessions carry tags for the log of AWS.',
  howWeKnow:
    'Service accounts with `<prefix>/role-arn` of the account in `cluster.arn`, without an association, and whose running pods are on no node with Fargate or Windows.',
  fix: 'For each: let the role also trust `pods.eks.amazonaws.com` for this cluster, namespace and service account, create the association, restart, see that it works, and take the annotation off.',
  verify: 'New pods carry AWS_CONTAINER_CREDENTIALS_FULL_URI.',
  needs: [
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
    { kind: 'pod', of: 'cluster' },
    { kind: 'node', of: 'cluster' },
  ],
  appliesTo: ({ cluster }) => cluster.cluster?.arn !== undefined,
  *run({ cluster, accounts }): Iterable<CheckHit> {
    const account = cluster.cluster?.account;
    const runsElsewhere = ({ workloads }: CheckedServiceAccount) =>
      workloads.some(workload =>
        cluster.podsOf(workload).some(pod => {
          const labels = cluster.nodes.get(pod.node ?? '')?.labels ?? {};
          return (
            labels['eks.amazonaws.com/compute-type'] === 'fargate' ||
            labels['kubernetes.io/os'] === 'windows'
          );
        }),
      );
    const able = accounts.filter(
      each =>
        each.annotatedRole?.account === account &&
        each.associations.length === 0 &&
        !runsElsewhere(each),
    );
    if (able.length === 0) {
      return;
    }
    const names = able
      .slice(0, 10)
      .map(({ ref }) => `${ref.namespace}/${ref.name}`);
    yield {
      cause: [],
      message: `Cluster ${cluster.name} has ${able.length} service account${
        able.length === 1 ? '' : 's'
      } that could move from IRSA to Pod Identity.`,
      evidence: [
        {
          source: `Service accounts of ${cluster.name}`,
          value:
            able.length > names.length
              ? `${names.join(', ')} and ${able.length - names.length} more`
              : names.join(', '),
        },
      ],
      // This is about the cluster: entities need not be told of something that is not wrong.
      serviceAccounts: [],
      remedies: [
        {
          action: 'explain',
          text: 'Move one service account after the other; nothing has to be done at once.',
        },
      ],
    };
  },
});
