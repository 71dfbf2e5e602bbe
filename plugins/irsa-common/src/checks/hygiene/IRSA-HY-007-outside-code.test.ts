import { aRole, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { roleOutsideCode } from './IRSA-HY-007-outside-code';

const tagged =
  (tags?: Record<string, string>): ChangeParts =>
  p => {
    p.roles = [aRole(tags ? { tags } : {})];
  };

describe('IRSA-HY-007', () => {
  it.each(
    checkCases(roleOutsideCode, {
      hit: {
        estate: tagged({ owner: 'payments' }),
        about: ROLE,
        says: 'has no tag of a tool that manages it',
      },
      nearMiss: {
        Terraform: tagged({ ManagedBy: 'terraform' }),
        CloudFormation: tagged({ 'aws:cloudformation:stack-name': 'payments' }),
      },
      notRead: tagged(),
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
