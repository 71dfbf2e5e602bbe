import { CLUSTERS, nodeGroupOf, roleArn } from './company.mjs';
import { hexadecimal, moment, uuid } from './seeded.mjs';

const nodeRole = ({ account, name }) => roleArn(account, `${name}-node`);

/** A part of the ARN by which EKS tells things of one name apart. */
const idOf = key => uuid(key).slice(0, 13);

/** The answers of `aws eks describe-nodegroup` for each node group of a cluster. */
export function describeNodegroups(clusterName, eksDate) {
  const cluster = CLUSTERS[clusterName];
  const { account, region, created, version, nodes } = cluster;
  const nodegroupName = nodeGroupOf(clusterName);
  return [
    {
      nodegroup: {
        nodegroupName,
        nodegroupArn: `arn:aws:eks:${region}:${account}:nodegroup/${clusterName}/${nodegroupName}/${idOf(
          nodegroupName,
        )}`,
        clusterName,
        version,
        releaseVersion: `${version}.1-20261005`,
        createdAt: eksDate(created),
        modifiedAt: eksDate(moment('2026-10-12', nodegroupName)),
        status: 'ACTIVE',
        capacityType: 'ON_DEMAND',
        scalingConfig: { minSize: 2, maxSize: 12, desiredSize: nodes.length },
        instanceTypes: ['m7i.xlarge'],
        subnets: ['a', 'b', 'c'].map(
          zone => `subnet-0${hexadecimal(16, `subnet ${zone} ${clusterName}`)}`,
        ),
        amiType: 'AL2023_x86_64_STANDARD',
        nodeRole: nodeRole(cluster),
        labels: {},
        resources: {
          autoScalingGroups: [
            { name: `eks-${nodegroupName}-${idOf(`group ${nodegroupName}`)}` },
          ],
        },
        diskSize: 50,
        health: { issues: [] },
        updateConfig: { maxUnavailablePercentage: 33 },
        tags: { ManagedBy: 'terraform', Team: 'team-platform' },
      },
    },
  ];
}

/** The answers of `aws eks describe-access-entry` for each access entry of a cluster: its nodes, and who may get in otherwise. */
export function describeAccessEntries(clusterName, eksDate) {
  const cluster = CLUSTERS[clusterName];
  const { account, region, created } = cluster;
  const entry = (principalArn, rest) => ({
    accessEntry: {
      clusterName,
      principalArn,
      kubernetesGroups: [],
      accessEntryArn: `arn:aws:eks:${region}:${account}:access-entry/${clusterName}/role/${account}/${principalArn
        .split('/')
        .pop()}/${idOf(principalArn)}`,
      createdAt: eksDate(created),
      modifiedAt: eksDate(created),
      tags: {},
      username: principalArn,
      type: 'STANDARD',
      ...rest,
    },
  });
  return [
    entry(nodeRole(cluster), {
      kubernetesGroups: ['system:nodes'],
      username: 'system:node:{{EC2PrivateDNSName}}',
      type: 'EC2_LINUX',
    }),
    entry(roleArn(account, 'break-glass')),
  ];
}
