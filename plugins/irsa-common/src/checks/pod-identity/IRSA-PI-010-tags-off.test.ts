import {
  anAssociation,
  aServiceAccount,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { PodIdentityAssociationRecord } from '../../model';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all } from '../__testUtils__/pods';
import { podIdentity, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { tagsOffButAskedFor } from './IRSA-PI-010-tags-off';

const asksFor = (operator: string) =>
  trusts(
    podIdentity({
      [operator]: { 'aws:RequestTag/kubernetes-namespace': 'payments' },
    }),
  );
const associated =
  (change: Partial<PodIdentityAssociationRecord>): ChangeParts =>
  p => {
    p.serviceAccounts = [aServiceAccount({ annotations: {} })];
    p.associations = [anAssociation(change)];
  };

describe('IRSA-PI-010', () => {
  it.each(
    checkCases(tagsOffButAskedFor, {
      hit: {
        estate: all(
          asksFor('StringEquals'),
          associated({ disableSessionTags: true }),
        ),
        about: 'serviceaccount:prod-euw1/payments/payments-api',
        says: 'sends no session tags, and payments-api asks for them',
      },
      hits: {
        'a session policy': {
          estate: all(
            asksFor('StringEquals'),
            associated({ hasSessionPolicy: true }),
          ),
          about: 'serviceaccount:prod-euw1/payments/payments-api',
          says: 'sends no session tags',
        },
        'a condition in the negative': {
          estate: asksFor('StringNotEquals'),
          about: ROLE,
          says: 'holds when the tag is missing',
        },
      },
      nearMiss: all(asksFor('StringEquals'), associated({})),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
