import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { IrsaApi, ReportedFinding } from 'backstage-plugin-irsa-common';
import { aFinding } from '../../__testUtils__/aFinding';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { aSource } from '../../__testUtils__/aSource';
import { renderPage } from '../../__testUtils__/renderPage';
import { setWindowWidth } from '../../__testUtils__/setWindowWidth';

const FIRST = aFinding({ id: 'first' });
const SECOND = aFinding({
  id: 'second',
  checkId: 'IRSA-TS-006',
  severity: 'medium',
  title: 'Trust covers every service account of a namespace',
  owners: [],
  entityRefs: [],
});

// More than a hundred choices make finding by role slow in jsdom.
jest.mock('./checkOptions', () => ({
  checkOptions: [{ id: 'IRSA-TR-002', label: 'IRSA-TR-002' }],
}));

type List = IrsaApi['listFindings'];

function renderFindings(
  findings: readonly ReportedFinding[],
  options: { url?: string; api?: Partial<IrsaApi> } = {},
) {
  const listFindings = jest.fn<ReturnType<List>, Parameters<List>>(
    async query => {
      const states = [query?.state ?? []].flat();
      const items = findings.filter(
        ({ state }) => states.length === 0 || states.includes(state),
      );
      return { items, totalItems: items.length };
    },
  );
  renderPage(options.url ?? '/irsa/findings', {
    listFindings,
    listSources: async () => ({
      items: [aSource()],
      totalItems: 1,
      resolved: true,
    }),
    getFinding: async id => {
      const found = findings.find(finding => finding.id === id);
      if (!found) {
        throw await aResponseError(404, 'NotFoundError');
      }
      return found;
    },
    ...options.api,
  });
  return listFindings;
}

const table = () => screen.findByRole('grid', { name: 'Findings' });

/** What the table asked for last, beside the numbers of each state. */
const lastQuery = (list: jest.Mock) =>
  list.mock.calls
    .map(([query]) => query)
    .filter(({ limit }) => limit > 1)
    .pop();

beforeEach(() => setWindowWidth(1440));

describe('the page of the findings', () => {
  it('lists findings with check, subject and owner, and counts each state', async () => {
    renderFindings([
      FIRST,
      SECOND,
      aFinding({ id: 'third', state: 'unknown' }),
    ]);

    const rows = within(await table()).getAllByRole('row');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toHaveTextContent(
      /High.*IRSA-TR-002 on payments\/refund-worker.*payments.*Open/,
    );
    expect(rows[2]).toHaveTextContent(/Medium.*No owner/);
    expect(
      await screen.findByRole('radio', { name: 'All 3' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Open 2' })).toBeInTheDocument();
    expect(
      screen.getByRole('radio', { name: 'Unknown 1' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Waived 0' })).toBeInTheDocument();
  });

  it('asks the server for what the URL says', async () => {
    const list = renderFindings([FIRST], {
      url: '/irsa/findings?state=fail&severity=critical&severity=high&checkId=IRSA-TR-002&q=refund&sort=-since',
    });

    await table();
    expect(lastQuery(list)).toMatchObject({
      state: ['fail'],
      severity: ['critical', 'high'],
      checkId: ['IRSA-TR-002'],
      q: 'refund',
      sort: '-since',
      limit: 25,
    });
    expect(screen.getByRole('searchbox')).toHaveValue('refund');
  });

  it('narrows by state, words and order', async () => {
    const user = userEvent.setup();
    const list = renderFindings([FIRST, SECOND]);
    await table();

    await user.click(await screen.findByRole('radio', { name: /^Open/ }));
    await waitFor(() =>
      expect(lastQuery(list)).toMatchObject({ state: ['fail'] }),
    );
    await user.type(screen.getByRole('searchbox'), 'refund');
    await waitFor(() => expect(lastQuery(list)).toMatchObject({ q: 'refund' }));
    await user.click(screen.getByRole('columnheader', { name: /Since/ }));
    await waitFor(() =>
      expect(lastQuery(list)).toMatchObject({ sort: 'since' }),
    );

    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() =>
      expect(lastQuery(list)).toMatchObject({ state: [], q: undefined }),
    );
  });

  it('turns pages with the cursor of the server', async () => {
    const user = userEvent.setup();
    const list = jest.fn<ReturnType<List>, Parameters<List>>(async query =>
      query?.cursor === 'two'
        ? { items: [SECOND], totalItems: 2, prevCursor: 'one' }
        : { items: [FIRST], totalItems: 2, nextCursor: 'two' },
    );
    renderFindings([], { api: { listFindings: list } });

    await table();
    await user.click(screen.getByRole('button', { name: 'Next table page' }));
    expect(
      await screen.findByText(
        'Trust covers every service account of a namespace',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('2 in all')).toBeInTheDocument();
  });

  it('opens a finding beside the table, moves to the next, and closes back to its row', async () => {
    const user = userEvent.setup();
    renderFindings([FIRST, SECOND]);
    await table();
    const title = screen.getByRole('button', { name: FIRST.title });

    await user.click(title);
    const panel = await screen.findByRole('complementary', {
      name: `Finding: ${FIRST.title}`,
    });
    expect(panel).toHaveTextContent('aws sts get-caller-identity');
    expect(
      within(panel).getByRole('link', { name: 'Open refund-worker' }),
    ).toBeInTheDocument();
    expect(
      within(panel).getByRole('button', { name: 'Previous finding' }),
    ).toBeDisabled();

    title.focus();
    await user.keyboard('{F6}');
    expect(panel).toHaveFocus();
    await user.click(
      within(panel).getByRole('button', { name: 'Next finding' }),
    );
    const next = await screen.findByRole('complementary', {
      name: `Finding: ${SECOND.title}`,
    });
    expect(next).toHaveTextContent('No component claims it');
    within(next).getByRole('button', { name: 'Previous finding' }).focus();
    await user.keyboard('{Escape}');
    expect(next).not.toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: SECOND.title })).toHaveFocus(),
    );
  });

  it('leads to a page of its own where there is no room beside the table', async () => {
    setWindowWidth(800);
    renderFindings([FIRST], { url: '/irsa/findings?finding=first' });

    await table();
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: FIRST.title })).toHaveAttribute(
      'href',
      '/irsa/findings/first',
    );
  });

  it('shows one finding on its own page', async () => {
    renderFindings([FIRST], { url: '/irsa/findings/first' });

    expect(
      await screen.findByRole('heading', { name: FIRST.title }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All findings' })).toHaveAttribute(
      'href',
      '/irsa/findings',
    );
  });

  it('says that a finding is gone', async () => {
    renderFindings([], { url: '/irsa/findings/first' });

    expect(
      await screen.findByText('There is no such page of the finding'),
    ).toBeInTheDocument();
  });

  it('tells an empty list from a narrowed one', async () => {
    const user = userEvent.setup();
    renderFindings([], { url: '/irsa/findings?severity=critical' });

    await screen.findByText('No finding matches these filters.');
    await user.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(
      await screen.findByText('No finding in what was read.'),
    ).toBeInTheDocument();
  });

  it('says that sources were not read whole', async () => {
    renderFindings([FIRST], {
      api: {
        listSources: async () => ({
          items: [aSource({ status: 'failed' })],
          totalItems: 1,
          resolved: true,
        }),
      },
    });

    expect(
      await screen.findByText(/^1 source was not read whole\./),
    ).toBeInTheDocument();
  });

  it('says what it needs where the reader may not see it, and offers to try again when the server fails', async () => {
    const user = userEvent.setup();
    let status = 503;
    renderFindings([], {
      api: {
        listFindings: async () => {
          throw await aResponseError(status, 'Error');
        },
      },
    });

    expect(
      await screen.findByText(
        'Could not load the findings. The server answered 503.',
      ),
    ).toBeInTheDocument();
    status = 403;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('You may not see the findings'),
    ).toBeInTheDocument();
  });
});
