import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all } from '../__testUtils__/pods';
import { entityWithoutOwner } from './IRSA-HY-003-no-owner';
import { aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { runChecks } from '../framework/runChecks';
import { checkParts, contextOf } from '../__testUtils__/checkParts';

const noOwner: ChangeParts = p => {
  p.entities = p.entities.map(({ owner: _, ...entity }) => entity);
};

const cases = checkCases(entityWithoutOwner, {
  hit: {
    estate: noOwner,
    about: 'component:default/payments-api',
    says: 'Entity component:default/payments-api has the role',
  },
  nearMiss: {
    'an owner': () => undefined,
    'no role': all(noOwner, p => {
      p.serviceAccounts = [aServiceAccount({ annotations: {} })];
    }),
  },
  notRead: [],
});

describe('IRSA-HY-003', () => {
  it.each(cases.filter(([name]) => !name.startsWith('says unknown')))(
    '%s',
    (_, holds) => expect(holds).not.toThrow(),
  );

  it('has nothing to say while the catalog was not asked', () => {
    const p = checkParts();
    p.entities = [];
    expect(runChecks(contextOf(p), [entityWithoutOwner]).findings).toEqual([]);
  });
});
