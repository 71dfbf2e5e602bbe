import { parseRoleArn, RoleArn } from '../arn';
import {
  ResolveContext,
  ServiceAccountInCluster,
  workloadsName,
} from './context';
import { findRole, roleFacts } from './findRole';
import { JudgedBinding } from './irsaBinding';
import {
  HopFacts,
  JudgedHop,
  judgedHop,
  judgeLane,
  unjudgedHop,
  worksHop,
} from './lane';
import { NodeRolesOfPods, nodeRolesOf } from './nodeRoles';
import { permissionsHop } from './permissionsHop';
import { bareServiceAccountHop } from './serviceAccountHop';
import { carriedIdentity, workloadFacts } from './workloadHop';

const SETTLE =
  'A role of its own: an annotation on the service account, or an EKS Pod Identity association.';

/**
 * Judges a service account that nothing gives a role, and whose workload uses AWS all the same: its pods fall back to the role of the node
 * that they run on. One binding for each role of their nodes that is known.
 *
 * @param evidence - what says that the workload uses AWS.
 */
export function nodeRoleBindings(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  evidence: string,
): JudgedBinding[] {
  const nodes = nodeRolesOf(subject);
  const roles = nodes.roleArns.flatMap(arn => {
    const parsed = parseRoleArn(arn);
    return 'role' in parsed ? parsed.role : [];
  });
  const binding = (rest: readonly JudgedHop[], roleArn?: string) => ({
    serviceAccount: subject.ref,
    ...(roleArn ? { roleArn } : {}),
    mechanism: 'node-role' as const,
    configured: false,
    ...judgeLane([
      worksHop(workloadFacts(context, subject), `Uses AWS: ${evidence}`),
      bareServiceAccountHop(context, subject),
      ...rest,
    ]),
  });
  const bindings = roles.map(role =>
    binding(knownRoleHops(context, subject, role), role.arn),
  );
  if (bindings.length > 0 && !nodes.isIncomplete && !nodes.onFargate) {
    return bindings;
  }
  return [
    ...bindings,
    binding(unknownRoleHops(context, subject, evidence, nodes)),
  ];
}

function knownRoleHops(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  role: RoleArn,
): JudgedHop[] {
  const found = findRole(context, role);
  return [
    metadataHop(context, subject, role),
    'hop' in found
      ? found.hop
      : worksHop(roleFacts(context, role), 'Every pod on the node shares it'),
    'hop' in found
      ? unjudgedHop('permissions', 'Policies', 'the role was not found')
      : permissionsHop(context, role, found.role),
  ];
}

/** Whether pods reach the metadata service, which gives out the node's role. Source: EKS best practices guide, "Identity and access management". */
function metadataHop(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  role: RoleArn,
): JudgedHop {
  const facts = agentFacts(context, subject);
  const isOnHostNetwork = (holder: { hostNetwork?: boolean }) =>
    holder.hostNetwork === true;
  const holders = subject.pods.length > 0 ? subject.pods : subject.workloads;
  if (holders.length > 0 && holders.every(isOnHostNetwork)) {
    return worksHop(facts, 'On the host network, so the node answers');
  }
  return judgedHop(facts, {
    status: 'unknown',
    fact: 'Whether the node answers its pods was not read',
    code: 'NODE_METADATA_NOT_READ',
    detail: {
      cause: `${workloadsName(
        subject.workloads,
      )} uses AWS and has no role of its own, so its pods fall back to the node's role ${
        role.name
      }. Whether the metadata service of the node answers pods depends on its hop limit, which is not read.`,
      because:
        "it has no role of its own, and whether its pods get the node's role is not known",
      evidence: [
        { source: `Nodes of ${subject.cluster.name}`, value: role.arn },
      ],
      settle: SETTLE,
    },
  });
}

function unknownRoleHops(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  evidence: string,
  nodes: NodeRolesOfPods,
): JudgedHop[] {
  const facts = agentFacts(context, subject);
  const workloads = workloadsName(subject.workloads);
  const proof = [{ source: `Pod template of ${workloads}`, value: evidence }];
  if (nodes.onFargate && !nodes.isIncomplete) {
    const because =
      'its pods run on Fargate, which has no role to fall back to';
    return [
      judgedHop(facts, {
        status: 'broken',
        fact: 'Fargate has no role to fall back to',
        code: 'NO_NODE_ROLE_ON_FARGATE',
        detail: {
          cause: `${workloads} uses AWS and has no role of its own, and its pods run on Fargate. There is no metadata service there, so they get no credentials.`,
          because,
          evidence: proof,
          settle: SETTLE,
        },
      }),
      unjudgedHop('role', 'None', because),
      unjudgedHop('permissions', 'Policies', because),
    ];
  }
  const carries = subject.pods.some(
    pod => carriedIdentity(pod).mechanism !== 'none',
  );
  const because = carries
    ? 'its pods carry an identity that nothing configures any more'
    : "it has no role of its own and falls back to the node's role, which was not read";
  const cause = carries
    ? `Pods of ${workloads} carry an identity that no annotation and no association configures any more. New pods will fall back to the node's role.`
    : `${workloads} uses AWS and has no role of its own, so its pods fall back to the role of the node that they run on. Which one that is was not read.`;
  return [
    judgedHop(facts, {
      status: 'unknown',
      fact: 'Which role the node has was not read',
      code: 'NODE_ROLE_NOT_READ',
      detail: { cause, because, evidence: proof, settle: SETTLE },
    }),
    unjudgedHop('role', "The node's role", because),
    unjudgedHop('permissions', 'Policies', because),
  ];
}

function agentFacts(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
): HopFacts {
  const { name } = subject.cluster;
  return {
    hop: 'agent',
    ref: `cluster:${name}`,
    name: `Node of ${name}`,
    sources: context.estate.sourcesOf(name),
  };
}
