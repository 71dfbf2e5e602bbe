import { checkCases } from '../__testUtils__/checkCases';
import { container, INJECTED, template, WORKLOAD } from '../__testUtils__/pods';
import { hardCodedIdentity } from './IRSA-PD-009-hard-coded-identity';

const elsewhere = {
  ...INJECTED,
  AWS_WEB_IDENTITY_TOKEN_FILE: '/tokens/aws/token',
};

describe('IRSA-PD-009', () => {
  it.each(
    checkCases(hardCodedIdentity, {
      hit: {
        estate: template(
          container({
            ...INJECTED,
            AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/other',
          }),
        ),
        about: WORKLOAD,
        says: 'to arn:aws:iam::111122223333:role/other',
      },
      hits: {
        'a file that nothing mounts': {
          estate: template(container(elsewhere)),
          about: WORKLOAD,
          says: 'with /tokens/aws/token',
        },
      },
      nearMiss: {
        'what the webhook would write': template(container(INJECTED)),
        'a file of a volume with a token': template(
          container(elsewhere, { tokenMounts: ['/tokens/aws'] }),
        ),
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
