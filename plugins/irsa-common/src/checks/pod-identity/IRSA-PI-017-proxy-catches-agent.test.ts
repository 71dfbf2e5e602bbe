import { anAssociation } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all, container, template, WORKLOAD } from '../__testUtils__/pods';
import { proxyCatchesAgent } from './IRSA-PI-017-proxy-catches-agent';

const proxy = (exceptAgent: boolean) =>
  template(container({}, { proxy: { exceptAgent } }));
const associated: ChangeParts = p => {
  p.associations = [anAssociation()];
};

describe('IRSA-PI-017', () => {
  it.each(
    checkCases(proxyCatchesAgent, {
      hit: {
        estate: all(proxy(false), associated),
        about: WORKLOAD,
        says: 'to a proxy',
      },
      nearMiss: {
        'an exception for the agent': all(proxy(true), associated),
        'no association': proxy(false),
      },
      notRead: ['workload'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
