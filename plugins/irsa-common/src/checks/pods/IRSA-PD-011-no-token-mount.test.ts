import { checkCases } from '../__testUtils__/checkCases';
import { container, INJECTED, template, WORKLOAD } from '../__testUtils__/pods';
import { noTokenMount } from './IRSA-PD-011-no-token-mount';

const everything = { ...INJECTED, AWS_STS_REGIONAL_ENDPOINTS: 'regional' };

describe('IRSA-PD-011', () => {
  it.each(
    checkCases(noTokenMount, {
      hit: {
        estate: template(container(everything)),
        about: WORKLOAD,
        says: 'so the webhook mounts no token into it',
      },
      nearMiss: {
        'a mount of its own': template(
          container(everything, {
            tokenMounts: ['/var/run/secrets/eks.amazonaws.com/serviceaccount'],
          }),
        ),
        'two of the three groups': template(container(INJECTED)),
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
