import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { allows, documentUnread, may } from '../__testUtils__/policies';
import { manyServices } from './IRSA-PM-005-many-services';

const reads = (...services: string[]) =>
  may(allows(services.map(service => `${service}:Get*`)));

describe('IRSA-PM-005', () => {
  it.each(
    checkCases(manyServices, {
      hit: {
        estate: reads('s3', 'sqs', 'sns', 'dynamodb', 'ec2', 'lambda'),
        about: ROLE,
        says: 'has permissions in 6 services',
      },
      nearMiss: {
        five: reads('s3', 'sqs', 'sns', 'dynamodb', 'ec2'),
        'one that is not counted': reads(
          's3',
          'sqs',
          'sns',
          'dynamodb',
          'ec2',
          'kms',
        ),
      },
      notRead: documentUnread,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
