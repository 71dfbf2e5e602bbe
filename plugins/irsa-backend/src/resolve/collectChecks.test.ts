import { irsaChecks } from 'backstage-plugin-irsa-common';
import { collectChecks } from './collectChecks';

describe('collectChecks', () => {
  it('adds checks to those of the product', () => {
    const added = { ...irsaChecks[0], id: 'ACME-SA-001' };
    expect(collectChecks(irsaChecks, [added])).toEqual([...irsaChecks, added]);
  });

  it.each(['ACME-SA-001', 'IRSA-HY-009', irsaChecks[3].id])(
    'does not take %s for two checks',
    id => {
      const added = { ...irsaChecks[0], id: 'ACME-SA-001' };
      expect(() =>
        collectChecks(irsaChecks, [added, { ...irsaChecks[0], id }]),
      ).toThrow(`the id '${id}'`);
    },
  );
});
