import { aRole, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { missingTags } from './IRSA-HY-004-missing-tags';

const tagged =
  (tags?: Record<string, string>): ChangeParts =>
  p => {
    p.roles = [aRole(tags ? { tags } : {})];
  };

describe('IRSA-HY-004', () => {
  it.each(
    checkCases(missingTags, {
      parameters: { required: ['owner', 'cost-centre'] },
      hit: {
        estate: tagged({ owner: 'payments' }),
        about: ROLE,
        says: 'lacks the tag cost-centre',
      },
      nearMiss: tagged({ owner: 'payments', 'cost-centre': '7' }),
      notRead: tagged(),
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
