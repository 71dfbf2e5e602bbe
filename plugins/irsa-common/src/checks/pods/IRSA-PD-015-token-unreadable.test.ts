import { aWorkload } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { WORKLOAD } from '../__testUtils__/pods';
import { tokenUnreadable } from './IRSA-PD-015-token-unreadable';

const nonRoot =
  (version: string, fsGroup?: boolean): ChangeParts =>
  p => {
    p.cluster = { ...p.cluster, version };
    p.workloads = [aWorkload({ nonRoot: true, fsGroup })];
  };

describe('IRSA-PD-015', () => {
  it.each(
    checkCases(tokenUnreadable, {
      hit: {
        estate: nonRoot('1.18'),
        about: WORKLOAD,
        says: 'Kubernetes 1.18 gives the token to root only',
      },
      nearMiss: {
        'a newer cluster': nonRoot('1.33'),
        'an fsGroup': nonRoot('1.18', true),
      },
      notRead: p => {
        const { version: _, ...cluster } = p.cluster;
        p.cluster = cluster;
      },
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
