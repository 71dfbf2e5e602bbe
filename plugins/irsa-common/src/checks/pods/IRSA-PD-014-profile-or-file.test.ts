import { aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { all, container, template, WORKLOAD } from '../__testUtils__/pods';
import { profileOrFile } from './IRSA-PD-014-profile-or-file';

const profile = template(container({ AWS_PROFILE: true }));

describe('IRSA-PD-014', () => {
  it.each(
    checkCases(profileOrFile, {
      hit: { estate: profile, about: WORKLOAD, says: 'sets AWS_PROFILE' },
      nearMiss: all(profile, p => {
        p.serviceAccounts = [aServiceAccount({ annotations: {} })];
      }),
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
