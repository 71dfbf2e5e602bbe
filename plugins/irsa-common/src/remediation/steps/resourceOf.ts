import { Remedy } from '../../model';
import { clusterOf, issuerUrlOf, roleOf } from '../resources/arnParts';
import { AwsResource } from '../resources/awsResource';

/** A step as a resource to declare; nothing where declaring one alone would not be right. */
export function resourceOf(remedy: Remedy): AwsResource | undefined {
  switch (remedy.action) {
    case 'set-trust-policy': {
      const { name, path, account } = roleOf(remedy.roleArn);
      return {
        kind: 'role',
        account,
        name,
        path,
        trustPolicy: JSON.parse(remedy.policy) as unknown,
        managedPolicyArns: [],
        inlinePolicies: [],
        tags: {},
      };
    }
    case 'create-provider':
      return {
        kind: 'provider',
        account: remedy.account,
        cluster: remedy.cluster,
        url: issuerUrlOf(remedy.providerArn),
        clientIds: [remedy.audience],
      };
    case 'create-association':
      return {
        kind: 'association',
        cluster: clusterOf(remedy.clusterArn),
        namespace: remedy.namespace,
        serviceAccount: remedy.serviceAccount,
        roleArn: remedy.roleArn,
      };
    case 'install-addon':
      return {
        kind: 'addon',
        cluster: clusterOf(remedy.clusterArn),
        addon: remedy.addon,
      };
    case 'attach-role-policy':
      return {
        kind: 'policy-attachment',
        roleArn: remedy.roleArn,
        policyArn: remedy.policyArn,
      };
    default:
      return undefined;
  }
}
