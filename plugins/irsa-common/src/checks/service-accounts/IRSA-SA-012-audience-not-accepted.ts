import { DEFAULT_AUDIENCE } from '../../resolve/providerHop';
import { CheckHit, defineCheck } from '../framework/check';
import { bindingKeys } from '../subjects/bindingKeys';
import { serviceAccountSubject } from '../subjects/refs';
import { annotate, annotationEvidence, nameOf } from './values';

/** A trust policy that asks for another audience than the tokens have. */
export const audienceNotAccepted = defineCheck({
  id: 'IRSA-SA-012',
  title: 'Trust policy asks for another audience than the token has',
  severity: 'medium',
  over: 'role',
  what: 'The audience of a service account\'s tokens, `sts.amazonaws.com` or what its annotation `<prefix>/audience` says, is not the one that the trust policy asks for. STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  why: 'No call to AWS can succeed. It mostly comes of a custom audience that was changed in one of three places, or of a misspelling such as `sts.amazon.com`.',
  howWeKnow:
    'The engine evaluates the trust policy for this service account; the first condition that fails is the one on `<issuer>:aud`.',
  fix: 'Use the same audience in three places: the annotation of the service account, the client ids of the OIDC provider, and the condition of the trust policy. Without a reason for another, that is `sts.amazonaws.com`.',
  verify:
    'Restart the workload; `aws sts get-caller-identity` in the pod answers with the role.',
  needs: [],
  *run(role): Iterable<CheckHit> {
    for (const { irsa, evaluation } of role.refused()) {
      const [reason] = evaluation.reasons;
      if (!irsa || reason?.code !== 'AUD_CONDITION_MISMATCH') {
        continue;
      }
      const { serviceAccount, audience } = irsa;
      const key = `${serviceAccount.prefix}/audience`;
      const isCustom = audience !== DEFAULT_AUDIENCE;
      const expected = reason.expected?.join(', ') ?? 'another audience';
      yield {
        cause: [role.arn.arn, audience, expected],
        subject: serviceAccountSubject(serviceAccount.ref),
        serviceAccounts: [serviceAccount.ref],
        dependsOn: bindingKeys(irsa),
        message: `Tokens of ${nameOf(
          serviceAccount,
        )} are for ${audience}, and ${role.arn.name} asks for ${expected}.`,
        evidence: [
          annotationEvidence(serviceAccount, key),
          {
            source: `Trust policy of ${role.arn.name}`,
            ...(reason.path ? { path: reason.path } : {}),
            value: expected,
          },
        ],
        remedies: isCustom
          ? [annotate(serviceAccount, key)]
          : [
              {
                action: 'explain',
                text: `In the trust policy of ${
                  role.arn.name
                }, ask for ${audience} at ${
                  reason.path ?? 'the condition on the audience'
                }.`,
              },
            ],
      };
    }
  },
});
