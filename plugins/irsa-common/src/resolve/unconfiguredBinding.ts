import { LEGACY_ROLE_ANNOTATION } from '../annotations';
import { parseRoleArn } from '../arn';
import { Mechanism, workloadRef } from '../model';
import {
  ResolveContext,
  ServiceAccountInCluster,
  workloadsName,
} from './context';
import { JudgedBinding } from './irsaBinding';
import { judgeLane, HopFacts, judgedHop, unjudgedHop, worksHop } from './lane';
import { bareServiceAccountHop } from './serviceAccountHop';
import { activePods, carriedIdentity } from './workloadHop';

/**
 * Judges a service account that no annotation and no association gives a role: by a kiam or kube2iam annotation, or with evidence that
 * its workload uses AWS and so falls back to the node's role. Without either there is no binding.
 */
export function unconfiguredBinding(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  declaredRole: string | undefined,
): JudgedBinding | undefined {
  const legacy = legacyRole(subject);
  if (legacy !== undefined) {
    return agentBinding(context, subject, legacyMechanism(subject), legacy);
  }
  const evidence = usesAws(subject) ?? declaredRole;
  if (evidence === undefined) {
    return undefined;
  }
  return nodeRoleBinding(context, subject, evidence);
}

/** The role that a pod template or a running pod names for kiam or kube2iam. */
function legacyRole(subject: ServiceAccountInCluster): string | undefined {
  for (const workload of subject.workloads) {
    const role = workload.podAnnotations[LEGACY_ROLE_ANNOTATION];
    if (role !== undefined) {
      return role;
    }
  }
  return activePods(subject)
    .map(pod => pod.annotations[LEGACY_ROLE_ANNOTATION])
    .find(role => role !== undefined);
}

function legacyMechanism(
  subject: ServiceAccountInCluster,
): 'kiam' | 'kube2iam' {
  return subject.cluster.workloads.some(
    workload =>
      workload.kind === 'DaemonSet' && workload.name.startsWith('kiam'),
  )
    ? 'kiam'
    : 'kube2iam';
}

/** An `AWS_…` variable or a projected identity that a workload carries without anything that configures it. */
function usesAws(subject: ServiceAccountInCluster): string | undefined {
  const containers = [
    ...subject.workloads.flatMap(workload => workload.containers),
    ...activePods(subject).flatMap(pod => pod.containers),
  ];
  return containers.flatMap(container => container.awsEnvironment)[0]?.name;
}

function agentBinding(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  mechanism: Extract<Mechanism, 'kiam' | 'kube2iam'>,
  role: string,
): JudgedBinding {
  const parsed = parseRoleArn(role);
  const because = `${mechanism} hands out its role, and what ${mechanism} allows is not evaluated`;
  return {
    serviceAccount: subject.ref,
    ...('role' in parsed ? { roleArn: role } : {}),
    mechanism,
    configured: false,
    ...judgeLane([
      worksHop(
        workloadFacts(context, subject),
        `Pod annotation ${LEGACY_ROLE_ANNOTATION} names a role`,
      ),
      bareServiceAccountHop(context, subject),
      judgedHop(
        {
          hop: 'agent',
          ref: `cluster:${subject.cluster.name}`,
          name: mechanism,
          sources: context.estate.sourcesOf(subject.cluster.name),
        },
        {
          status: 'unknown',
          fact: 'What it allows is not evaluated',
          code: 'LEGACY_AGENT_NOT_EVALUATED',
          detail: {
            cause: `The pods carry an annotation of ${mechanism}, which hands out roles on the node. What it allows, and whether it still runs, is not evaluated.`,
            because,
            evidence: [
              {
                source: `Pod template of ${workloadsName(subject.workloads)}`,
                path: `metadata.annotations["${LEGACY_ROLE_ANNOTATION}"]`,
                value: role,
              },
            ],
            settle:
              'An annotation on the service account, or an EKS Pod Identity association.',
          },
        },
      ),
      unjudgedHop('role', role, because),
      unjudgedHop('permissions', 'Policies', because),
    ]),
  };
}

function nodeRoleBinding(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  evidence: string,
): JudgedBinding {
  const { name: cluster } = subject.cluster;
  const serviceAccount = bareServiceAccountHop(context, subject);
  const carries = activePods(subject).filter(
    pod => carriedIdentity(pod).mechanism !== 'none',
  );
  const because =
    carries.length > 0
      ? 'its pods carry an identity that nothing configures any more'
      : "it has no role of its own and falls back to the node's role, which was not read";
  const cause =
    carries.length > 0
      ? `Pods of ${workloadsName(
          subject.workloads,
        )} carry an identity that no annotation and no association configures any more. New pods will fall back to the node's role.`
      : `${workloadsName(
          subject.workloads,
        )} uses AWS and has no role of its own, so its pods fall back to the role of the node that they run on. Which one that is was not read.`;
  return {
    serviceAccount: subject.ref,
    mechanism: 'node-role',
    configured: false,
    ...judgeLane([
      worksHop(workloadFacts(context, subject), `Uses AWS: ${evidence}`),
      serviceAccount,
      judgedHop(
        {
          hop: 'agent',
          ref: `cluster:${cluster}`,
          name: `Node of ${cluster}`,
          sources: context.estate.sourcesOf(cluster),
        },
        {
          status: 'unknown',
          fact: 'Which role the node has was not read',
          code: 'NODE_ROLE_NOT_READ',
          detail: {
            cause,
            because,
            evidence: [
              {
                source: `Pod template of ${workloadsName(subject.workloads)}`,
                value: evidence,
              },
            ],
            settle:
              'A role of its own: an annotation on the service account, or an EKS Pod Identity association.',
          },
        },
      ),
      unjudgedHop('role', "The node's role", because),
      unjudgedHop('permissions', 'Policies', because),
    ]),
  };
}

/** The workload hop's facts where pods are not expected to carry anything. */
export function workloadFacts(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
): HopFacts {
  const [first] = subject.workloads;
  return {
    hop: 'workload',
    ref: first ? workloadRef(first) : '',
    name: workloadsName(subject.workloads),
    sources: context.estate.sourcesOf(subject.cluster.name),
  };
}
