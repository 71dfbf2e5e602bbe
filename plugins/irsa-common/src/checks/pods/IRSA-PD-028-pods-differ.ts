import { TruthDifference } from '../../model';
import { credentialDifferences } from '../../resolve/credentialDifferences';
import { audienceOf } from '../../resolve/providerHop';
import { CheckHit, defineCheck } from '../framework/check';
import { CheckContext } from '../subjects/context';
import { CheckedWorkload } from '../subjects/subjects';
import { restart } from './podFacts';
import { differenceKey } from './truthKeys';

/** Pods that carry something else than is set up, for a reason that no other check gives. */
export const podsDiffer = defineCheck({
  id: 'IRSA-PD-028',
  title: 'Running pods differ from what is set up',
  severity: 'medium',
  over: 'workload',
  what: 'Running pods carry another identity than a new pod would get, none, or one that nothing sets up any more, and no other check explains it.',
  why: 'What the pods may do changes with the next restart, for better or worse, and until then nothing of what is set up holds for them.',
  howWeKnow:
    '`spec.containers[].env` and the token volumes of the running pods, against the association, the annotation and the ConfigMap of the webhook that decide what a new pod gets.',
  fix: 'If what is set up is right, restart the workload. If the pods are right, set up what they carry, before they are created again.',
  verify: 'Running pods carry what a new pod gets.',
  needs: [
    { kind: 'pod', of: 'cluster' },
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
  ],
  appliesTo: ({ serviceAccount, pods }) =>
    serviceAccount !== undefined && pods.length > 0,
  *run(subject, context): Iterable<CheckHit> {
    for (const difference of differencesOf(subject, context)) {
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
        evidence,
        remedies: restart(subject),
        dependsOn: [differenceKey(subject.subject.ref, code)],
      };
    }
  },
});

/** Differences of the pods of one workload, as the resolver tells those of all workloads of a service account. */
function differencesOf(
  { cluster, workload, serviceAccount, pods }: CheckedWorkload,
  context: CheckContext,
): readonly TruthDifference[] {
  const { ref, serviceAccount: record } = serviceAccount!;
  const resolved = context.resolvedServiceAccount(ref);
  if (!resolved || resolved.differences.length === 0) {
    return [];
  }
  const subject = {
    ref,
    cluster,
    serviceAccount: record,
    workloads: [workload],
    pods,
  };
  return credentialDifferences(subject, resolved.newPods, audienceOf(subject));
}
