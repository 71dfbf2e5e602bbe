import { ACCOUNT } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { exact, OTHER_ISSUER, trusts } from '../__testUtils__/trust';
import { orphanProvider } from './IRSA-OP-006-orphan-provider';

const provider = (url: string) => (p: CheckParts) => {
  p.providers.push({
    account: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:oidc-provider/${url}`,
    url,
    clientIds: ['sts.amazonaws.com'],
  });
};

describe('IRSA-OP-006', () => {
  it.each(
    checkCases(orphanProvider, {
      hit: {
        estate: provider(OTHER_ISSUER),
        about: `arn:aws:iam::${ACCOUNT}:oidc-provider/${OTHER_ISSUER}`,
        says: 'for an EKS cluster that no source knows.',
      },
      hits: {
        'one that a role trusts': {
          estate: p => {
            provider(OTHER_ISSUER)(p);
            trusts(
              exact(),
              exact({
                Principal: {
                  Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${OTHER_ISSUER}`,
                },
              }),
            )(p);
          },
          about: `arn:aws:iam::${ACCOUNT}:oidc-provider/${OTHER_ISSUER}`,
          says: '1 role trusts it',
        },
      },
      nearMiss: {
        'a provider of a build system': provider(
          'token.actions.githubusercontent.com',
        ),
        'the provider of the cluster': () => undefined,
      },
      notRead: p => {
        p.records.push({ kind: 'cluster', value: { cluster: 'other' } });
      },
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
