import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  IrsaApi,
  RoleDetail,
  TrustPreviewAnswer,
} from 'backstage-plugin-irsa-common';
import { aFinding } from '../../__testUtils__/aFinding';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { aRole } from '../../__testUtils__/aRole';
import { renderPage } from '../../__testUtils__/renderPage';

const ROLE = aRole();
const URL_OF_ROLE = `/irsa/roles/${encodeURIComponent(ROLE.arn)}`;

function renderRoles(url: string, api: Partial<IrsaApi> = {}) {
  return renderPage(url, {
    listRoles: async () => ({ items: [ROLE], totalItems: 1 }),
    getRole: async () => ROLE,
    listSources: async () => ({ items: [], totalItems: 0, resolved: true }),
    listFindings: async () => ({ items: [], totalItems: 0 }),
    ...api,
  });
}

const renderRole = (role: RoleDetail, api: Partial<IrsaApi> = {}) =>
  renderRoles(URL_OF_ROLE, { getRole: async () => role, ...api });

const preview = (
  overrides: Partial<TrustPreviewAnswer> = {},
): TrustPreviewAnswer => ({
  gained: [],
  lost: [{ ...ROLE.can[1] }],
  unchanged: [{ ...ROLE.can[0] }],
  unknown: [],
  totals: { gained: 0, lost: 1, unchanged: 1, unknown: 0 },
  others: false,
  beforeFrom: 'role',
  appearing: [],
  disappearing: [],
  sets: {
    gained: {
      class: 'none',
      problems: [],
      providers: [],
      podIdentity: [],
      others: [],
    },
    lost: {
      class: 'none',
      problems: [],
      providers: [],
      podIdentity: [],
      others: [],
    },
  },
  classes: { before: 'namespace', after: 'exact' },
  clusters: { known: 3, read: 2 },
  notes: [],
  ...overrides,
});

describe('the list of roles', () => {
  it('lists each with the width of its trust, does, can and could, and leads to its page', async () => {
    renderRoles('/irsa/roles');

    const table = await screen.findByRole('grid', { name: 'Roles' });
    const row = within(table).getAllByRole('row')[1];
    expect(row).toHaveTextContent(
      /payments-api-prod.*Whole namespace.*1.*2.*1 pattern.*payments/,
    );
    expect(
      within(row).getByRole('link', { name: 'payments-api-prod' }),
    ).toHaveAttribute('href', URL_OF_ROLE);
  });

  it('does not tell numbers of what the reader may not see', async () => {
    renderRoles('/irsa/roles', {
      listRoles: async () => ({
        items: [aRole({ totals: undefined, others: true })],
        totalItems: 1,
      }),
    });

    const table = await screen.findByRole('grid', { name: 'Roles' });
    expect(table).toHaveTextContent('2 and more');
  });

  it('asks the server for what the URL says', async () => {
    const listRoles = jest.fn(async () => ({ items: [ROLE], totalItems: 1 }));
    renderRoles('/irsa/roles?trustScope=cluster&sort=-can&q=pay', {
      listRoles,
    });

    await screen.findByRole('grid', { name: 'Roles' });
    expect(listRoles).toHaveBeenLastCalledWith(
      expect.objectContaining({
        trustScope: ['cluster'],
        sort: '-can',
        q: 'pay',
      }),
    );
  });

  it('tells an empty list from a narrowed one', async () => {
    const user = userEvent.setup();
    renderRoles('/irsa/roles?q=x', {
      listRoles: async () => ({ items: [], totalItems: 0 }),
    });

    await screen.findByText('No role matches these filters.');
    await user.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(
      await screen.findByText(
        'No role that has to do with Kubernetes was read.',
      ),
    ).toBeInTheDocument();
  });
});

describe('the page of a role', () => {
  it('says in one sentence who becomes it, then who, then why', async () => {
    renderRole(ROLE, {
      listFindings: async () => ({ items: [aFinding()], totalItems: 1 }),
    });

    expect(
      await screen.findByText(
        /^1 service account uses this role\. 2 can become it\. So can whoever creates/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Does' })).toHaveTextContent(
      'payments/payments-api',
    );
    expect(screen.getByRole('region', { name: 'Can' })).toHaveTextContent(
      'payments/reconcile',
    );
    expect(screen.getByRole('region', { name: 'Could' })).toHaveTextContent(
      'Any service account in namespace payments in prod-euw1',
    );
    const trust = await screen.findByRole('region', {
      name: 'Trust policy in words',
    });
    expect(trust).toHaveTextContent('Whole namespace');
    expect(within(trust).getByText('widens')).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'What the role may do' }),
    ).toHaveTextContent('s3 Read, List (List on every resource)');
    expect(await screen.findByText('IRSA-TR-002')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /AWS console/ })).toHaveAttribute(
      'href',
      expect.stringContaining('payments-api-prod'),
    );
  });

  it('says which tool manages it, by which tag', async () => {
    renderRole({
      ...ROLE,
      managedBy: { tool: 'terraform', tag: 'ManagedBy=terraform' },
    });

    expect(
      await screen.findByText('Managed by', { selector: 'dt' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Terraform, by the tag/)).toHaveTextContent(
      'Terraform, by the tag ManagedBy=terraform',
    );
  });

  it('previews a removed statement, and writes it for the chosen tool', async () => {
    const user = userEvent.setup();
    const previewTrust = jest.fn(async () => preview());
    renderRole(ROLE, { previewTrust });

    await user.click(
      await screen.findByRole('button', { name: 'Remove statement 2' }),
    );
    expect(
      await screen.findByText('0 gain, 1 lose, 1 unchanged.'),
    ).toBeInTheDocument();
    expect(previewTrust).toHaveBeenCalledWith(
      {
        roleArn: ROLE.arn,
        after: expect.not.stringContaining('payments:*'),
      },
      expect.anything(),
    );
    const table = screen.getByRole('grid', {
      name: 'Who gains and who loses the role',
    });
    expect(table).toHaveTextContent(/Loses.*payments\/reconcile/);
    expect(
      screen.getByText('Gains and losses cover 2 of 3 clusters.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Get this as code' }),
    ).toBeInTheDocument();

    await user.click(
      screen.getByRole('button', { name: 'Back to what is there now' }),
    );
    expect(
      await screen.findByText(/^Change the policy to see/),
    ).toBeInTheDocument();
  });

  it('keeps the last answer while the text is no JSON', async () => {
    const user = userEvent.setup();
    renderRole(ROLE, { previewTrust: async () => preview() });
    await user.click(
      await screen.findByRole('button', { name: 'Remove statement 1' }),
    );
    await screen.findByText('0 gain, 1 lose, 1 unchanged.');

    fireEvent.change(
      screen.getByRole('textbox', { name: 'Trust policy after the change' }),
      { target: { value: '{ "Statement": ' } },
    );
    expect(
      await screen.findByText('What is shown is for the text before.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('0 gain, 1 lose, 1 unchanged.'),
    ).toBeInTheDocument();
  });

  it('says so when the change could not be previewed', async () => {
    const user = userEvent.setup();
    renderRole(ROLE, {
      previewTrust: async () => {
        throw await aResponseError(503, 'ServiceUnavailableError');
      },
    });

    await user.click(
      await screen.findByRole('button', { name: 'Remove statement 1' }),
    );
    expect(
      await screen.findByText('The change could not be previewed. Try again.'),
    ).toBeInTheDocument();
  });

  it('leaves out the policy text for those who may not see it', async () => {
    renderRole(
      aRole({
        policyText: false,
        trustPolicy: {
          title: 'Trust policy',
          decidingLines: [],
          mark: 'widens',
        },
      }),
    );

    expect(await screen.findByText('irsa.policy.read')).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'What if I change it' }),
    ).not.toBeInTheDocument();
  });

  it('assumes nothing about a policy that cannot be read', async () => {
    renderRole(
      aRole({
        trustPolicy: {
          title: 'Trust policy',
          text: '{ "Statement": [',
          decidingLines: [],
          mark: 'widens',
        },
      }),
    );

    expect(
      (await screen.findAllByText('Nothing is assumed about it.')).length,
    ).toBeGreaterThan(0);
  });

  it('says that the role does not exist', async () => {
    renderRole(
      aRole({
        exists: false,
        trustPolicy: undefined,
        permissions: undefined,
        does: [],
        can: [],
        could: [],
      }),
    );

    expect(
      await screen.findByText(/^This role does not exist in its account/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Its policies were not read, so what it may do is unknown.',
      ),
    ).toBeInTheDocument();
  });

  it('has words for a role that is gone, that may not be seen, and for a server that fails', async () => {
    let status = 503;
    let name = 'ServiceUnavailableError';
    const user = userEvent.setup();
    const first = renderRoles(URL_OF_ROLE, {
      getRole: async () => {
        throw await aResponseError(status, name);
      },
    });
    await screen.findByText(
      'Could not load the role. The server answered 503.',
    );
    status = 403;
    name = 'NotAllowedError';
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('You may not see the role');
    first.unmount();

    status = 404;
    name = 'NotFoundError';
    renderRoles(URL_OF_ROLE, {
      getRole: async () => {
        throw await aResponseError(status, name);
      },
    });
    await waitFor(() =>
      expect(
        screen.getByText('There is no such page of the role'),
      ).toBeInTheDocument(),
    );
  });
});
