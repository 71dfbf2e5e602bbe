import { PodRecord, workloadRef } from '../model';
import {
  ResolveContext,
  ServiceAccountInCluster,
  workloadsName,
} from './context';
import { HopFacts, JudgedHop, judgedHop, worksHop } from './lane';

/** The value of an environment variable that the first container to have it holds; an empty text when the value was not kept. */
export function environmentOf(
  pod: PodRecord,
  name: string,
): string | undefined {
  for (const container of pod.containers) {
    const variable = container.awsEnvironment.find(each => each.name === name);
    if (variable) {
      return variable.value ?? '';
    }
  }
  return undefined;
}

/** The identity that a running pod carries, as its environment shows it. */
export type CarriedIdentity =
  | { readonly mechanism: 'irsa'; readonly roleArn: string }
  | { readonly mechanism: 'pod-identity' }
  | { readonly mechanism: 'none' };

/** Reads the identity that the webhook put into a pod. */
export function carriedIdentity(pod: PodRecord): CarriedIdentity {
  if (environmentOf(pod, 'AWS_CONTAINER_CREDENTIALS_FULL_URI') !== undefined) {
    return { mechanism: 'pod-identity' };
  }
  const roleArn = environmentOf(pod, 'AWS_ROLE_ARN');
  if (
    roleArn !== undefined &&
    environmentOf(pod, 'AWS_WEB_IDENTITY_TOKEN_FILE') !== undefined
  ) {
    return { mechanism: 'irsa', roleArn };
  }
  return { mechanism: 'none' };
}

/** The one of the two variables of a web identity that a pod carries without the other; absent where it carries both or neither. */
function halfIdentity(
  pod: PodRecord,
): { readonly has: string; readonly lacks: string } | undefined {
  const names = ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'];
  const [has, ...both] = names.filter(
    name => environmentOf(pod, name) !== undefined,
  );
  const [lacks] = names.filter(name => name !== has);
  return has !== undefined && both.length === 0 ? { has, lacks } : undefined;
}

/** `3 of 4 pods carry`, or `1 pod carries` where there is but one. */
function podsCarrying(some: number, all: number): string {
  return all === 1 ? '1 pod carries' : `${some} of ${all} pods carry`;
}

/**
 * The first hop: do the pods that run now carry the identity that is configured? The webhook acts only when a pod is created, so one
 * that is older than its annotation or association goes without.
 */
export function workloadHop(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  expected: Exclude<CarriedIdentity, { mechanism: 'none' }>,
): JudgedHop {
  const { cluster, workloads } = subject;
  const [first] = workloads;
  const facts = workloadFacts(context, subject);

  const { pods } = subject;
  const identities = pods.map(carriedIdentity);
  const without = pods.filter(
    (_, index) => identities[index].mechanism === 'none',
  );
  const others = pods.filter((_, index) => {
    const identity = identities[index];
    return (
      identity.mechanism !== 'none' &&
      (identity.mechanism !== expected.mechanism ||
        (identity.mechanism === 'irsa' &&
          expected.mechanism === 'irsa' &&
          identity.roleArn !== expected.roleArn))
    );
  });
  const carried =
    expected.mechanism === 'irsa' ? 'the role' : 'Pod Identity credentials';

  const half = without.length > 0 ? halfIdentity(without[0]) : undefined;
  if (half && without.every(pod => halfIdentity(pod)?.has === half.has)) {
    const carrying = `${podsCarrying(without.length, pods.length)} ${
      half.has
    } without ${half.lacks}`;
    return judgedHop(facts, {
      status: 'broken',
      fact: carrying,
      code: 'PODS_WITHOUT_IDENTITY',
      detail: {
        cause: `${carrying}, so SDKs have no web identity and fall back to the node's role. The webhook adds the two only to a container that sets neither.`,
        because: carrying,
        evidence: without.slice(0, 3).map(pod => ({
          source: `Pod ${pod.namespace}/${pod.name}`,
          path: 'spec.containers[*].env',
          value: `${half.has}, and no ${half.lacks}`,
        })),
      },
    });
  }
  if (without.length > 0) {
    const configuredBy =
      expected.mechanism === 'irsa' ? 'annotation' : 'association';
    return judgedHop(facts, {
      status: 'broken',
      fact: `${podsCarrying(without.length, pods.length)} no role`,
      code: 'PODS_WITHOUT_IDENTITY',
      detail: {
        cause: `${podsCarrying(
          without.length,
          pods.length,
        )} no role, with the node's role to fall back to. The webhook acts only when a pod is created: one that is older than the ${configuredBy} gets the role when it is created again.`,
        because: `${podsCarrying(
          without.length,
          pods.length,
        )} no role, with the node's role to fall back to`,
        evidence: without.slice(0, 3).map(pod => ({
          source: `Pod ${pod.namespace}/${pod.name}`,
          path: 'spec.containers[*].env',
          value: `no AWS_ROLE_ARN and no AWS_CONTAINER_CREDENTIALS_FULL_URI${
            pod.createdAt ? `; created ${pod.createdAt}` : ''
          }`,
        })),
      },
    });
  }
  if (others.length > 0) {
    const [pod] = others;
    const identity = carriedIdentity(pod);
    const value =
      identity.mechanism === 'irsa'
        ? identity.roleArn
        : 'EKS Pod Identity credentials';
    return judgedHop(facts, {
      status: 'broken',
      fact: `${podsCarrying(others.length, pods.length)} another identity`,
      code: 'PODS_WITH_OTHER_IDENTITY',
      detail: {
        cause: `${podsCarrying(
          others.length,
          pods.length,
        )} another identity than the one configured now, until they are created again.`,
        because: `${podsCarrying(
          others.length,
          pods.length,
        )} another identity than the configured one`,
        evidence: [
          {
            source: `Pod ${pod.namespace}/${pod.name}`,
            path:
              identity.mechanism === 'irsa'
                ? 'env AWS_ROLE_ARN'
                : 'env AWS_CONTAINER_CREDENTIALS_FULL_URI',
            value,
          },
        ],
        ...(expected.mechanism === 'irsa'
          ? {
              differences: [
                { label: 'Pod carries', value },
                { label: 'Configured', value: expected.roleArn },
              ],
            }
          : {}),
      },
    });
  }
  if (!context.estate.isComplete('pod', cluster.name)) {
    return judgedHop(facts, {
      status: 'unknown',
      fact: 'Pods were not read',
      code: 'PODS_NOT_READ',
      detail: {
        cause: `The pods of ${cluster.name} were not read, so whether they carry ${carried} cannot be judged.`,
        because: `the pods of ${cluster.name} were not read`,
        evidence: [],
        settle: `Reading pods in ${cluster.name}: the verbs get and list on pods.`,
      },
    });
  }
  if (!first) {
    return worksHop(facts, 'No workload runs as this service account now');
  }
  return worksHop(
    facts,
    pods.length === 0
      ? `No pod runs now; a new one gets ${carried}`
      : `${podsCarrying(pods.length, pods.length)} ${carried}`,
  );
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
