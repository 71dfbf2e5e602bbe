import { checkCases } from '../__testUtils__/checkCases';
import { container, template, WORKLOAD } from '../__testUtils__/pods';
import { staticKeys } from './IRSA-PD-013-static-keys';

describe('IRSA-PD-013', () => {
  it.each(
    checkCases(staticKeys, {
      hit: {
        estate: template({
          name: 'app',
          awsEnvironment: [
            { name: 'AWS_ACCESS_KEY_ID', from: 'Secret' },
            { name: 'AWS_SECRET_ACCESS_KEY', from: 'Secret' },
          ],
        }),
        about: WORKLOAD,
        says: 'sets AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY from a Secret, which wins over the role',
      },
      nearMiss: template(container({ AWS_REGION: 'eu-west-1' })),
      notRead: ['workload'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
