import { TokenVolume } from '../../model';
import { aWorkload } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { WORKLOAD } from '../__testUtils__/pods';
import { ownTokenVolume } from './IRSA-PD-023-own-token-volume';

const volume =
  (change: Partial<TokenVolume>): ChangeParts =>
  p => {
    p.workloads = [
      aWorkload({
        tokenVolumes: [
          {
            volume: 'aws-iam-token',
            audience: 'sts.amazonaws.com',
            path: 'token',
            ...change,
          },
        ],
      }),
    ];
  };

describe('IRSA-PD-023', () => {
  it.each(
    checkCases(ownTokenVolume, {
      hit: {
        estate: volume({ audience: 'vault' }),
        about: WORKLOAD,
        says: 'by hand with audience vault, path token',
      },
      nearMiss: {
        'what the webhook would make': volume({}),
        'a volume for something else': volume({
          volume: 'vault-token',
          audience: 'vault',
        }),
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
