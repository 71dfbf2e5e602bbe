import { aRole, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { unusedRole } from './IRSA-HY-001-unused-role';

const used =
  (createdAt?: string, lastUsedAt?: string): ChangeParts =>
  p => {
    p.roles = [
      aRole({
        ...(createdAt ? { createdAt } : {}),
        ...(lastUsedAt ? { lastUsedAt } : {}),
      }),
    ];
  };

describe('IRSA-HY-001', () => {
  it.each(
    checkCases(unusedRole, {
      hit: {
        estate: used('2025-01-01T00:00:00Z', '2026-02-01T00:00:00Z'),
        about: ROLE,
        says: 'was last used on 2026-02-01',
      },
      hits: {
        'never used': {
          estate: used('2025-01-01T00:00:00Z'),
          about: ROLE,
          says: 'has never been used, and was created on 2025-01-01',
        },
      },
      nearMiss: {
        'a use of last month': used(
          '2025-01-01T00:00:00Z',
          '2026-05-01T00:00:00Z',
        ),
        'a young role': used('2026-05-01T00:00:00Z'),
      },
      notRead: used(),
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
