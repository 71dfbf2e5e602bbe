import { MutatingWebhookRecord } from '../../model';
import { EstateCluster } from '../../resolve/estate';

/** Names that the webhook and its configuration have. Source: amazon-eks-pod-identity-webhook, `deploy/mutatingwebhook.yaml`. */
const CONFIGURATION = 'pod-identity-webhook';
const WEBHOOK = /(^|\.)(iam-for-pods|pod-identity-webhook)\b/;

/** The webhook that gives pods their identity; absent where none was found among those that were read. */
export function webhookOf(
  cluster: EstateCluster,
): MutatingWebhookRecord | undefined {
  return cluster.webhooks.find(
    ({ configuration, name }) =>
      configuration.includes(CONFIGURATION) || WEBHOOK.test(name),
  );
}
