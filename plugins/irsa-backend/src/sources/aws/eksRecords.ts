import {
  AddonRecord,
  ClusterRecord,
  NodeRoleRecord,
  parseArn,
  parseRoleArn,
  PodIdentityAssociationRecord,
} from 'backstage-plugin-irsa-common';
import { asObject, asText, asTexts, at } from '../shape';
import { instant } from './instant';

/**
 * The answer of DescribeCluster as a record of the cluster that goes by the given name here.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html
 */
export function clusterRecord(
  answer: unknown,
  cluster: string,
): { cluster: ClusterRecord } | { problem: string } {
  const described = at(answer, 'cluster') ?? answer;
  const arn = asText(at(described, 'arn'));
  const issuer = asText(at(described, 'identity', 'oidc', 'issuer'));
  const eksName = asText(at(described, 'name'));
  if (!eksName && !arn) {
    return { problem: 'no name and no arn of a cluster' };
  }
  const account = arn ? parseArn(arn)?.account : undefined;
  const version = asText(at(described, 'version'));
  const platformVersion = asText(at(described, 'platformVersion'));
  const status = asText(at(described, 'status'));
  const tags = asObject(at(described, 'tags'));
  const autoMode = at(described, 'computeConfig', 'enabled');
  return {
    cluster: {
      cluster,
      ...(eksName ? { eksName } : {}),
      ...(arn ? { arn } : {}),
      ...(account ? { account } : {}),
      ...(issuer ? { issuer } : {}),
      ...(version ? { version } : {}),
      ...(platformVersion ? { platformVersion } : {}),
      ...(status ? { status } : {}),
      ...(tags ? { tags: asTexts(tags) } : {}),
      ...(typeof autoMode === 'boolean' ? { autoMode } : {}),
    },
  };
}

/**
 * The role of the nodes that EKS Auto Mode makes in its own node pools, in the answer of DescribeCluster; nothing where it makes none.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_ComputeConfigResponse.html
 */
export function autoModeRole(
  answer: unknown,
  cluster: string,
): NodeRoleRecord | undefined {
  const described = at(answer, 'cluster') ?? answer;
  const roleArn = asText(at(described, 'computeConfig', 'nodeRoleArn'));
  return roleArn && 'role' in parseRoleArn(roleArn)
    ? { cluster, roleArn, from: 'auto-mode' }
    : undefined;
}

/**
 * The answer of DescribePodIdentityAssociation, or the association alone.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_PodIdentityAssociation.html
 */
export function associationRecord(
  answer: unknown,
  cluster: string,
): { association: PodIdentityAssociationRecord } | { problem: string } {
  const association = at(answer, 'association') ?? answer;
  const associationId = asText(at(association, 'associationId'));
  const namespace = asText(at(association, 'namespace'));
  const serviceAccount = asText(at(association, 'serviceAccount'));
  const roleArn = asText(at(association, 'roleArn'));
  if (!associationId || !namespace || !serviceAccount || !roleArn) {
    return {
      problem:
        'an association without associationId, namespace, serviceAccount or roleArn; the list of associations has no roleArn, describe-pod-identity-association has',
    };
  }
  const targetRoleArn = asText(at(association, 'targetRoleArn'));
  const ownerArn = asText(at(association, 'ownerArn'));
  const externalId = asText(at(association, 'externalId'));
  const createdAt = instant(at(association, 'createdAt'));
  const modifiedAt = instant(at(association, 'modifiedAt'));
  return {
    association: {
      cluster,
      associationId,
      namespace,
      serviceAccount,
      roleArn,
      ...(targetRoleArn ? { targetRoleArn } : {}),
      disableSessionTags: at(association, 'disableSessionTags') === true,
      hasSessionPolicy: asText(at(association, 'policy')) !== undefined,
      ...(ownerArn ? { ownerArn } : {}),
      ...(externalId ? { externalId } : {}),
      ...(createdAt ? { createdAt } : {}),
      ...(modifiedAt ? { modifiedAt } : {}),
    },
  };
}

/**
 * The answer of DescribeAddon, or the add-on alone.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Addon.html
 */
export function addonRecord(
  answer: unknown,
  cluster: string,
): { addon: AddonRecord } | { problem: string } {
  const addon = at(answer, 'addon') ?? answer;
  const name = asText(at(addon, 'addonName'));
  if (!name) {
    return { problem: 'an add-on without addonName' };
  }
  const version = asText(at(addon, 'addonVersion'));
  const status = asText(at(addon, 'status'));
  return {
    addon: {
      cluster,
      name,
      ...(version ? { version } : {}),
      ...(status ? { status } : {}),
    },
  };
}
