import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { IrsaApi, Report } from 'backstage-plugin-irsa-common';
import { aReport, someCounts } from '../../__testUtils__/aReport';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { aRole } from '../../__testUtils__/aRole';
import { aSource } from '../../__testUtils__/aSource';
import { renderPage } from '../../__testUtils__/renderPage';

type GetReport = IrsaApi['getReport'];

function renderReport(
  report: Report,
  options: { url?: string; api?: Partial<IrsaApi> } = {},
) {
  const getReport = jest.fn<ReturnType<GetReport>, Parameters<GetReport>>(
    async () => report,
  );
  renderPage(options.url ?? '/irsa/report', {
    getReport,
    listRoles: async () => ({ items: [aRole()], totalItems: 1 }),
    listSources: async () => ({
      items: [aSource()],
      totalItems: 1,
      resolved: true,
    }),
    ...options.api,
  });
  return getReport;
}

const card = (name: string | RegExp) => screen.findByRole('region', { name });

describe('the page of the report', () => {
  it('is what /irsa shows', async () => {
    renderReport(aReport(), { url: '/irsa' });

    expect(
      await screen.findByRole('heading', { name: 'Bindings' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Report' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('says first that everything was read', async () => {
    renderReport(aReport());

    expect(
      await screen.findByText(
        /All 5 accounts and clusters were read, the oldest 6 min ago\./,
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText('Partial')).not.toBeInTheDocument();
  });

  it('says first what was not read, why, and what that costs', async () => {
    const whole = aReport().coverage;
    renderReport(
      aReport({
        coverage: {
          ...whole,
          sources: { ...whole.sources, read: 4, failed: 1 },
          bindings: { judged: 15, total: 20 },
          unread: [
            {
              ...aSource({ status: 'failed', title: 'IAM data-lake-prod' }),
              problems: [{ message: 'The role may not list roles.' }],
              cost: { bindings: 5, checks: ['IRSA-TR-002'] },
            },
          ],
          checks: { on: 79, off: ['IRSA-TS-017'] },
          entities: { visible: 3, all: false },
        },
      }),
    );

    const coverage = await card('80 % of the fleet was read');
    expect(coverage).toHaveTextContent(
      '4 of 5 accounts and clusters were read whole and lately. 15 of 20 bindings could be judged; the others count as unknown, never as compliant.',
    );
    expect(coverage).toHaveTextContent(
      /Failed.*IAM data-lake-prod: The role may not list roles\./,
    );
    expect(coverage).toHaveTextContent(
      '5 bindings are unknown because of it. 1 check waits for it.',
    );
    expect(coverage).toHaveTextContent('1 check is switched off: IRSA-TS-017.');
    expect(coverage).toHaveTextContent(
      'Counts cover the 3 components that you may see.',
    );
    expect(
      within(coverage).getByRole('link', { name: 'Open sources' }),
    ).toHaveAttribute('href', '/irsa/sources');
  });

  it('leads from each number to its rows, and counts what is shared with each owner', async () => {
    renderReport(aReport(), { url: '/irsa/report?lifecycle=production' });

    const bindings = await card('Bindings');
    expect(bindings).toHaveTextContent(/13 65 % of 20/);
    expect(
      within(bindings).getByRole('img', {
        name: '13 compliant, 5 failing and 2 unknown of 20',
      }),
    ).toBeInTheDocument();
    expect(
      within(bindings).getByRole('link', { name: '5 Failing: show the rows' }),
    ).toHaveAttribute(
      'href',
      '/irsa/service-accounts?lifecycle=production&compliance=failing',
    );
    expect(
      within(bindings).getByRole('link', {
        name: '1 Findings waived: show the rows',
      }),
    ).toHaveAttribute(
      'href',
      '/irsa/findings?lifecycle=production&state=waived',
    );

    const owners = await card('Compliance by owner');
    const rows = within(owners).getAllByRole('row').slice(1);
    // The several are with each owner, so they make no row.
    expect(rows).toHaveLength(3);
    expect(rows[0]).toHaveTextContent(/payments.*5 of 9.*4.*0.*5/);
    expect(
      within(rows[0]).getByRole('link', {
        name: '4 Failing, payments: show the rows',
      }),
    ).toHaveAttribute(
      'href',
      '/irsa/service-accounts?lifecycle=production&owner=group%3Adefault%2Fpayments&compliance=failing',
    );
    expect(
      within(rows[0]).getByRole('link', {
        name: '5 Open, payments: show the rows',
      }),
    ).toHaveAttribute(
      'href',
      '/irsa/findings?lifecycle=production&owner=group%3Adefault%2Fpayments&state=fail',
    );
    expect(owners).toHaveTextContent(/What belongs to several is counted/);
    const none = rows.find(row =>
      /No owner in the catalog/.test(row.textContent ?? ''),
    )!;
    expect(
      within(none).getByRole('link', { name: /^1 Failing/ }),
    ).toHaveAttribute('href', expect.stringContaining('owner=%28none%29'));
    // Nothing leads to no rows.
    expect(
      within(rows[0]).queryByRole('link', { name: /^0/ }),
    ).not.toBeInTheDocument();
  });

  it('tells apart by the dimension that the URL says, checks with their findings', async () => {
    renderReport(aReport(), { url: '/irsa/report?by=check' });

    const checks = await card('Compliance by check');
    expect(checks).toHaveTextContent(/High.*IRSA-TR-002/);
    expect(
      within(checks).getByRole('link', {
        name: '5 Open, IRSA-TR-002: show the rows',
      }),
    ).toHaveAttribute('href', '/irsa/findings?checkId=IRSA-TR-002&state=fail');
  });

  it('draws the trend with what was not read, and has it as a table', async () => {
    const user = userEvent.setup();
    renderReport(aReport());

    const trend = await card('Trend');
    expect(
      within(trend).getByRole('img', {
        name: 'From 22 Nov 2026 to 24 Nov 2026: critical and high from 6 to 6, broken from 1 to 3. On 2 days not everything was read.',
      }),
    ).toBeInTheDocument();
    expect(trend).toHaveTextContent('Not everything was read');

    await user.click(
      within(trend).getByRole('button', { name: 'Show as table' }),
    );
    const rows = within(trend).getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent(/24 Nov 2026.*6.*3.*13 of 20.*1 source/);
    expect(rows[1]).toHaveTextContent(/23 Nov 2026.*nothing noted/);
  });

  it('says what is new and fixed since a day, finding by finding, and how long fixing takes', async () => {
    const user = userEvent.setup();
    const getReport = renderReport(aReport());

    const changes = await card('New and fixed');
    expect(changes).toHaveTextContent('2 h over 2 fixed findings');
    expect(changes).toHaveTextContent(
      'Findings are followed since 20 Nov 2026, 08:00 UTC',
    );
    await user.click(
      within(changes).getByRole('button', { name: '1 Fixed: show them' }),
    );
    const fixed = within(changes).getByRole('list', { name: 'Fixed' });
    expect(fixed).toHaveTextContent(
      /Annotated role does not exist.*23 Nov 2026, 08:00 UTC/,
    );
    expect(within(fixed).queryByRole('link')).not.toBeInTheDocument();
    await user.click(
      within(changes).getByRole('button', { name: '1 New: show them' }),
    );
    expect(
      within(changes).getByRole('link', {
        name: 'Trust policy names another service account',
      }),
    ).toHaveAttribute('href', '/irsa/findings/fresh');

    const since = within(changes).getByLabelText('Since');
    expect(since).toHaveValue('2026-10-25');
    fireEvent.change(since, { target: { value: '2026-11-01' } });
    await waitFor(() =>
      expect(getReport.mock.lastCall?.[0]).toMatchObject({
        since: '2026-11-01',
      }),
    );
  });

  it('asks the server for what the URL says, and keeps the report while another one is loaded', async () => {
    const user = userEvent.setup();
    const getReport = renderReport(aReport(), {
      url: '/irsa/report?owner=group:default/payments&cluster=prod-euw1&since=2026-11-01',
    });

    await card('Bindings');
    expect(getReport.mock.calls[0][0]).toMatchObject({
      owner: ['group:default/payments'],
      cluster: ['prod-euw1'],
      since: '2026-11-01',
    });
    getReport.mockImplementation(() => new Promise(() => {}));
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() =>
      expect(getReport.mock.lastCall?.[0]).not.toHaveProperty('owner'),
    );
    expect(await card('Bindings')).toBeInTheDocument();
  });

  it('lists the top causes and the roles that most can become', async () => {
    renderReport(aReport());

    const causes = await card('Top causes');
    expect(
      within(causes).getByRole('link', {
        name: 'Trust policy names another service account',
      }),
    ).toHaveAttribute('href', '/irsa/findings?checkId=IRSA-TR-002&state=fail');
    const blast = await card('Largest blast radius');
    expect(
      await within(blast).findByRole('link', { name: 'payments-api-prod' }),
    ).toBeInTheDocument();
    expect(blast).toHaveTextContent('s3 Read List');
  });

  it('keeps the other cards where the roles cannot be loaded', async () => {
    renderReport(aReport(), {
      api: {
        listRoles: async () => {
          throw await aResponseError(503, 'Error');
        },
      },
    });

    expect(
      await screen.findByText(
        'Could not load the roles. The server answered 503.',
      ),
    ).toBeInTheDocument();
    expect(await card('Bindings')).toBeInTheDocument();
  });

  it('saves exports of what the filters let through', async () => {
    const user = userEvent.setup();
    const exportReport = jest.fn<
      Promise<Blob>,
      Parameters<IrsaApi['exportReport']>
    >(async () => new Blob(['a,b']));
    const createObjectURL = jest.fn(() => 'blob:report');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    renderReport(aReport(), {
      url: '/irsa/report?cluster=prod-euw1',
      api: { exportReport },
    });

    await card('Bindings');
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(
      await screen.findByRole('menuitem', { name: 'CSV, every finding' }),
    );
    expect(
      await screen.findByText(
        /Saved as aws-identity-\d{4}-\d\d-\d\d\.findings\.csv\./,
      ),
    ).toBeInTheDocument();
    expect(exportReport).toHaveBeenCalledWith('findings-csv', {
      cluster: ['prod-euw1'],
    });

    exportReport.mockRejectedValue(await aResponseError(503, 'Error'));
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'JSON' }));
    expect(
      await screen.findByText('The export could not be made.'),
    ).toBeInTheDocument();
    click.mockRestore();
  });

  it('shows the shape of the page while it is loaded', async () => {
    renderReport(aReport(), {
      api: { getReport: () => new Promise(() => {}) },
    });

    expect(await screen.findByText('Loading the report')).toBeInTheDocument();
  });

  it('tells nothing that matches from nothing found', async () => {
    const user = userEvent.setup();
    const getReport = renderReport(
      aReport({ totals: someCounts({}), byOwner: [], byCheck: [] }),
      { url: '/irsa/report?cluster=prod-euw1' },
    );

    await screen.findByText('No binding and no finding matches these filters.');
    await user.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[1],
    );
    expect(
      await screen.findByText(
        'Nothing was found yet that gives a workload an AWS role.',
      ),
    ).toBeInTheDocument();
    expect(getReport).toHaveBeenCalledTimes(2);
  });

  it('says what to configure where nothing is', async () => {
    const { coverage } = aReport();
    renderReport(
      aReport({
        coverage: { ...coverage, sources: { ...coverage.sources, total: 0 } },
      }),
      {
        api: {
          listSources: async () => ({
            items: [],
            totalItems: 0,
            resolved: false,
            setup: { message: 'Name what to read.', paste: 'irsa: {}' },
          }),
        },
      },
    );

    expect(await screen.findByText('Name what to read.')).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Bindings' }),
    ).not.toBeInTheDocument();
  });

  it('says what it needs where the reader may not see it, and offers to try again when the server fails', async () => {
    const user = userEvent.setup();
    let status = 503;
    renderReport(aReport(), {
      api: {
        getReport: async () => {
          throw await aResponseError(status, 'Error');
        },
      },
    });

    expect(
      await screen.findByText(
        'Could not load the report. The server answered 503.',
      ),
    ).toBeInTheDocument();
    status = 403;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('You may not see the report'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Export' }),
    ).not.toBeInTheDocument();
  });
});
