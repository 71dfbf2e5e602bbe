import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { allows, documentUnread, may } from '../__testUtils__/policies';
import { everySecret } from './IRSA-PM-008-every-secret';

describe('IRSA-PM-008', () => {
  it.each(
    checkCases(everySecret, {
      hit: {
        estate: may(allows(['secretsmanager:Get*', 'kms:Decrypt'])),
        about: ROLE,
        says: 'may read every secret and what every key encrypts of account 111122223333',
      },
      nearMiss: {
        'one secret': may(
          allows(
            'secretsmanager:GetSecretValue',
            'arn:aws:secretsmanager:eu-west-1:111122223333:secret:payments-*',
          ),
        ),
        'the list of secrets': may(allows('secretsmanager:ListSecrets')),
      },
      notRead: documentUnread,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
