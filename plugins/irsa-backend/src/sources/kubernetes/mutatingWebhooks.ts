import { MutatingWebhookRecord } from 'backstage-plugin-irsa-common';
import { asList, asObject, asText, asTexts, at, JsonObject } from '../shape';

/** The webhooks of a MutatingWebhookConfiguration that are called when a pod is created. */
export function mutatingWebhooks(
  configuration: JsonObject,
  of: { readonly cluster: string; readonly name: string },
): MutatingWebhookRecord[] {
  return asList(at(configuration, 'webhooks'))
    .filter(webhook => asList(at(webhook, 'rules')).some(isForPods))
    .map(webhook => {
      const failurePolicy = asText(at(webhook, 'failurePolicy'));
      const reinvocationPolicy = asText(at(webhook, 'reinvocationPolicy'));
      const timeoutSeconds = at(webhook, 'timeoutSeconds');
      const url = asText(at(webhook, 'clientConfig', 'url'));
      const service = asObject(at(webhook, 'clientConfig', 'service'));
      const namespaceSelector = selectorOf(at(webhook, 'namespaceSelector'));
      const objectSelector = selectorOf(at(webhook, 'objectSelector'));
      return {
        cluster: of.cluster,
        configuration: of.name,
        name: asText(at(webhook, 'name')) ?? '',
        ...(failurePolicy ? { failurePolicy } : {}),
        ...(reinvocationPolicy ? { reinvocationPolicy } : {}),
        ...(typeof timeoutSeconds === 'number' ? { timeoutSeconds } : {}),
        hasCaBundle:
          asText(at(webhook, 'clientConfig', 'caBundle')) !== undefined,
        ...(url ? { url } : {}),
        ...(service
          ? {
              service: `${asText(service.namespace) ?? ''}/${
                asText(service.name) ?? ''
              }`,
            }
          : {}),
        ...(namespaceSelector ? { namespaceSelector } : {}),
        ...(objectSelector ? { objectSelector } : {}),
      };
    });
}

/**
 * Whether a rule is about making pods.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules
 */
function isForPods(rule: unknown): boolean {
  const has = (key: string, ...wanted: string[]) =>
    asList(at(rule, key)).some(
      each => typeof each === 'string' && wanted.includes(each),
    );
  return (
    has('operations', 'CREATE', '*') &&
    has('apiGroups', '', '*') &&
    has('apiVersions', 'v1', '*') &&
    has('resources', 'pods', '*', '*/*') &&
    at(rule, 'scope') !== 'Cluster'
  );
}

/** The selector as Kubernetes defines it, and nothing else that it may hold. An empty one selects everything, as none does. */
function selectorOf(selector: unknown): string | undefined {
  const matchLabels = asTexts(at(selector, 'matchLabels'));
  const matchExpressions = asList(at(selector, 'matchExpressions')).map(
    expression => ({
      key: asText(at(expression, 'key')),
      operator: asText(at(expression, 'operator')),
      values: asList(at(expression, 'values')).flatMap(
        value => asText(value) ?? [],
      ),
    }),
  );
  const content = {
    ...(Object.keys(matchLabels).length > 0 ? { matchLabels } : {}),
    ...(matchExpressions.length > 0 ? { matchExpressions } : {}),
  };
  return Object.keys(content).length > 0 ? JSON.stringify(content) : undefined;
}
