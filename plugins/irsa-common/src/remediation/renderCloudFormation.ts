import { Remedy } from '../model';
import { clusterOf, issuerUrlOf, roleOf } from './parts';

/** A step as a resource of CloudFormation with its logical id; nothing where a resource alone would not be right. */
export function cloudFormationResource(
  remedy: Remedy,
): [string, Record<string, unknown>] | undefined {
  switch (remedy.action) {
    case 'set-trust-policy': {
      const { name, path } = roleOf(remedy.roleArn);
      return [
        `Role${logicalId(name)}`,
        {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: name,
            ...(path === '/' ? {} : { Path: path }),
            AssumeRolePolicyDocument: JSON.parse(remedy.policy) as unknown,
          },
        },
      ];
    }
    case 'create-provider':
      return [
        `Provider${logicalId(remedy.cluster)}`,
        {
          Type: 'AWS::IAM::OIDCProvider',
          Properties: {
            Url: issuerUrlOf(remedy.providerArn),
            ClientIdList: [remedy.audience],
          },
        },
      ];
    case 'create-association':
      return [
        `Association${logicalId(remedy.serviceAccount)}`,
        {
          Type: 'AWS::EKS::PodIdentityAssociation',
          Properties: {
            ClusterName: clusterOf(remedy.clusterArn).name,
            Namespace: remedy.namespace,
            ServiceAccount: remedy.serviceAccount,
            RoleArn: remedy.roleArn,
          },
        },
      ];
    case 'install-addon':
      return [
        `Addon${logicalId(remedy.addon)}`,
        {
          Type: 'AWS::EKS::Addon',
          Properties: {
            ClusterName: clusterOf(remedy.clusterArn).name,
            AddonName: remedy.addon,
          },
        },
      ];
    default:
      return undefined;
  }
}

/** Logical ids have letters and digits only. */
function logicalId(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map(part => part.charAt(0).toLocaleUpperCase('en-US') + part.slice(1))
    .join('');
}
