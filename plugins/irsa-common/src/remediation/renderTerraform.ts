import { Remedy } from '../model';
import { HclBlockBody, hclBlock, hclName, jsonencode } from './emit/hcl';
import { clusterOf, issuerUrlOf, roleOf } from './parts';

/** A step as resources of Terraform; nothing where a resource alone would not be right. */
export function terraformStep(remedy: Remedy): string | undefined {
  switch (remedy.action) {
    case 'set-trust-policy': {
      const { name, path } = roleOf(remedy.roleArn);
      return hclBlock('resource', ['aws_iam_role', hclName(name)], {
        name,
        path: path === '/' ? undefined : path,
        assume_role_policy: jsonencode(JSON.parse(remedy.policy)),
      });
    }
    case 'create-provider':
      return hclBlock(
        'resource',
        ['aws_iam_openid_connect_provider', hclName(remedy.cluster)],
        {
          url: issuerUrlOf(remedy.providerArn),
          client_id_list: [remedy.audience],
        },
      );
    case 'create-association': {
      const { name, region } = clusterOf(remedy.clusterArn);
      return hclBlock(
        'resource',
        ['aws_eks_pod_identity_association', hclName(remedy.serviceAccount)],
        {
          region,
          cluster_name: name,
          namespace: remedy.namespace,
          service_account: remedy.serviceAccount,
          role_arn: remedy.roleArn,
        },
      );
    }
    case 'install-addon': {
      const { name, region } = clusterOf(remedy.clusterArn);
      return hclBlock('resource', ['aws_eks_addon', hclName(remedy.addon)], {
        region,
        cluster_name: name,
        addon_name: remedy.addon,
      });
    }
    case 'attach-role-policy': {
      const { name } = roleOf(remedy.roleArn);
      return hclBlock(
        'resource',
        ['aws_iam_role_policy_attachment', hclName(name)],
        { role: name, policy_arn: remedy.policyArn },
      );
    }
    case 'annotate-service-account':
      return remedy.value === undefined
        ? undefined
        : hclBlock(
            'resource',
            ['kubernetes_annotations', hclName(remedy.name)],
            {
              api_version: 'v1',
              kind: 'ServiceAccount',
              force: true,
              metadata: new HclBlockBody({
                name: remedy.name,
                namespace: remedy.namespace,
              }),
              annotations: { [remedy.key]: remedy.value },
            },
          );
    case 'create-service-account':
      return hclBlock(
        'resource',
        ['kubernetes_service_account_v1', hclName(remedy.name)],
        {
          metadata: new HclBlockBody({
            name: remedy.name,
            namespace: remedy.namespace,
            annotations:
              Object.keys(remedy.annotations).length > 0
                ? remedy.annotations
                : undefined,
          }),
        },
      );
    default:
      return undefined;
  }
}
