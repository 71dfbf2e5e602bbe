import type { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EntityRollUp, IrsaApi } from 'backstage-plugin-irsa-common';
import { anIrsaApi } from '../../__testUtils__/anIrsaApi';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { aRollUp, aRollUpComponent } from '../../__testUtils__/aRollUp';
import { aSource } from '../../__testUtils__/aSource';
import { renderTab } from '../../__testUtils__/renderTab';

const anEntity = (kind: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'checkout', namespace: 'default' },
});

const render = (
  getRollUp: IrsaApi['getRollUp'],
  options: { kind?: string; hasPages?: boolean; api?: Partial<IrsaApi> } = {},
) =>
  renderTab(anIrsaApi({}).getEntityIdentity, {
    entity: anEntity(options.kind ?? 'System'),
    api: { getRollUp, ...options.api },
    hasPages: options.hasPages,
  });

const renderRollUp = (
  overrides: Partial<EntityRollUp> = {},
  options: { kind?: string; hasPages?: boolean } = {},
) => render(async () => aRollUp(overrides), options);

describe('the tab of a system, a domain or a group', () => {
  it('says the verdict, and each component with status and findings, the worst first', async () => {
    renderRollUp();

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Broken: 1 of 2 components cannot use AWS as set up: refund-worker.',
    );
    const table = screen.getByRole('grid', { name: 'Components' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      /Broken.*refund-worker.*Trust policy names another namespace.*IRSA-TR-002.*Critical.*1.*Low.*2.*1 unknown.*3 waived.*team-checkout/,
    );
    expect(second).toHaveTextContent(/Works.*payments-api.*None.*No owner/);
    expect(screen.getByText('1 Broken')).toBeInTheDocument();
    expect(screen.getByText('1 Works')).toBeInTheDocument();
    expect(screen.queryByText('0 Unknown')).not.toBeInTheDocument();
    expect(
      within(first).getByRole('link', { name: 'refund-worker' }),
    ).toHaveAttribute('title', 'component:default/refund-worker');
  });

  it('says what is behind most of it, and leads to these findings', async () => {
    renderRollUp(
      {
        entityRef: 'group:default/checkout',
        includes: ['group:default/refunds'],
      },
      { kind: 'Group', hasPages: true },
    );

    const table = await screen.findByRole('grid', {
      name: 'What is behind most of it',
    });
    expect(
      within(table).getByRole('link', {
        name: 'Trust policy names another namespace',
      }),
    ).toHaveAttribute(
      'href',
      '/irsa/findings?checkId=IRSA-TR-002&owner=group%3Adefault%2Fcheckout&owner=group%3Adefault%2Frefunds',
    );
    expect(screen.getByText(/^What is below counts too:/)).toHaveTextContent(
      'refunds',
    );
    // All components of a group have the same owner.
    expect(
      screen.getByRole('columnheader', { name: 'System' }),
    ).toBeInTheDocument();
  });

  it('says that more is left out, and that only the worst are listed', async () => {
    renderRollUp({
      others: true,
      totals: { broken: 1, unknown: 0, attention: 0, works: 800, none: 0 },
    });

    expect(
      await screen.findByText('Components that you may not see are left out.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The 2 components with most to do are listed, of 801.'),
    ).toBeInTheDocument();
  });

  it.each([
    ['System', /spec\.system/],
    ['Domain', /through its system/],
    ['Group', /spec\.owner/],
  ])(
    'says of a %s without components how one gets there',
    async (kind, how) => {
      renderRollUp(
        {
          status: 'none',
          sentence: 'checkout has no component.',
          totals: { broken: 0, unknown: 0, attention: 0, works: 0, none: 0 },
          components: [],
          causes: [],
          sources: [],
        },
        { kind },
      );

      expect(
        await screen.findByText('checkout has no component.'),
      ).toBeInTheDocument();
      expect(screen.getByText(how)).toBeInTheDocument();
      expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    },
  );

  it('says what to add where the backend names nothing to read', async () => {
    renderRollUp({
      status: 'unknown',
      sentence: 'Unknown: 1 of 1 component cannot be judged: refund-worker.',
      components: [aRollUpComponent('refund-worker', { status: 'unknown' })],
      setup: { message: 'Add irsa.files.', paste: 'irsa:\n  files: []' },
    });

    expect(
      await screen.findByRole('heading', { name: 'Nothing is read yet' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('textbox', { name: 'Paste an error' }),
    ).not.toBeInTheDocument();
  });

  it('tells of a source that is stale', async () => {
    renderRollUp({
      sources: [aSource({ id: 's', title: 'prod-euw1', stale: true })],
    });

    expect(await screen.findByText(/^Stale: prod-euw1/)).toBeInTheDocument();
  });

  it('explains an error without saying that it is about one component', async () => {
    const user = userEvent.setup();
    const explainError = jest.fn(async () => ({
      recognised: true,
      errorId: 'trust-refused',
      cause: 'The role’s trust policy refused the token.',
      suspects: [],
      extracted: {},
      also: [],
      notes: [],
    }));
    render(async () => aRollUp(), { api: { explainError } });

    await user.type(
      await screen.findByRole('textbox', { name: 'Paste an error' }),
      'AccessDenied{Enter}',
    );

    expect(
      await screen.findByText('The role’s trust policy refused the token.'),
    ).toBeInTheDocument();
    expect(explainError).toHaveBeenCalledWith(
      { text: 'AccessDenied' },
      expect.anything(),
    );
    expect(screen.queryByText(/finding here/)).not.toBeInTheDocument();
  });

  it('says that it is loading, that the catalog shows no such system, and that it could not be loaded', async () => {
    const first = render(() => new Promise(() => {}));
    expect(
      await screen.findByText('Loading the AWS identity of checkout'),
    ).toBeInTheDocument();
    first.unmount();

    const second = render(async () => {
      throw await aResponseError(404, 'NotFoundError');
    });
    expect(
      await screen.findByRole('heading', {
        name: 'The catalog shows no checkout',
      }),
    ).toBeInTheDocument();
    second.unmount();

    const user = userEvent.setup();
    const load = jest
      .fn()
      .mockImplementationOnce(async () => {
        throw await aResponseError(503, 'ServiceUnavailableError');
      })
      .mockResolvedValue(aRollUp());
    render(load);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the AWS identity of checkout. The server answered 503.',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^Broken: 1 of 2/)).toBeInTheDocument();
  });
});
