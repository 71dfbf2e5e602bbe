import { CheckHit, defineCheck } from '../framework/check';
import { differenceKey } from '../pods/truthKeys';
import { bindingKeys } from '../subjects/bindingKeys';
import { serviceAccountSubject } from '../subjects/refs';
import { trustRemedies } from '../trust/intendedTrust';
import { READABLE_POLICY } from '../trust/lintCheck';
import { nearestSubject } from './nearestSubject';

/** A trust policy that names another service account than the one that is bound to it. */
export const trustNamesOtherSubject = defineCheck({
  id: 'IRSA-TR-002',
  title: 'Trust policy names another service account',
  severity: 'high',
  over: 'role',
  what: 'A service account names a role, and the condition on the subject in the trust policy asks for another namespace or name: a typing error, a rename, or the prefix that Helm puts before names. STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  why: 'No call to AWS can succeed, and the error is the same as for a dozen other causes.',
  howWeKnow:
    'The engine evaluates the trust policy for the service account; the first condition that fails is the one on `<issuer>:sub`, or for EKS Pod Identity on a session tag (`aws:RequestTag/kubernetes-namespace`, …) or on the cluster (`aws:SourceArn`). The nearest subject that it does trust is shown beside it.',
  fix: 'Change the subject in the trust policy to `system:serviceaccount:<namespace>:<name>` of the service account, or annotate the service account that the policy means.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  needs: [READABLE_POLICY],
  subsumes: ['IRSA-HY-010'],
  appliesTo: role => role.irsa.length + role.associations.length > 0,
  *run(role): Iterable<CheckHit> {
    for (const { serviceAccount: ref, irsa, evaluation } of role.refused()) {
      const [reason] = evaluation.reasons;
      const isTag =
        reason?.code === 'OTHER_CONDITION' &&
        /aws:(RequestTag\/(kubernetes|eks)-|SourceArn|SourceAccount)/i.test(
          reason.path ?? '',
        ) &&
        reason.actual !== undefined;
      if (!reason || !(reason.code === 'SUB_MISMATCH' || isTag)) {
        continue;
      }
      const expected = reason.expected?.join(', ') ?? '';
      const near =
        irsa?.providerArn &&
        nearestSubject(role.scope(), irsa.providerArn, ref);
      const actual = irsa
        ? `system:serviceaccount:${ref.namespace}:${ref.name}`
        : [reason.actual].flat().join(', ');
      yield {
        cause: [role.arn.arn, expected],
        subject: serviceAccountSubject(ref),
        serviceAccounts: [ref],
        // A role that was made for another service account trusts that one.
        explains: [
          differenceKey(
            serviceAccountSubject(ref).ref,
            'TAGGED_FOR_OTHER_SERVICE_ACCOUNT',
          ),
        ],
        dependsOn: irsa
          ? bindingKeys(irsa)
          : [serviceAccountSubject(ref).ref, role.arn.arn],
        message: `The trust policy of ${role.arn.name} does not name ${
          ref.namespace
        }/${ref.name} of ${ref.cluster}${
          near ? `; the nearest it names is ${near.namespace}/${near.name}` : ''
        }.`,
        evidence: [
          {
            source: `Trust policy of ${role.arn.name}`,
            ...(reason.path ? { path: reason.path } : {}),
            value: expected,
          },
          { source: 'Token of the pods', value: actual },
        ],
        remedies: trustRemedies(
          role,
          `In the trust policy of ${role.arn.name}, ask for ${actual} at ${
            reason.path ?? 'the condition on the subject'
          }.`,
        ),
      };
    }
  },
});
