import { AwsResource, RoleResource } from './awsResource';
import { objectName, policyNameOf } from './names';
import { roleOf } from './arnParts';
import { optionalRoleFields } from './optionalRoleFields';

/**
 * A resource as objects of the Upbound provider for AWS, cluster-scoped, with its configuration named `default`.
 *
 * Source: the CRDs of `provider-aws-iam` and `provider-aws-eks`, version v1beta1.
 */
export function crossplaneObjects(
  resource: AwsResource,
): Record<string, unknown>[] {
  switch (resource.kind) {
    case 'role':
      return roleObjects(resource);
    case 'provider':
      return [
        managed(
          'iam',
          'OpenIDConnectProvider',
          { name: objectName(resource.cluster) },
          { url: resource.url, clientIdList: resource.clientIds },
        ),
      ];
    case 'association': {
      const { cluster, namespace, serviceAccount, role, roleArn } = resource;
      return [
        managed(
          'eks',
          'PodIdentityAssociation',
          {
            name: objectName(`${cluster.name}.${namespace}.${serviceAccount}`),
          },
          {
            region: cluster.region,
            clusterName: cluster.name,
            namespace,
            serviceAccount,
            ...(role
              ? { roleArnRef: { name: objectName(role.name) } }
              : { roleArn }),
          },
        ),
      ];
    }
    case 'addon':
      return [
        managed(
          'eks',
          'Addon',
          { name: objectName(`${resource.cluster.name}.${resource.addon}`) },
          {
            region: resource.cluster.region,
            clusterName: resource.cluster.name,
            addonName: resource.addon,
          },
        ),
      ];
    default: {
      const { name } = roleOf(resource.roleArn);
      return [attachment(name, resource.policyArn, { role: name })];
    }
  }
}

function roleObjects(role: RoleResource): Record<string, unknown>[] {
  const reference = { roleRef: { name: objectName(role.name) } };
  return [
    managed('iam', 'Role', named(objectName(role.name), role.name), {
      ...optionalRoleFields(role),
      assumeRolePolicy: JSON.stringify(role.trustPolicy),
      ...(Object.keys(role.tags).length === 0 ? {} : { tags: role.tags }),
    }),
    ...role.managedPolicyArns.map(policyArn =>
      attachment(role.name, policyArn, reference),
    ),
    ...role.inlinePolicies.map(({ name, document }) =>
      managed(
        'iam',
        'RolePolicy',
        named(objectName(`${role.name}.${name}`), name),
        {
          ...reference,
          policy: JSON.stringify(document),
        },
      ),
    ),
  ];
}

function attachment(
  roleName: string,
  policyArn: string,
  role: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return managed(
    'iam',
    'RolePolicyAttachment',
    { name: objectName(`${roleName}.${policyNameOf(policyArn)}`) },
    { ...role, policyArn },
  );
}

/** The name of a thing in AWS is an annotation. */
function named(name: string, externalName: string) {
  return { name, annotations: { 'crossplane.io/external-name': externalName } };
}

function managed(
  service: 'iam' | 'eks',
  kind: string,
  metadata: Readonly<Record<string, unknown>>,
  forProvider: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    apiVersion: `${service}.aws.upbound.io/v1beta1`,
    kind,
    metadata,
    spec: { forProvider },
  };
}
