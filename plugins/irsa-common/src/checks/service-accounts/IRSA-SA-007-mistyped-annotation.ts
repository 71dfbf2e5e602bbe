import { LEGACY_ROLE_ANNOTATION } from '../../annotations';
import { CheckHit, defineCheck } from '../framework/check';
import { CheckedServiceAccount } from '../subjects/subjects';
import {
  annotate,
  annotationEvidence,
  MISSES_MEANT_ROLE,
  nameOf,
  roleKey,
} from './values';

/** The role annotation's key without what people drop or add. */
function folded(key: string): string {
  return key
    .slice(key.indexOf('/') + 1)
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z]/g, '');
}

const MEANT = new Set(['rolearn', 'role', 'iamrole', 'iamrolearn', 'rolearns']);

/** A role annotation under a wrong key, or on the wrong object. */
export const mistypedAnnotation = defineCheck({
  id: 'IRSA-SA-007',
  title: 'Role annotation has a mistyped key or is on the wrong object',
  severity: 'low',
  over: 'service-account',
  what: "A service account carries a role under a key that no webhook reads, such as `eks.amazonaws.com/rolearn` or kiam's `iam.amazonaws.com/role`, or the right annotation is on its workload or its namespace.",
  why: 'The webhook reads the annotation only from the ServiceAccount and only by its exact key; pods fall back to the role of their node without any error.',
  howWeKnow:
    'Keys of `metadata.annotations` of the ServiceAccount that come near the role annotation, and the exact key on the pod template, the workload or the namespace, while the ServiceAccount has none.',
  fix: 'Put the role into the annotation of the ServiceAccount under the exact key, and take the other one off.',
  verify: 'Restart the workload; its pods carry AWS_ROLE_ARN.',
  needs: [],
  subsumes: MISSES_MEANT_ROLE,
  *run(subject): Iterable<CheckHit> {
    if (subject.annotation) {
      return;
    }
    const key = roleKey(subject);
    const { annotations } = subject.serviceAccount;
    const wrong = Object.keys(annotations).find(
      each =>
        each !== key &&
        (each === LEGACY_ROLE_ANNOTATION ||
          (each.includes('amazonaws.com/') && MEANT.has(folded(each)))),
    );
    if (wrong !== undefined) {
      yield {
        cause: [wrong],
        explains: [subject.subject.ref, annotations[wrong]],
        message: `Service account ${nameOf(
          subject,
        )} has the annotation ${wrong}, and the webhook reads ${key}.`,
        evidence: [annotationEvidence(subject, wrong)],
        remedies: [
          annotate(subject, key, annotations[wrong]),
          annotate(subject, wrong),
        ],
      };
      return;
    }
    const elsewhere = misplaced(subject, key);
    if (elsewhere) {
      yield {
        cause: [elsewhere.source],
        explains: [subject.subject.ref, elsewhere.value],
        message: `${
          elsewhere.source
        } has the annotation ${key}, and the webhook reads it only from service account ${nameOf(
          subject,
        )}, which has none.`,
        evidence: [
          {
            source: elsewhere.source,
            path: `${elsewhere.path}["${key}"]`,
            value: elsewhere.value,
          },
        ],
        remedies: [annotate(subject, key, elsewhere.value)],
      };
    }
  },
});

function misplaced(
  subject: CheckedServiceAccount,
  key: string,
): { source: string; path: string; value: string } | undefined {
  for (const workload of subject.workloads) {
    const source = `${workload.kind} ${workload.namespace}/${workload.name}`;
    const onTemplate = workload.podAnnotations[key];
    const onObject = workload.annotations?.[key];
    if (onTemplate !== undefined) {
      return {
        source,
        path: 'spec.template.metadata.annotations',
        value: onTemplate,
      };
    }
    if (onObject !== undefined) {
      return { source, path: 'metadata.annotations', value: onObject };
    }
  }
  const { namespace } = subject.ref;
  const onNamespace =
    subject.cluster.namespaces.get(namespace)?.annotations?.[key];
  return onNamespace !== undefined && subject.workloads.length > 0
    ? {
        source: `Namespace ${namespace}`,
        path: 'metadata.annotations',
        value: onNamespace,
      }
    : undefined;
}
