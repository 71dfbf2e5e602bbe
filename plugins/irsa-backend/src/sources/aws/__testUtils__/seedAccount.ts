import {
  CreateAddonCommand,
  CreateClusterCommand,
  CreatePodIdentityAssociationCommand,
  EKSClient,
} from '@aws-sdk/client-eks';
import {
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { partitionOf } from '../regions';

/** How long sessions of the roles may last, in seconds. */
export const SESSION_DURATION = 7_200;

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Grüße und + und %',
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
  ],
});
const ANYTHING = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
});

/** Credentials of a test in one account. */
export async function credentialsOf(account: string, region: string) {
  const { Credentials } = await new STSClient({ region }).send(
    new AssumeRoleCommand({
      RoleArn: `arn:${partitionOf(region)}:iam::${account}:role/seed`,
      RoleSessionName: 'seed',
    }),
  );
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}

/** The clients of a test in one account. */
export async function clientsOf(account: string, region: string) {
  const settings = {
    region,
    credentials: await credentialsOf(account, region),
  };
  return { iam: new IAMClient(settings), eks: new EKSClient(settings) };
}

/** Fills an account with roles, an OIDC provider, and a cluster with associations. */
export async function seedAccount(options: {
  account: string;
  region: string;
  roles: readonly string[];
  cluster: string;
}): Promise<void> {
  const { account, region, roles, cluster } = options;
  const { iam, eks } = await clientsOf(account, region);
  const partition = partitionOf(region);
  const policy = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'queue', PolicyDocument: ANYTHING }),
  );
  const policyArn = policy.Policy?.Arn ?? '';
  for (const role of roles) {
    await iam.send(
      new CreateRoleCommand({
        RoleName: role,
        Path: '/team/',
        AssumeRolePolicyDocument: TRUST,
        MaxSessionDuration: SESSION_DURATION,
        PermissionsBoundary: policyArn,
        Tags: [{ Key: 'team', Value: 'payments' }],
      }),
    );
    await iam.send(
      new AttachRolePolicyCommand({ RoleName: role, PolicyArn: policyArn }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: role,
        PolicyName: 'inline',
        PolicyDocument: ANYTHING,
      }),
    );
  }
  await iam.send(
    new CreateOpenIDConnectProviderCommand({
      Url: `https://oidc.eks.${region}.amazonaws.com${
        partition === 'aws-cn' ? '.cn' : ''
      }/id/${cluster.toUpperCase()}`,
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
    }),
  );
  await eks.send(
    new CreateClusterCommand({
      name: cluster,
      roleArn: `arn:${partition}:iam::${account}:role/team/${roles[0]}`,
      resourcesVpcConfig: {},
      accessConfig: { authenticationMode: 'API' },
      tags: { team: 'platform' },
    }),
  );
  for (const role of roles) {
    await eks.send(
      new CreatePodIdentityAssociationCommand({
        clusterName: cluster,
        namespace: 'shop',
        serviceAccount: role,
        roleArn: `arn:${partition}:iam::${account}:role/team/${role}`,
      }),
    );
  }
  await eks.send(
    new CreateAddonCommand({
      clusterName: cluster,
      addonName: 'eks-pod-identity-agent',
      addonVersion: 'v1.3.8-eksbuild.2',
    }),
  );
}
