import {
  NewPodCredentials,
  PodRecord,
  TruthDifference,
  WorkloadRecord,
} from '../model';
import { ServiceAccountInCluster, workloadsName } from './context';
import { namespacedName } from './names';
import { carriedIdentity, environmentOf } from './workloadHop';

const POD_IDENTITY_WORDS = 'EKS Pod Identity credentials';

/**
 * Where what is set up for new pods and what running pods carry differ. A pod keeps what it got when it was created, so each difference
 * lasts until its pods are created again. What could be otherwise if more had been read is no difference, and for a service account that
 * is not there nothing is set up that could be compared.
 */
export function credentialDifferences(
  subject: ServiceAccountInCluster,
  newPods: NewPodCredentials,
  audience: string,
): TruthDifference[] {
  const { pods } = subject;
  const differences: TruthDifference[] = [];
  if (!subject.serviceAccount || newPods.unless !== undefined) {
    return differences;
  }
  const add = (
    concerned: readonly PodRecord[],
    code: TruthDifference['code'],
    expected: string | undefined,
    actual: string | undefined,
    cause: string,
  ) => {
    if (concerned.length > 0) {
      differences.push({
        code,
        between: ['configured', 'observed'],
        serviceAccount: subject.ref,
        ...(expected === undefined ? {} : { expected }),
        ...(actual === undefined ? {} : { actual }),
        pods: concerned.length,
        cause,
        evidence: concerned.slice(0, 3).map(pod => ({
          source: `Pod ${pod.namespace}/${pod.name}`,
          path: 'spec.containers[*].env',
          value:
            actual ??
            'neither AWS_ROLE_ARN nor AWS_CONTAINER_CREDENTIALS_FULL_URI',
        })),
      });
    }
  };

  const withKeys = pods.filter(hasStaticKeys);
  const others = pods.filter(pod => !hasStaticKeys(pod));
  const expected = configuredWords(newPods);
  const name = ownersName(subject);
  if (expected !== undefined) {
    add(
      withKeys,
      'OBSERVED_STATIC_KEYS',
      expected,
      'AWS_ACCESS_KEY_ID',
      `Pods of ${name} carry access keys in their environment, which SDKs take before the role.`,
    );
  }
  const by = new Map<string, PodRecord[]>();
  for (const pod of others) {
    const words = carriedWords(pod);
    by.set(words, [...(by.get(words) ?? []), pod]);
  }
  for (const actual of [...by.keys()].sort()) {
    const concerned = by.get(actual)!;
    if (expected === undefined) {
      if (actual !== '') {
        add(
          concerned,
          'OBSERVED_NOT_CONFIGURED',
          undefined,
          actual,
          `Pods of ${name} still carry an identity that no annotation and no association sets up any more; the next ones will not.`,
        );
      }
    } else if (actual === '') {
      add(
        concerned,
        'CONFIGURED_NOT_OBSERVED',
        expected,
        undefined,
        withoutIdentityCause(subject, newPods, concerned, name),
      );
    } else if (actual !== expected) {
      const isOtherMechanism =
        (actual === POD_IDENTITY_WORDS) !== (expected === POD_IDENTITY_WORDS);
      add(
        concerned,
        isOtherMechanism ? 'OBSERVED_OTHER_MECHANISM' : 'OBSERVED_OTHER_ROLE',
        expected,
        actual,
        isOtherMechanism
          ? `Pods of ${name} got their credentials from another mechanism than the one that is set up now, and keep it until they are created again.`
          : `Pods of ${name} were created when another role was set up, and keep it until they are created again.`,
      );
    } else if (newPods.mechanism === 'irsa') {
      add(
        concerned.filter(
          pod =>
            pod.tokenAudiences.length > 0 &&
            !pod.tokenAudiences.includes(audience),
        ),
        'OBSERVED_OTHER_AUDIENCE',
        audience,
        [...new Set(concerned.flatMap(pod => pod.tokenAudiences))]
          .sort()
          .join(', '),
        `Tokens of pods of ${name} are for another audience than the one that is set up now, until the pods are created again.`,
      );
    }
  }
  return differences;
}

/** Whose pods these are. What made them is not known where a controller did that is none of the kinds that are read. */
function ownersName({ workloads, ref }: ServiceAccountInCluster): string {
  return workloads.length > 0
    ? workloadsName(workloads)
    : `service account ${namespacedName(ref)}`;
}

/** A pod's identity as one comparable text, empty without one. */
function carriedWords(pod: PodRecord): string {
  const carried = carriedIdentity(pod);
  switch (carried.mechanism) {
    case 'irsa':
      return carried.roleArn;
    case 'pod-identity':
      return POD_IDENTITY_WORDS;
    default:
      return '';
  }
}

function hasStaticKeys(pod: PodRecord): boolean {
  return (
    environmentOf(pod, 'AWS_ACCESS_KEY_ID') !== undefined &&
    environmentOf(pod, 'AWS_SECRET_ACCESS_KEY') !== undefined
  );
}

function configuredWords(newPods: NewPodCredentials): string | undefined {
  if (newPods.mechanism === 'pod-identity') {
    return POD_IDENTITY_WORDS;
  }
  return newPods.mechanism === 'irsa' ? newPods.roleArn : undefined;
}

/** Why pods carry nothing, as far as their age and template tell. */
function withoutIdentityCause(
  subject: ServiceAccountInCluster,
  newPods: NewPodCredentials,
  pods: readonly PodRecord[],
  name: string,
): string {
  const since = configuredSince(subject, newPods);
  const isOlder = (pod: PodRecord) =>
    since !== undefined &&
    pod.createdAt !== undefined &&
    Date.parse(pod.createdAt) < Date.parse(since);
  if (pods.every(isOlder)) {
    return `Pods of ${name} are older than the ${
      newPods.by === 'association' ? 'association' : 'annotation'
    }, and the webhook acts only when a pod is created.`;
  }
  if (subject.workloads.some(setsHalfOfTheEnvironment)) {
    return `The pod template of ${name} sets one of AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE, so the webhook adds neither.`;
  }
  return since === undefined
    ? `Pods of ${name} carry no role although one is set up: they are older than it, or the webhook did not act when they were created.`
    : `Pods of ${name} carry no role although one was set up before they were created: the webhook did not act then.`;
}

function configuredSince(
  subject: ServiceAccountInCluster,
  newPods: NewPodCredentials,
): string | undefined {
  if (newPods.by === 'association') {
    const [association] =
      subject.cluster.associations.get(
        `${subject.ref.namespace}/${subject.ref.name}`,
      ) ?? [];
    return association?.createdAt;
  }
  if (newPods.by !== 'annotation') {
    return undefined;
  }
  return subject.serviceAccount?.annotationManagers
    ?.flatMap(manager => manager.at ?? [])
    .sort()
    .pop();
}

function setsHalfOfTheEnvironment(workload: WorkloadRecord): boolean {
  return workload.containers.some(container => {
    const names = container.awsEnvironment.map(each => each.name);
    return (
      names.includes('AWS_ROLE_ARN') !==
      names.includes('AWS_WEB_IDENTITY_TOKEN_FILE')
    );
  });
}
