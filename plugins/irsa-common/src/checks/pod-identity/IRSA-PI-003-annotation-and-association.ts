import { CheckHit, defineCheck } from '../framework/check';
import {
  annotate,
  annotationEvidence,
  nameOf,
  restarts,
  roleKey,
} from '../service-accounts/values';
import {
  DIFFERENCE_CHECK,
  differenceKey,
  explainedDifferences,
} from '../pods/truthKeys';
import { workloadRef } from '../../model';

/** A service account that both mechanisms give a role. */
export const annotationAndAssociation = defineCheck({
  id: 'IRSA-PI-003',
  title: 'Service account has an annotation and an association',
  severity: 'medium',
  over: 'service-account',
  what: 'A service account has a role annotation and a Pod Identity association. New pods get the credentials of the association only; pods that are older than it keep the role of the annotation.',
  why: 'The next restart changes who the workload is. Where the two roles differ, it changes what the workload may do.',
  howWeKnow:
    '`metadata.annotations["<prefix>/role-arn"]` of the ServiceAccount and `association.roleArn` of DescribePodIdentityAssociation for the same namespace and name.',
  fix: 'Keep one. After a move to Pod Identity, restart the workloads, see that they work, then take the annotation off.',
  verify:
    'The service account has one of the two, and all its pods carry the variables of that one.',
  needs: [{ kind: 'pod-identity-association', of: 'cluster' }],
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: subject => Boolean(subject.annotation),
  *run(subject): Iterable<CheckHit> {
    const [association] = subject.associations;
    if (!association) {
      return;
    }
    const differs = association.roleArn !== subject.annotation;
    const key = roleKey(subject);
    yield {
      cause: [subject.annotation!, association.roleArn],
      severity: differs ? 'high' : 'medium',
      message: `Service account ${nameOf(subject)} gets ${
        association.roleArn
      } by association and ${
        differs ? `another role, ${subject.annotation},` : 'the same role'
      } by annotation; new pods use the association.`,
      evidence: [
        annotationEvidence(subject, key),
        {
          source: `Association ${association.associationId} of ${subject.ref.cluster}`,
          path: 'association.roleArn',
          value: association.roleArn,
        },
      ],
      // Pods that are older than the association keep what the annotation gave them.
      explains: [
        subject.subject.ref,
        differenceKey(subject.subject.ref, 'OBSERVED_OTHER_MECHANISM'),
        ...subject.workloads.flatMap(workload =>
          explainedDifferences(
            workloadRef(workload),
            'OBSERVED_OTHER_MECHANISM',
          ),
        ),
      ],
      remedies: [...restarts(subject), annotate(subject, key)],
    };
  },
});
