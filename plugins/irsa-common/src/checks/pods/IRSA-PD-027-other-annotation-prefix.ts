import { CheckHit, defineCheck } from '../framework/check';
import {
  annotate,
  annotationEvidence,
  nameOf,
  roleKey,
} from '../service-accounts/values';

/** A role annotation by another prefix than the cluster's webhook is known to read. */
export const otherAnnotationPrefix = defineCheck({
  id: 'IRSA-PD-027',
  title: 'Role annotation has another prefix than the webhook reads',
  severity: 'medium',
  over: 'service-account',
  what: 'A service account has `<prefix>/role-arn` with another prefix than the one that the configuration states for its cluster, `eks.amazonaws.com` unless it states another.',
  why: "Either pods get no role, or the cluster's own webhook runs with another `--annotation-prefix` and this product looks in the wrong place.",
  howWeKnow:
    'Keys of `metadata.annotations` of the ServiceAccount that end in `/role-arn`, against `annotationPrefix` of the cluster.',
  fix: "If the cluster's webhook reads that prefix, set `annotationPrefix` of the cluster in `irsa.clusters`. Otherwise put the role under the key that it reads.",
  verify:
    'The service account shows its role in the portal, and its new pods carry AWS_ROLE_ARN.',
  needs: [],
  *run(subject): Iterable<CheckHit> {
    const { annotations } = subject.serviceAccount;
    const other = Object.keys(annotations).find(
      key =>
        key.endsWith('/role-arn') &&
        key !== roleKey(subject) &&
        !key.includes('amazonaws.com/'),
    );
    if (subject.annotation || other === undefined) {
      return;
    }
    yield {
      cause: [other],
      message: `Service account ${nameOf(
        subject,
      )} has the annotation ${other}, and the webhook of the cluster is taken to read ${roleKey(
        subject,
      )}.`,
      evidence: [annotationEvidence(subject, other)],
      remedies: [
        {
          action: 'explain',
          text: `If the webhook of ${
            subject.ref.cluster
          } reads ${other}, set annotationPrefix: ${
            other.split('/')[0]
          } for the cluster in irsa.clusters. Otherwise:`,
        },
        annotate(subject, roleKey(subject), annotations[other]),
      ],
    };
  },
});
