import { defineCheck } from '../framework/check';
import { annotationEvidence, nameOf, roleKey } from './values';

/** A role annotation that more than one tool sets. */
export const annotationHasTwoManagers = defineCheck({
  id: 'IRSA-SA-017',
  title: 'More than one tool sets the role annotation',
  severity: 'info',
  over: 'service-account',
  what: 'Kubernetes has recorded more than one manager of the role annotation, for instance Helm and eksctl.',
  why: 'Each of them puts its own value back on its next run, so the role flips, and only pods made in between notice.',
  howWeKnow:
    'Entries of `metadata.managedFields[]` of the ServiceAccount that own the annotation, by their `manager`.',
  fix: 'Let one tool own the service account. With eksctl, `--role-only` creates the role and leaves the service account to the chart.',
  verify:
    '`kubectl get serviceaccount -o yaml --show-managed-fields` names one manager for the annotation.',
  needs: [],
  *run(subject) {
    const managers = [
      ...new Set(
        (subject.serviceAccount.annotationManagers ?? []).map(
          ({ manager }) => manager,
        ),
      ),
    ].sort();
    if (managers.length < 2) {
      return;
    }
    const names = managers.join(', ');
    yield {
      cause: managers,
      message: `The role annotation of ${nameOf(subject)} is set by ${names}.`,
      evidence: [
        annotationEvidence(subject, roleKey(subject)),
        {
          source: `Service account ${nameOf(subject)}`,
          path: 'metadata.managedFields[].manager',
          value: names,
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `Decide which of ${names} owns the annotation, and take it out of the input of the others.`,
        },
      ],
    };
  },
});
