import {
  aRole,
  CLUSTER,
  ROLE,
  subjectCondition,
  webIdentityTrust,
} from '../../resolve/__testUtils__/anEstate';
import { ChangeParts, checkCases } from '../__testUtils__/checkCases';
import { driftFromTemplate } from './IRSA-HY-008-drift-from-template';

const TAGS = {
  'managed-by': 'backstage',
  'irsa.backstage.io/service-account': `${CLUSTER}/payments/payments-api`,
};
const OWN = 'system:serviceaccount:payments:payments-api';

const made =
  (
    subject: string,
    tags: Record<string, string> | undefined = TAGS,
  ): ChangeParts =>
  p => {
    p.roles = [
      aRole({
        tags,
        trustPolicy: webIdentityTrust(
          subjectCondition(
            subject,
            subject.endsWith('*') ? 'StringLike' : 'StringEquals',
          ),
        ),
      }),
    ];
  };

const untagged: ChangeParts = p => {
  p.roles = [aRole()];
};

describe('IRSA-HY-008', () => {
  it.each([
    ...checkCases(driftFromTemplate, {
      hit: {
        estate: made('system:serviceaccount:payments:*'),
        about: ROLE,
        says: `admits ${CLUSTER}/payments/* as well`,
      },
      nearMiss: {
        'as it was rendered': made(OWN),
        'a role of no template': made('system:serviceaccount:payments:*', {
          team: 'payments',
        }),
      },
      notRead: untagged,
    }),
    ...checkCases(driftFromTemplate, {
      hit: {
        estate: made('system:serviceaccount:payments:other'),
        about: ROLE,
        says: `admits ${CLUSTER}/payments/other as well and does not admit ${CLUSTER}/payments/payments-api any more`,
      },
      nearMiss: {
        'both in the tags': made('system:serviceaccount:payments:other', {
          ...TAGS,
          'irsa.backstage.io/service-account': `${CLUSTER}/payments/other`,
        }),
      },
      notRead: untagged,
    }),
  ])('%s', (_, holds) => expect(holds).not.toThrow());
});
