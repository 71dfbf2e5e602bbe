import {
  FindingSubject,
  PodRecord,
  Remedy,
  TruthDifference,
  WorkloadRecord,
} from '../../model';
import { activePods, isActive } from '../../resolve/context';
import { credentialDifferences } from '../../resolve/credentialDifferences';
import { namespacedName } from '../../resolve/names';
import { audienceOf } from '../../resolve/providerHop';
import { CheckHit, defineCheck } from '../framework/check';
import { nameOf } from '../service-accounts/values';
import { CheckContext } from '../subjects/context';
import { workloadSubject } from '../subjects/refs';
import { CheckedServiceAccount } from '../subjects/subjects';
import { restart } from './podFacts';
import { differenceKey } from './truthKeys';

const NONE: readonly never[] = [];

/** Pods that carry something else than is set up, for a reason that no other check gives. */
export const podsDiffer = defineCheck({
  id: 'IRSA-PD-028',
  title: 'Running pods differ from what is set up',
  severity: 'medium',
  over: 'service-account',
  what: 'Running pods carry another identity than a new pod would get, none, or one that nothing sets up any more, and no other check explains it. Pods of controllers of other kinds than are read count for their service account.',
  why: 'What the pods may do changes with the next restart, for better or worse, and until then nothing of what is set up holds for them.',
  howWeKnow:
    '`spec.containers[].env` and the token volumes of the running pods, against the association, the annotation and the ConfigMap of the webhook that decide what a new pod gets.',
  fix: 'If what is set up is right, restart the workload. If the pods are right, set up what they carry, before they are created again.',
  verify: 'Running pods carry what a new pod gets.',
  needs: [
    // What a pod carries is known of each that was read, and the difference itself leaves out what an association could change.
    { kind: 'pod', of: 'cluster', isPartial: true },
    { kind: 'pod-identity-association', of: 'cluster', isPartial: true },
  ],
  appliesTo: hasPods,
  *run(subject, context): Iterable<CheckHit> {
    // Nearly always nothing differs, and then the pods are not gone through once more.
    const resolved = context.resolvedServiceAccount(subject.ref);
    for (const owner of resolved?.differences.length
      ? ownersOf(subject)
      : NONE) {
      for (const difference of differencesOf(subject, owner, context)) {
        const { code, cause, evidence, expected, actual } = difference;
        yield {
          cause: [code, expected ?? '', actual ?? ''],
          message: `${cause} Expected: ${expected ?? 'no identity'}. Carried: ${
            actual ?? 'no identity'
          }.`,
          // Without a role pods fail or act as their node, and keys go before every role.
          ...(code === 'CONFIGURED_NOT_OBSERVED' ||
          code === 'OBSERVED_STATIC_KEYS'
            ? { severity: 'high' as const }
            : {}),
          subject: owner.subject,
          evidence,
          remedies: owner.remedies,
          dependsOn: [differenceKey(owner.subject.ref, code)],
        };
      }
    }
  },
});

/** Whether pods that are not finished run as a service account. */
function hasPods({ cluster, ref, workloads }: CheckedServiceAccount): boolean {
  return (
    workloads.some(workload => cluster.podsOf(workload).some(isActive)) ||
    cluster.strayPodsByServiceAccount
      .get(namespacedName(ref))
      ?.some(isActive) === true
  );
}

/** What has pods that run as a service account. */
interface PodOwner {
  readonly subject: FindingSubject;
  readonly workloads: readonly WorkloadRecord[];
  /** Those that are not finished. */
  readonly pods: readonly PodRecord[];
  /** How its pods are made anew. */
  readonly remedies: readonly Remedy[];
}

/** Each workload, and the service account itself for the pods of what was not read. */
function ownersOf(subject: CheckedServiceAccount): readonly PodOwner[] {
  const { cluster, ref, workloads } = subject;
  const strays = cluster.strayPodsByServiceAccount.get(namespacedName(ref));
  return [
    ...workloads.map(workload => ({
      subject: workloadSubject(workload),
      workloads: [workload],
      pods: activePods(cluster.podsOf(workload)),
      remedies: restart({ workload }),
    })),
    ...(strays
      ? [
          {
            subject: subject.subject,
            workloads: NONE,
            pods: activePods(strays),
            remedies: [
              {
                action: 'explain' as const,
                text: `Have the controller that owns the pods of service account ${nameOf(
                  subject,
                )} create them again.`,
              },
            ],
          },
        ]
      : []),
  ];
}

/** Differences of the pods of one owner, as the resolver tells those of all pods of a service account. */
function differencesOf(
  { ref, cluster, serviceAccount }: CheckedServiceAccount,
  { workloads, pods }: PodOwner,
  context: CheckContext,
): readonly TruthDifference[] {
  const subject = { ref, cluster, serviceAccount, workloads, pods };
  const resolved = context.resolvedServiceAccount(ref);
  return resolved
    ? credentialDifferences(subject, resolved.newPods, audienceOf(subject))
    : NONE;
}
