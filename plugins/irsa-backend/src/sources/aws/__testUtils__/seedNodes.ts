import {
  CreateAccessEntryCommand,
  CreateFargateProfileCommand,
  CreateNodegroupCommand,
} from '@aws-sdk/client-eks';
import { partitionOf } from '../regions';
import { clientsOf } from './seedAccount';

/** Gives a cluster a node group, a Fargate profile, and access entries of nodes, people and workloads. */
export async function seedNodes(options: {
  account: string;
  region: string;
  cluster: string;
}): Promise<void> {
  const { account, region, cluster: clusterName } = options;
  const { eks } = await clientsOf(account, region);
  const iam = `arn:${partitionOf(region)}:iam::${account}`;
  await eks.send(
    new CreateNodegroupCommand({
      clusterName,
      nodegroupName: 'workers',
      nodeRole: `${iam}:role/workers`,
      subnets: ['subnet-1'],
    }),
  );
  await eks.send(
    new CreateFargateProfileCommand({
      clusterName,
      fargateProfileName: 'jobs',
      podExecutionRoleArn: `${iam}:role/fargate`,
      selectors: [{ namespace: 'jobs' }],
    }),
  );
  for (const [principal, type] of [
    ['role/workers', 'EC2_LINUX'],
    ['role/karpenter', 'EC2_LINUX'],
    ['role/deployers', 'STANDARD'],
    ['role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin', 'STANDARD'],
    ['user/somebody', 'STANDARD'],
  ]) {
    await eks.send(
      new CreateAccessEntryCommand({
        clusterName,
        principalArn: `${iam}:${principal}`,
        type,
      }),
    );
  }
}
