import { WebhookRoleRecord } from 'backstage-plugin-irsa-common';
import { asObject, asText, at, JsonObject } from '../shape';

/** Name of the ConfigMap by which the webhook gives roles to service accounts without an annotation. */
export const WEBHOOK_CONFIG_MAP = 'pod-identity-webhook';

/**
 * The entries of that ConfigMap: the text at `config` is a JSON object whose keys are `<namespace>/<service account>`. Entries that cannot
 * be understood are problems, and the others are still read.
 *
 * Source: https://github.com/aws/amazon-eks-pod-identity-webhook#pod-identity-webhook-configmap
 */
export function webhookRoles(
  configMap: JsonObject,
  cluster: string,
): { records: WebhookRoleRecord[]; problems: string[] } {
  const text = at(configMap, 'data', 'config');
  if (text === undefined) {
    return { records: [], problems: [] };
  }
  const entries = parse(text);
  if (!entries) {
    return {
      records: [],
      problems: [
        `a ConfigMap ${WEBHOOK_CONFIG_MAP} whose data.config is not a JSON object`,
      ],
    };
  }
  const records: WebhookRoleRecord[] = [];
  const problems: string[] = [];
  for (const [key, entry] of Object.entries(entries)) {
    const [namespace, serviceAccount, ...rest] = key.split('/');
    const roleArn = asText(at(entry, 'RoleARN'));
    const audience = asText(at(entry, 'Audience'));
    if (!namespace || !serviceAccount || rest.length > 0) {
      problems.push(
        `a ConfigMap ${WEBHOOK_CONFIG_MAP} with an entry '${key}', which is not <namespace>/<service account>`,
      );
    } else if (!roleArn) {
      problems.push(
        `a ConfigMap ${WEBHOOK_CONFIG_MAP} whose entry '${key}' has no RoleARN`,
      );
    } else {
      records.push({
        cluster,
        namespace,
        serviceAccount,
        roleArn,
        ...(audience ? { audience } : {}),
      });
    }
  }
  return { records, problems };
}

function parse(text: unknown): JsonObject | undefined {
  try {
    return typeof text === 'string' ? asObject(JSON.parse(text)) : undefined;
  } catch {
    // The parser's message quotes the text.
    return undefined;
  }
}
