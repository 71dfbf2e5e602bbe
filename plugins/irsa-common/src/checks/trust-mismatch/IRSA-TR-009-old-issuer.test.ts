import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  OTHER_ISSUER,
  SUBJECT,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { trustNamesOldIssuer } from './IRSA-TR-009-old-issuer';

const old = exact({
  Principal: {
    Federated: `arn:aws:iam::111122223333:oidc-provider/${OTHER_ISSUER}`,
  },
  Condition: { StringEquals: { [`${OTHER_ISSUER}:sub`]: SUBJECT } },
});

describe('IRSA-TR-009', () => {
  it.each(
    checkCases(trustNamesOldIssuer, {
      hit: {
        estate: trusts(old),
        about: ROLE,
        says: 'names a cluster that no source knows, and not prod-euw1',
      },
      nearMiss: {
        'the old statement beside the new one': trusts(old, exact()),
        'another cluster whose issuer was not read': p => {
          trusts(old)(p);
          p.records.push({ kind: 'cluster', value: { cluster: 'other' } });
        },
      },
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
