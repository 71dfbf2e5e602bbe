import { defineCheck } from '../framework/check';
import { associationEvidence, associationName } from './associationFacts';

/** An association that an add-on manages. */
export const associationOwnedByAddon = defineCheck({
  id: 'IRSA-PI-015',
  title: 'Association belongs to an add-on',
  severity: 'info',
  over: 'association',
  what: 'A Pod Identity association was made by an EKS add-on, as `ownerArn` says.',
  why: 'The add-on puts its own values back with its next update, so a change by hand does not last.',
  howWeKnow: '`association.ownerArn` of DescribePodIdentityAssociation.',
  fix: 'Change the role through the add-on: `aws eks update-addon --pod-identity-associations`.',
  verify:
    '`aws eks describe-addon` shows the association with the wanted role.',
  needs: [],
  *run(subject) {
    const { ownerArn, associationId } = subject.association;
    if (!ownerArn) {
      return;
    }
    yield {
      cause: [associationId],
      message: `The ${associationName(
        subject,
      )} belongs to an add-on; change it there.`,
      evidence: [associationEvidence(subject, 'ownerArn', ownerArn)],
      remedies: [
        {
          action: 'explain',
          text: `Change the association through the add-on ${ownerArn}.`,
        },
      ],
    };
  },
});
