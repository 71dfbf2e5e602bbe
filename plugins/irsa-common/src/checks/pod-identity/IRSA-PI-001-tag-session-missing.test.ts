import { anAssociation, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { all } from '../__testUtils__/pods';
import { podIdentity, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { tagSessionMissing } from './IRSA-PI-001-tag-session-missing';

const onlyAssume = trusts(podIdentity(undefined, { Action: 'sts:AssumeRole' }));

describe('IRSA-PI-001', () => {
  it.each(
    checkCases(tagSessionMissing, {
      hit: {
        estate: all(onlyAssume, p => {
          p.associations = [anAssociation()];
        }),
        about: ROLE,
        says: 'needs sts:AssumeRole and sts:TagSession',
      },
      nearMiss: {
        'both actions': trusts(podIdentity()),
        'an association without tags': all(onlyAssume, p => {
          p.associations = [anAssociation({ disableSessionTags: true })];
        }),
      },
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
