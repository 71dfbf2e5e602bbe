import { PROVIDER } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { audienceNotListed } from './IRSA-OP-002-audience-not-listed';

const lists =
  (...clientIds: string[]) =>
  (p: CheckParts) => {
    p.providers = [{ ...p.providers[0], clientIds }];
  };

describe('IRSA-OP-002', () => {
  it.each(
    checkCases(audienceNotListed, {
      hit: {
        estate: lists('sts.eu-west-1.amazonaws.com'),
        about: PROVIDER,
        says: 'does not list sts.amazonaws.com, the audience of 1 service account.',
      },
      nearMiss: lists('vault', 'sts.amazonaws.com'),
      notRead: ['oidc-provider'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
