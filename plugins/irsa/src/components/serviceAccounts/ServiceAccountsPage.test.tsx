import { screen, within } from '@testing-library/react';
import type {
  IrsaApi,
  ServiceAccountAnswer,
} from 'backstage-plugin-irsa-common';
import { aBinding } from '../../__testUtils__/aBinding';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { renderPage } from '../../__testUtils__/renderPage';

const ACCOUNT: ServiceAccountAnswer = {
  serviceAccount: {
    cluster: 'prod-use1',
    namespace: 'payments',
    name: 'refund-worker',
  },
  state: 'exists',
  bindings: [aBinding({ verdict: 'broken' })],
  newPods: { mechanism: 'irsa', by: 'annotation' },
  running: [
    { mechanism: 'none', audiences: [], pods: 3, example: 'refund-worker-1' },
  ],
  podsRead: true,
  workloads: [],
  differences: [],
  entityRefs: ['component:default/refund-worker'],
  owners: ['group:default/payments'],
  others: false,
  stale: false,
};

const renderAccounts = (
  items: readonly ServiceAccountAnswer[],
  options: { url?: string; api?: Partial<IrsaApi> } = {},
) =>
  renderPage(options.url ?? '/irsa/service-accounts', {
    listServiceAccounts: async () => ({ items, totalItems: items.length }),
    listSources: async () => ({ items: [], totalItems: 0, resolved: true }),
    ...options.api,
  });

const rows = async () =>
  within(
    await screen.findByRole('grid', { name: 'Service accounts' }),
  ).getAllByRole('row');

describe('the page of the service accounts', () => {
  it('lists each with its worst verdict, its roles, its pods and its component', async () => {
    renderAccounts([
      ACCOUNT,
      {
        ...ACCOUNT,
        serviceAccount: { ...ACCOUNT.serviceAccount, name: 'default' },
        bindings: [],
        entityRefs: [],
        owners: [],
        likelyOwner: {
          owner: 'group:default/risk',
          entities: 2,
          of: 3,
          sure: 'likely',
          why: 'It owns two of three components in the namespace.',
        },
      },
    ]);

    const [, first, second] = await rows();
    expect(first).toHaveTextContent(
      /payments\/refund-worker.*in prod-use1.*Broken.*payments-refund-worker.*IRSA.*3 pods.*refund-worker/,
    );
    expect(
      within(first).getByRole('link', { name: 'payments-refund-worker' }),
    ).toHaveAttribute('href', expect.stringMatching(/^\/irsa\/roles\/arn%3A/));
    expect(second).toHaveTextContent(
      /No identity.*No role.*No component claims it.*likely risk/,
    );
  });

  it('says where running pods differ, and never counts what may not be seen or was not read', async () => {
    renderAccounts([
      {
        ...ACCOUNT,
        differences: [
          {
            code: 'CONFIGURED_NOT_OBSERVED',
            between: ['configured', 'observed'],
            pods: 3,
            cause: 'They are older than the annotation.',
            evidence: [],
          },
        ],
      },
      {
        ...ACCOUNT,
        serviceAccount: { ...ACCOUNT.serviceAccount, name: 'other' },
        others: true,
      },
      {
        ...ACCOUNT,
        serviceAccount: { ...ACCOUNT.serviceAccount, name: 'third' },
        podsRead: false,
        state: 'missing',
      },
    ]);

    const [, first, second, third] = await rows();
    expect(first).toHaveTextContent('Differ from new ones');
    expect(second).toHaveTextContent(
      /Not known.*and components that you may not see/,
    );
    expect(third).toHaveTextContent(/does not exist.*Not known/);
  });

  it('asks the server for what the URL says', async () => {
    const listServiceAccounts = jest.fn(async () => ({
      items: [ACCOUNT],
      totalItems: 1,
    }));
    renderAccounts([], {
      url: '/irsa/service-accounts?verdict=broken&mechanism=irsa&q=pay',
      api: { listServiceAccounts },
    });

    await rows();
    expect(listServiceAccounts).toHaveBeenLastCalledWith(
      expect.objectContaining({
        verdict: ['broken'],
        mechanism: ['irsa'],
        q: 'pay',
      }),
    );
  });

  it('has words for an empty list, for the reader who may not see it, and for a server that fails', async () => {
    const first = renderAccounts([]);
    await screen.findByText('No service account was read.');
    first.unmount();

    const second = renderAccounts([], {
      url: '/irsa/service-accounts?q=x',
    });
    await screen.findByText('No service account matches these filters.');
    second.unmount();

    const third = renderAccounts([], {
      api: {
        listServiceAccounts: async () => {
          throw await aResponseError(403, 'NotAllowedError');
        },
      },
    });
    await screen.findByText('You may not see the service accounts');
    third.unmount();

    renderAccounts([], {
      api: {
        listServiceAccounts: async () => {
          throw await aResponseError(503, 'ServiceUnavailableError');
        },
      },
    });
    expect(
      await screen.findByText(
        'Could not load the service accounts. The server answered 503.',
      ),
    ).toBeInTheDocument();
  });
});
