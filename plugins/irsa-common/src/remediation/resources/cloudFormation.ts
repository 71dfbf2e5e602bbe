import { AwsResource, RoleResource } from './awsResource';
import { pascalName } from './names';

/** A resource of CloudFormation. */
export interface CloudFormationResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** A resource with its logical id; nothing where CloudFormation has none for it that stands alone. */
export function cloudFormationResource(
  resource: AwsResource,
): [string, CloudFormationResource] | undefined {
  switch (resource.kind) {
    case 'role':
      return [
        roleLogicalId(resource),
        { Type: 'AWS::IAM::Role', Properties: roleProperties(resource) },
      ];
    case 'provider':
      return [
        pascalName(resource.cluster, 'Provider'),
        {
          Type: 'AWS::IAM::OIDCProvider',
          Properties: { Url: resource.url, ClientIdList: resource.clientIds },
        },
      ];
    case 'association':
      return [
        pascalName(
          `${resource.cluster.name} ${resource.namespace} ${resource.serviceAccount}`,
          'Association',
        ),
        {
          Type: 'AWS::EKS::PodIdentityAssociation',
          Properties: {
            ClusterName: resource.cluster.name,
            Namespace: resource.namespace,
            ServiceAccount: resource.serviceAccount,
            RoleArn: resource.role
              ? { 'Fn::GetAtt': [roleLogicalId(resource.role), 'Arn'] }
              : resource.roleArn,
          },
        },
      ];
    case 'addon':
      return [
        pascalName(resource.addon, 'Addon'),
        {
          Type: 'AWS::EKS::Addon',
          Properties: {
            ClusterName: resource.cluster.name,
            AddonName: resource.addon,
          },
        },
      ];
    default:
      return undefined;
  }
}

function roleLogicalId({ name }: RoleResource): string {
  return pascalName(name, 'Role');
}

function roleProperties(role: RoleResource): Record<string, unknown> {
  return {
    RoleName: role.name,
    ...(role.path === '/' ? {} : { Path: role.path }),
    ...(role.description === undefined
      ? {}
      : { Description: role.description }),
    ...(role.permissionsBoundaryArn === undefined
      ? {}
      : { PermissionsBoundary: role.permissionsBoundaryArn }),
    ...(role.maxSessionDuration === undefined
      ? {}
      : { MaxSessionDuration: role.maxSessionDuration }),
    AssumeRolePolicyDocument: role.trustPolicy,
    ...(role.managedPolicyArns.length === 0
      ? {}
      : { ManagedPolicyArns: role.managedPolicyArns }),
    ...(role.inlinePolicies.length === 0
      ? {}
      : {
          Policies: role.inlinePolicies.map(({ name, document }) => ({
            PolicyName: name,
            PolicyDocument: document,
          })),
        }),
    ...(Object.keys(role.tags).length === 0
      ? {}
      : {
          Tags: Object.entries(role.tags).map(([Key, Value]) => ({
            Key,
            Value,
          })),
        }),
  };
}
