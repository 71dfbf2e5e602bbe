import { NewPodCredentials, PodRecord, RunningCredentials } from '../model';
import { ServiceAccountInCluster } from './context';
import { legacyRoles } from './legacyBindings';
import { NamedRole } from './namedRole';
import { JudgedBinding } from './irsaBinding';
import { namespacedName } from './names';
import { compareText } from './order';
import { carriedIdentity, environmentOf } from './workloadHop';
import { legacyAgent } from './agents';

/**
 * What wins for a pod that is created now. Source: amazon-eks-pod-identity-webhook, `pkg/handler`: an association, then the annotation,
 * then its ConfigMap; kiam and kube2iam answer only what still asks the node.
 */
export function newPodCredentials(
  subject: ServiceAccountInCluster,
  named: NamedRole | undefined,
  bindings: readonly JudgedBinding[],
): NewPodCredentials {
  const { cluster, ref } = subject;
  const [association] = cluster.associations.get(namespacedName(ref)) ?? [];
  if (association) {
    return {
      mechanism: 'pod-identity',
      by: 'association',
      roleArn: association.roleArn,
    };
  }
  const unless =
    cluster.cluster?.arn && !cluster.complete.has('pod-identity-association')
      ? {
          unless: `The Pod Identity associations of ${cluster.name} were not read, and one would win.`,
        }
      : {};
  if (named) {
    return {
      mechanism: 'irsa',
      by: named.by,
      roleArn: named.roleArn,
      ...unless,
    };
  }
  const [legacy] = legacyRoles(subject);
  if (legacy) {
    const binding = bindings.find(
      each => each.mechanism === legacyAgent(cluster),
    );
    return {
      mechanism: legacyAgent(cluster),
      by: 'pod-annotation',
      ...(binding?.roleArn ? { roleArn: binding.roleArn } : {}),
      ...unless,
    };
  }
  const nodes = bindings.filter(each => each.mechanism === 'node-role');
  if (nodes.length > 0) {
    return {
      mechanism: 'node-role',
      by: 'node',
      ...(nodes.length === 1 && nodes[0].roleArn
        ? { roleArn: nodes[0].roleArn }
        : {}),
      ...unless,
    };
  }
  return { mechanism: 'none', by: 'nothing', ...unless };
}

/** What running pods carry, in groups of pods that carry the same. */
export function runningCredentials(
  pods: readonly PodRecord[],
): RunningCredentials[] {
  const groups = new Map<string, PodRecord[]>();
  for (const pod of pods) {
    const key = JSON.stringify(carriedBy(pod));
    const group = groups.get(key);
    if (group) {
      group.push(pod);
    } else {
      groups.set(key, [pod]);
    }
  }
  return [...groups.entries()]
    .sort(
      ([a, podsA], [b, podsB]) =>
        podsB.length - podsA.length || compareText(a, b),
    )
    .map(([, group]) => {
      const created = group
        .flatMap(pod => pod.createdAt ?? [])
        .sort(compareText);
      return {
        ...carriedBy(group[0]),
        pods: group.length,
        example: group.map(pod => pod.name).sort(compareText)[0],
        ...(created.length > 0
          ? {
              created: {
                first: created[0],
                last: created[created.length - 1],
              },
            }
          : {}),
      };
    });
}

function carriedBy(
  pod: PodRecord,
): Pick<RunningCredentials, 'mechanism' | 'roleArn' | 'audiences'> {
  const audiences = [...new Set(pod.tokenAudiences)].sort(compareText);
  // Every SDK's chain begins with the keys in the environment.
  if (
    environmentOf(pod, 'AWS_ACCESS_KEY_ID') !== undefined &&
    environmentOf(pod, 'AWS_SECRET_ACCESS_KEY') !== undefined
  ) {
    return { mechanism: 'static-keys', audiences };
  }
  return { ...carriedIdentity(pod), audiences };
}
