import {
  hclBlock,
  hclExpression,
  hclName,
  hclValue,
  jsonencode,
} from '../emit/hcl';
import { remark } from '../emit/shell';
import { roleOf } from './arnParts';
import { AwsResource, RoleResource } from './awsResource';
import { uniqueNames } from './names';

/** A resource as blocks of Terraform and OpenTofu, for the provider `aws` from 5.0. */
export function terraformBlocks(resource: AwsResource): string[] {
  switch (resource.kind) {
    case 'role':
      return [
        hclBlock('resource', ['aws_iam_role', hclName(resource.name)], {
          name: resource.name,
          path: resource.path === '/' ? undefined : resource.path,
          description: resource.description,
          permissions_boundary: resource.permissionsBoundaryArn,
          max_session_duration: resource.maxSessionDuration,
          assume_role_policy: jsonencode(resource.trustPolicy),
          tags: filled(resource.tags),
        }),
        ...attachmentBlocks(resource),
        ...inlinePolicyBlocks(
          resource,
          `aws_iam_role.${hclName(resource.name)}.name`,
        ),
      ];
    case 'provider':
      return [
        hclBlock(
          'resource',
          ['aws_iam_openid_connect_provider', hclName(resource.cluster)],
          { url: resource.url, client_id_list: resource.clientIds },
        ),
      ];
    case 'association':
      return [
        associationBlock(
          resource,
          hclName(resource.serviceAccount),
          resource.role && `aws_iam_role.${hclName(resource.role.name)}.arn`,
        ),
      ];
    case 'addon':
      return [
        inRegion(
          resource.cluster.region,
          hclBlock('resource', ['aws_eks_addon', hclName(resource.addon)], {
            cluster_name: resource.cluster.name,
            addon_name: resource.addon,
          }),
        ),
      ];
    default: {
      const { name } = roleOf(resource.roleArn);
      return [
        hclBlock(
          'resource',
          ['aws_iam_role_policy_attachment', hclName(name)],
          { role: name, policy_arn: resource.policyArn },
        ),
      ];
    }
  }
}

/** An association; `role` is the expression of a role's ARN where the same code makes the role. */
export function associationBlock(
  resource: Extract<AwsResource, { kind: 'association' }>,
  name: string,
  role: string | undefined,
): string {
  return inRegion(
    resource.cluster.region,
    hclBlock('resource', ['aws_eks_pod_identity_association', name], {
      cluster_name: resource.cluster.name,
      namespace: resource.namespace,
      service_account: resource.serviceAccount,
      role_arn: role === undefined ? resource.roleArn : hclExpression(role),
    }),
  );
}

/** The provider's configuration has the region; resources have one of their own only from version 6 on. */
function inRegion(region: string, block: string): string {
  return `${remark(`In region ${region}.`)}\n${block}`;
}

function attachmentBlocks({ name, managedPolicyArns }: RoleResource): string[] {
  if (managedPolicyArns.length === 0) {
    return [];
  }
  return [
    hclBlock('resource', ['aws_iam_role_policy_attachment', hclName(name)], {
      for_each: hclExpression(`toset(${hclValue(managedPolicyArns)})`),
      role: hclExpression(`aws_iam_role.${hclName(name)}.name`),
      policy_arn: hclExpression('each.value'),
    }),
  ];
}

/** The policies that are part of a role, which `roleName`, an expression, names. */
export function inlinePolicyBlocks(
  { name, inlinePolicies }: RoleResource,
  roleName: string,
): string[] {
  const names = uniqueNames(
    inlinePolicies.map(policy => policy.name),
    policy => `${hclName(name)}_${hclName(policy)}`,
  );
  return inlinePolicies.map((policy, index) =>
    hclBlock('resource', ['aws_iam_role_policy', names[index]], {
      name: policy.name,
      role: hclExpression(roleName),
      policy: jsonencode(policy.document),
    }),
  );
}

function filled<T extends object>(record: T): T | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}
