import { LEGACY_ROLE_ANNOTATION } from '../annotations';
import { parseArn, parseRoleArn, RoleArn } from '../arn';
import { legacyAgent } from './agents';
import {
  ResolveContext,
  ServiceAccountInCluster,
  workloadsName,
} from './context';
import { JudgedBinding } from './irsaBinding';
import { JudgedHop, judgedHop, judgeLane, unjudgedHop, worksHop } from './lane';
import { compareText } from './order';
import { bareServiceAccountHop } from './serviceAccountHop';
import { workloadFacts } from './workloadHop';

/** Annotation of a namespace without which kiam gives its pods no role. Source: uswitch/kiam, `pkg/k8s/namespace_cache.go`. */
const KIAM_PERMITTED_ANNOTATION = 'iam.amazonaws.com/permitted';

/** The roles that pod templates or running pods name for kiam or kube2iam, each once. */
export function legacyRoles(subject: ServiceAccountInCluster): string[] {
  const named = new Set<string>();
  for (const workload of subject.workloads) {
    const role = workload.podAnnotations[LEGACY_ROLE_ANNOTATION];
    if (role) {
      named.add(role);
    }
  }
  for (const pod of subject.pods) {
    const role = pod.annotations[LEGACY_ROLE_ANNOTATION];
    if (role) {
      named.add(role);
    }
  }
  return [...named].sort(compareText);
}

/** Judges a service account whose pods name roles for kiam or kube2iam, one binding for each role. */
export function legacyBindings(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
): JudgedBinding[] {
  return legacyRoles(subject).map(named =>
    legacyBinding(context, subject, named),
  );
}

function legacyBinding(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  named: string,
): JudgedBinding {
  const mechanism = legacyAgent(subject.cluster);
  const because = `${mechanism} hands out its role, and what ${mechanism} allows is not evaluated`;
  const role = legacyRole(context, subject, named);
  return {
    serviceAccount: subject.ref,
    ...(role ? { roleArn: role.arn } : {}),
    mechanism,
    configured: false,
    ...judgeLane([
      worksHop(
        workloadFacts(context, subject),
        `Pod annotation ${LEGACY_ROLE_ANNOTATION} names a role`,
      ),
      bareServiceAccountHop(context, subject),
      agentHop(context, subject, named),
      unjudgedHop('role', named, because),
      unjudgedHop('permissions', 'Policies', because),
    ]),
  };
}

/** The role that an annotation means: the ARN there, or the role of that name in the cluster's account, where the nodes are. */
function legacyRole(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  named: string,
): RoleArn | undefined {
  const { cluster } = subject.cluster;
  const partition = cluster?.arn ? parseArn(cluster.arn)?.partition : undefined;
  const parsed = parseRoleArn(
    named.startsWith('arn:')
      ? named
      : `arn:${partition}:iam::${cluster?.account}:role/${named.replace(
          /^\//,
          '',
        )}`,
  );
  if (!('role' in parsed)) {
    return undefined;
  }
  const { role } = parsed;
  const isKnown =
    named.startsWith('arn:') ||
    context.estate.accounts.get(role.account)?.roles.has(role.arn);
  return isKnown ? role : undefined;
}

function agentHop(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  named: string,
): JudgedHop {
  const { cluster, ref } = subject;
  const mechanism = legacyAgent(cluster);
  const facts = {
    hop: 'agent' as const,
    ref: `cluster:${cluster.name}`,
    name: mechanism,
    sources: context.estate.sourcesOf(cluster.name),
  };
  const namespace = cluster.namespaces.get(ref.namespace);
  if (
    mechanism === 'kiam' &&
    namespace?.annotations &&
    !namespace.annotations[KIAM_PERMITTED_ANNOTATION]
  ) {
    const because = `kiam gives pods of namespace ${ref.namespace} no role`;
    return judgedHop(facts, {
      status: 'broken',
      fact: `Namespace ${ref.namespace} permits no role`,
      code: 'KIAM_NAMESPACE_NOT_PERMITTED',
      detail: {
        cause: `Namespace ${ref.namespace} has no annotation ${KIAM_PERMITTED_ANNOTATION}, without which kiam gives its pods no role.`,
        because,
        evidence: [
          {
            source: `Namespace ${ref.namespace} in ${cluster.name}`,
            path: `metadata.annotations["${KIAM_PERMITTED_ANNOTATION}"]`,
            value: 'absent',
          },
        ],
      },
    });
  }
  return judgedHop(facts, {
    status: 'unknown',
    fact: 'What it allows is not evaluated',
    code: 'LEGACY_AGENT_NOT_EVALUATED',
    detail: {
      cause: `The pods carry an annotation of ${mechanism}, which hands out roles on the node. What it allows, and whether it still runs, is not evaluated.`,
      because: `${mechanism} hands out its role, and what ${mechanism} allows is not evaluated`,
      evidence: [
        {
          source: `Pod template of ${workloadsName(subject.workloads)}`,
          path: `metadata.annotations["${LEGACY_ROLE_ANNOTATION}"]`,
          value: named,
        },
      ],
      settle:
        'An annotation on the service account, or an EKS Pod Identity association.',
    },
  });
}
