import { CheckHit, defineCheck } from '../framework/check';
import { webhookOf } from './webhook';
import {
  DIFFERENCE_CHECK,
  differenceKey,
  explainedDifferences,
} from './truthKeys';
import { workloadRef } from '../../model';

/** A cluster whose annotations no webhook acts upon. */
export const webhookMissing = defineCheck({
  id: 'IRSA-PD-004',
  title: 'Cluster has no working webhook for pod identities',
  severity: 'high',
  over: 'cluster',
  what: 'Service accounts of a cluster have role annotations, and the cluster has no MutatingWebhookConfiguration `pod-identity-webhook`, or one without a certificate authority.',
  why: 'Annotations do nothing without it: every new pod of the cluster silently uses the role of its node.',
  howWeKnow:
    '`metadata.name`, `webhooks[].name` and `webhooks[].clientConfig.caBundle` of the MutatingWebhookConfigurations, and the service accounts with `<prefix>/role-arn`.',
  fix: 'On EKS the webhook belongs to the control plane: restore its configuration, which is made again when the cluster is updated, or ask AWS. On other clusters install amazon-eks-pod-identity-webhook with its certificate.',
  verify: 'A new pod of an annotated service account carries AWS_ROLE_ARN.',
  needs: [
    { kind: 'mutating-webhook', of: 'cluster' },
    { kind: 'service-account', of: 'cluster' },
  ],
  subsumes: [DIFFERENCE_CHECK, 'IRSA-PD-001', 'IRSA-PD-003', 'IRSA-PD-005'],
  appliesTo: ({ accounts }) => accounts.some(each => each.annotation),
  *run({ cluster, accounts }): Iterable<CheckHit> {
    const webhook = webhookOf(cluster);
    if (webhook?.hasCaBundle) {
      return;
    }
    const annotated = accounts.filter(each => each.annotation);
    yield {
      cause: [webhook ? 'no-ca-bundle' : 'absent'],
      message: `${annotated.length} service account${
        annotated.length === 1 ? '' : 's'
      } of ${cluster.name} ${
        annotated.length === 1 ? 'has' : 'have'
      } a role annotation, and ${
        webhook
          ? `its webhook ${webhook.name} has no certificate authority`
          : 'the cluster has no webhook that acts upon it'
      }.`,
      evidence: [
        {
          source: `MutatingWebhookConfigurations of ${cluster.name}`,
          path: webhook ? 'webhooks[].clientConfig.caBundle' : 'metadata.name',
          value: webhook
            ? 'empty'
            : cluster.webhooks.map(each => each.configuration).join(', ') ||
              'none for pods',
        },
      ],
      serviceAccounts: annotated.map(each => each.ref),
      consequences: annotated.slice(0, 50).map(each => each.subject),
      explains: annotated.flatMap(each => [
        differenceKey(each.subject.ref, 'CONFIGURED_NOT_OBSERVED'),
        ...each.workloads.flatMap(workload =>
          explainedDifferences(
            workloadRef(workload),
            'CONFIGURED_NOT_OBSERVED',
          ),
        ),
      ]),
      remedies: [
        {
          action: 'explain',
          text: `Restore the MutatingWebhookConfiguration pod-identity-webhook of ${cluster.name}, then restart the workloads.`,
        },
      ],
    };
  },
});
