import {
  AuthenticationMode,
  CreateAccessEntryCommand,
  CreateAddonCommand,
  CreateClusterCommand,
  CreateNodegroupCommand,
  CreatePodIdentityAssociationCommand,
  DescribeClusterCommand,
  EKSClient,
} from '@aws-sdk/client-eks';
import { asList, asText, asTexts, at } from '../sources/shape';
import { EstateFiles, filesIn } from './demoFiles';

/**
 * Creates a cluster in EKS as its `cluster.json` says.
 *
 * @returns the id in its issuer, which EKS chooses, and the one in the file.
 */
export async function createEksCluster(
  eks: EKSClient,
  files: EstateFiles,
  name: string,
): Promise<{ id: string; idOfFile: string }> {
  const cluster = at(
    JSON.parse(files[`clusters/${name}/cluster.json`]),
    'cluster',
  );
  await eks.send(
    new CreateClusterCommand({
      name,
      roleArn: asText(at(cluster, 'roleArn')),
      version: asText(at(cluster, 'version')),
      resourcesVpcConfig: {},
      accessConfig: {
        authenticationMode: AuthenticationMode.API,
      },
      tags: asTexts(at(cluster, 'tags')),
    }),
  );
  const created = await eks.send(new DescribeClusterCommand({ name }));
  return {
    id: issuerId(created.cluster),
    idOfFile: issuerId(cluster),
  };
}

/**
 * Creates the associations, the add-ons, the node groups and the access entries of a cluster in EKS.
 *
 * @returns the ids that EKS chose for the associations, by those of the files.
 */
export async function loadEksCluster(
  eks: EKSClient,
  files: EstateFiles,
  name: string,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [path, text] of filesIn(files, `clusters/${name}`)) {
    if (path.startsWith('pod-identity-associations')) {
      for (const each of asList(JSON.parse(text))) {
        const association = at(each, 'association');
        const created = await eks.send(
          new CreatePodIdentityAssociationCommand({
            clusterName: name,
            namespace: asText(at(association, 'namespace')),
            serviceAccount: asText(at(association, 'serviceAccount')),
            roleArn: asText(at(association, 'roleArn')),
            targetRoleArn: asText(at(association, 'targetRoleArn')),
            disableSessionTags:
              at(association, 'disableSessionTags') === true || undefined,
          }),
        );
        ids[asText(at(association, 'associationId')) ?? ''] =
          created.association?.associationId ?? '';
      }
    }
    if (path.startsWith('nodegroups')) {
      for (const each of asList(JSON.parse(text))) {
        await eks.send(
          new CreateNodegroupCommand({
            clusterName: name,
            nodegroupName: asText(at(each, 'nodegroup', 'nodegroupName')),
            nodeRole: asText(at(each, 'nodegroup', 'nodeRole')),
            subnets: asList(at(each, 'nodegroup', 'subnets')).flatMap(
              subnet => asText(subnet) ?? [],
            ),
          }),
        );
      }
    }
    if (path.startsWith('access-entries')) {
      for (const each of asList(JSON.parse(text))) {
        await eks.send(
          new CreateAccessEntryCommand({
            clusterName: name,
            principalArn: asText(at(each, 'accessEntry', 'principalArn')),
            type: asText(at(each, 'accessEntry', 'type')),
          }),
        );
      }
    }
    if (path.startsWith('addons')) {
      for (const each of asList(JSON.parse(text))) {
        await eks.send(
          new CreateAddonCommand({
            clusterName: name,
            addonName: asText(at(each, 'addon', 'addonName')),
            addonVersion: asText(at(each, 'addon', 'addonVersion')),
          }),
        );
      }
    }
  }
  return ids;
}

/** The last part, which policies hold too, percent-encoded or not. */
function issuerId(cluster: unknown): string {
  const issuer = asText(at(cluster, 'identity', 'oidc', 'issuer')) ?? '';
  return issuer.slice(issuer.lastIndexOf('/') + 1);
}
