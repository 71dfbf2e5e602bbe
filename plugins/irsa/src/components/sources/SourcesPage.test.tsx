import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { aFinding } from '../../__testUtils__/aFinding';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { aSource } from '../../__testUtils__/aSource';
import { renderSources } from '../../__testUtils__/renderSources';

const FAILED = aSource({
  id: 'aws:555566667777',
  kind: 'aws-account',
  title: 'IAM 555566667777',
  status: 'failed',
  problems: [
    {
      message: 'The role may not list roles.',
      permission: 'iam:GetAccountAuthorizationDetails',
      paste: '{ "Action": "iam:GetAccountAuthorizationDetails" }',
    },
  ],
});
const PARTIAL = aSource({
  id: 'kubernetes:prod-use1',
  kind: 'kubernetes',
  title: 'prod-use1',
  status: 'partial',
  problems: [{ message: 'May not list mutatingwebhookconfigurations.' }],
});
const OK = aSource({
  id: 'aws:111122223333',
  kind: 'aws-account',
  title: 'IAM 111122223333',
  counts: { role: 388, 'oidc-provider': 4, 'managed-policy': 2, account: 1 },
});

describe('the page of the sources', () => {
  it('says that all are complete, and how old the oldest is', async () => {
    renderSources([OK, aSource()]);

    expect(
      await screen.findByText(/^All 2 sources are complete\./),
    ).toHaveTextContent(/The oldest is .* old\.$/);
    expect(
      screen.getByRole('row', { name: /IAM 111122223333/ }),
    ).toHaveTextContent('388 roles, 4 providers, 2 managed policies');
  });

  it('has a card for each source in trouble: what is missing, what that costs, what to paste', async () => {
    renderSources([OK, PARTIAL, FAILED], {
      api: {
        listFindings: async () => ({
          items: [
            aFinding({
              subject: { kind: 'account', ref: 'account:555566667777' },
              message: 'Of account 555566667777, roles were not read whole.',
              waiting: { checks: ['IRSA-TS-001'], subjects: 4, bindings: 54 },
            }),
          ],
          totalItems: 1,
        }),
      },
    });

    expect(
      await screen.findByText(/^1 source failed and 1 is read in part\./),
    ).toHaveTextContent('1 of 3 are complete.');
    const card = screen.getByRole('region', { name: 'IAM 555566667777' });
    expect(card).toHaveTextContent('The role may not list roles.');
    expect(card).toHaveTextContent('iam:GetAccountAuthorizationDetails');
    expect(card).toHaveTextContent('AWS account, account 555566667777');
    expect(card).toHaveTextContent(/Keeps the read of .* ago\./);
    await waitFor(() =>
      expect(card).toHaveTextContent('54 bindings depend on it.'),
    );
    expect(
      within(card).getByRole('button', { name: 'Copy' }),
    ).toBeInTheDocument();
    expect(
      card.compareDocumentPosition(
        screen.getByRole('region', { name: 'prod-use1' }),
      ),
    ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('reads one source or all of them now, and shows how far it is', async () => {
    const user = userEvent.setup();
    const refresh = jest.fn(async () => ({ runs: [] }));
    let items: readonly SourceState[] = [FAILED, OK];
    renderSources([], {
      api: {
        refresh,
        listSources: async () => ({
          items,
          totalItems: items.length,
          resolved: true,
        }),
      },
    });

    const tryAgain = await screen.findByRole('button', { name: 'Try again' });
    items = [
      {
        ...FAILED,
        run: { id: '1', startedAt: new Date().toISOString(), read: 1200 },
      },
      OK,
    ];
    await user.click(tryAgain);
    expect(refresh).toHaveBeenCalledWith({ sourceId: 'aws:555566667777' });
    expect(
      (await screen.findAllByText('Reading, 1,200 records so far')).length,
    ).toBeGreaterThan(0);
    expect(screen.getByText('Reading 1 source now.')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Read all now' }));
    expect(refresh).toHaveBeenLastCalledWith({});
  });

  it('says so when the read could not be started', async () => {
    const user = userEvent.setup();
    renderSources([FAILED], {
      api: {
        refresh: async () => {
          throw await aResponseError(503, 'ServiceUnavailableError');
        },
      },
    });

    await user.click(
      await screen.findByRole('button', { name: 'Read all now' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The read could not be started.',
    );
  });

  it('says that the costs are not known when they could not be loaded', async () => {
    renderSources([FAILED], {
      api: {
        listFindings: async () => {
          throw new Error('down');
        },
      },
    });

    expect(
      await screen.findByText(/^Could not be loaded now/),
    ).toBeInTheDocument();
  });

  it('counts what was never read and what is stale', async () => {
    renderSources([
      aSource({ id: 'a', title: 'a', status: 'never-read', readAt: undefined }),
      aSource({ id: 'b', title: 'b', stale: true }),
    ]);

    expect(
      await screen.findByText(/^1 was never read and 1 is stale\./),
    ).toBeInTheDocument();
    expect(screen.getByRole('grid', { name: 'Sources' })).toHaveTextContent(
      /never read.*, stale/,
    );
  });

  it('shows the sources that the URL asks for, and says when there is none', async () => {
    const { unmount } = renderSources([OK, PARTIAL], {
      url: '/irsa/sources?status=partial',
    });
    const table = await screen.findByRole('grid', { name: 'Sources' });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(table).toHaveTextContent('prod-use1');
    unmount();

    renderSources([OK], { url: '/irsa/sources?kind=eks' });
    expect(
      await screen.findByText('No source matches these filters.'),
    ).toBeInTheDocument();
  });

  it('loads every page', async () => {
    renderSources([], {
      api: {
        listSources: async options =>
          options?.cursor
            ? { items: [OK], totalItems: 2, resolved: true }
            : {
                items: [PARTIAL],
                totalItems: 2,
                resolved: true,
                nextCursor: 'more',
              },
      },
    });

    expect(await screen.findByText(/1 of 2 are complete/)).toBeInTheDocument();
  });

  it('says what to configure where there is nothing to read', async () => {
    renderSources([], {
      api: {
        listSources: async () => ({
          items: [],
          totalItems: 0,
          resolved: true,
          setup: {
            message: 'The configuration names nothing to read.',
            paste: 'irsa:\n  accounts: []',
          },
        }),
      },
    });

    expect(await screen.findByText('Nothing is read yet')).toBeInTheDocument();
    expect(screen.getByText('app-config.yaml')).toBeInTheDocument();
  });

  it('says what it needs where the reader may not see it', async () => {
    renderSources([], {
      api: {
        listSources: async () => {
          throw await aResponseError(403, 'NotAllowedError');
        },
      },
    });

    expect(
      await screen.findByText('You may not see the sources'),
    ).toBeInTheDocument();
    expect(screen.getByText('irsa.report.read')).toBeInTheDocument();
  });

  it('offers to try again when the server fails', async () => {
    const user = userEvent.setup();
    let isUp = false;
    renderSources([], {
      api: {
        listSources: async () => {
          if (!isUp) {
            throw await aResponseError(503, 'ServiceUnavailableError');
          }
          return { items: [OK], totalItems: 1, resolved: true };
        },
      },
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the sources. The server answered 503.',
    );
    isUp = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/^The only source is complete\./),
    ).toBeInTheDocument();
  });
});
