import { ServiceAccountInCluster } from './context';
import { EstateCluster } from './estate';
import { memoize } from './memoize';
import { compareText } from './order';

/** Label of a node that says which managed node group it is of. */
const NODE_GROUP_LABEL = 'eks.amazonaws.com/nodegroup';
/** Label of a node that is Fargate's (`fargate`) or EKS Auto Mode's (`auto`). */
const COMPUTE_TYPE_LABEL = 'eks.amazonaws.com/compute-type';

/** The roles of the nodes that pods run on, as far as they can be known. */
export interface NodeRolesOfPods {
  /** ARNs in their order; several where pods run on nodes with different roles. */
  readonly roleArns: readonly string[];
  /** Some pods run on Fargate, which has no metadata service: there is no role to fall back to. */
  readonly onFargate: boolean;
  /** The role of a node that some pods run on is not known. */
  readonly isIncomplete: boolean;
}

type NodeRole = { readonly roleArn: string } | 'fargate' | undefined;

const nodeRoles = memoize((cluster: EstateCluster) => {
  const ofNodeGroup = new Map<string, string>();
  const others = new Set<string>();
  let autoMode: string | undefined;
  for (const role of cluster.nodeRoles) {
    if (role.from === 'nodegroup' && role.name !== undefined) {
      ofNodeGroup.set(role.name, role.roleArn);
    } else if (role.from === 'auto-mode') {
      autoMode = role.roleArn;
    } else if (role.from === 'access-entry') {
      others.add(role.roleArn);
    }
  }
  // EKS makes an access entry for the role of each managed node group as well.
  const groups = new Set(ofNodeGroup.values());
  const ownNodes = [...others].filter(
    arn => !groups.has(arn) && arn !== autoMode,
  );
  const every = new Set([
    ...groups,
    ...ownNodes,
    ...(autoMode ? [autoMode] : []),
  ]);
  const isComplete = cluster.complete.has('node-role');
  const only = (arns: readonly string[]): NodeRole =>
    isComplete && arns.length === 1 ? { roleArn: arns[0] } : undefined;

  const of = (name: string): NodeRole => {
    const labels = cluster.nodes.get(name)?.labels;
    const computeType = labels?.[COMPUTE_TYPE_LABEL];
    if (computeType === 'fargate' || name.startsWith('fargate-')) {
      return 'fargate';
    }
    if (computeType === 'auto' && autoMode) {
      return { roleArn: autoMode };
    }
    const group = labels?.[NODE_GROUP_LABEL];
    if (group !== undefined) {
      const roleArn = ofNodeGroup.get(group);
      return roleArn === undefined ? undefined : { roleArn };
    }
    return labels && ownNodes.length > 0 ? only(ownNodes) : only([...every]);
  };
  return { of, anyNode: only([...every]) };
});

/** The roles of the nodes that a service account's pods run on, or would run on where none runs now. */
export function nodeRolesOf(subject: ServiceAccountInCluster): NodeRolesOfPods {
  const { cluster, pods } = subject;
  const roleOfNode = nodeRoles(cluster);
  const scheduled = pods.flatMap(pod => pod.node ?? []);
  const roles =
    scheduled.length > 0
      ? [...new Set(scheduled)].map(roleOfNode.of)
      : [roleOfNode.anyNode];
  const arns = roles.flatMap(role =>
    typeof role === 'object' ? role.roleArn : [],
  );
  return {
    roleArns: [...new Set(arns)].sort(compareText),
    onFargate: roles.includes('fargate'),
    isIncomplete: roles.includes(undefined),
  };
}
