import { AwsResource, RoleResource } from './awsResource';
import { objectName } from './names';
import { optionalRoleFields } from './optionalRoleFields';

/**
 * A resource as an object of the AWS Controllers for Kubernetes; nothing where they have none for it that stands alone.
 *
 * Source: the CRDs of the controllers for IAM (from 1.3, which knows inline policies) and EKS. An OIDC provider is left out, because its
 * object needs the thumbprint of a certificate, which only a look at the issuer can tell.
 */
export function ackObject(
  resource: AwsResource,
): Record<string, unknown> | undefined {
  switch (resource.kind) {
    case 'role':
      return {
        apiVersion: 'iam.services.k8s.aws/v1alpha1',
        kind: 'Role',
        metadata: { name: objectName(resource.name) },
        spec: roleSpec(resource),
      };
    case 'association': {
      const { cluster, namespace, serviceAccount, role, roleArn } = resource;
      return {
        apiVersion: 'eks.services.k8s.aws/v1alpha1',
        kind: 'PodIdentityAssociation',
        metadata: {
          name: objectName(`${cluster.name}.${namespace}.${serviceAccount}`),
          annotations: inRegion(cluster.region),
        },
        spec: {
          clusterName: cluster.name,
          namespace,
          serviceAccount,
          ...(role
            ? { roleRef: { from: { name: objectName(role.name) } } }
            : { roleARN: roleArn }),
        },
      };
    }
    case 'addon':
      return {
        apiVersion: 'eks.services.k8s.aws/v1alpha1',
        kind: 'Addon',
        metadata: {
          name: objectName(`${resource.cluster.name}.${resource.addon}`),
          annotations: inRegion(resource.cluster.region),
        },
        spec: { name: resource.addon, clusterName: resource.cluster.name },
      };
    default:
      return undefined;
  }
}

function inRegion(region: string): Record<string, string> {
  return { 'services.k8s.aws/region': region };
}

function roleSpec(role: RoleResource): Record<string, unknown> {
  return {
    name: role.name,
    ...optionalRoleFields(role),
    assumeRolePolicyDocument: JSON.stringify(role.trustPolicy),
    ...(role.managedPolicyArns.length === 0
      ? {}
      : { policies: role.managedPolicyArns }),
    ...(role.inlinePolicies.length === 0
      ? {}
      : {
          inlinePolicies: Object.fromEntries(
            role.inlinePolicies.map(({ name, document }) => [
              name,
              JSON.stringify(document),
            ]),
          ),
        }),
    ...(Object.keys(role.tags).length === 0
      ? {}
      : {
          tags: Object.entries(role.tags).map(([key, value]) => ({
            key,
            value,
          })),
        }),
  };
}
