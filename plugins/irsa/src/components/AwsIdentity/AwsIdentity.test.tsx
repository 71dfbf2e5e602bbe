import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aBinding } from '../../__testUtils__/aBinding';
import { aLane } from '../../__testUtils__/aLane';
import { anIdentity } from '../../__testUtils__/anIdentity';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { aSource } from '../../__testUtils__/aSource';
import {
  brokenIdentity,
  TRUST_POLICY,
} from '../../__testUtils__/brokenIdentity';
import {
  REFUND_WORKER,
  renderIdentity,
  renderTab,
} from '../../__testUtils__/renderTab';

const hop = (name: RegExp) => screen.getByRole('button', { name });

afterEach(() => jest.restoreAllMocks());

describe('the AWS identity tab', () => {
  it('says that a component works, with every hop closed', async () => {
    renderIdentity(anIdentity());

    expect(
      await screen.findByText(/^Works: refund-worker can use AWS/),
    ).toBeInTheDocument();
    const lane = screen.getByRole('list', { name: /From refund-worker/ });
    const hops = within(lane).getAllByRole('button');
    expect(hops).toHaveLength(5);
    hops.forEach(button =>
      expect(button).toHaveAttribute('aria-expanded', 'false'),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Go to/ }),
    ).not.toBeInTheDocument();
  });

  it('announces what is broken, and has the broken hop open with cause, evidence and the lines that decide', async () => {
    renderIdentity(brokenIdentity());

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Broken: refund-worker in prod-use1 cannot use AWS',
    );
    expect(hop(/^Role\s*Broken/)).toHaveAttribute('aria-expanded', 'true');
    expect(hop(/^Permissions\s*Not reached/)).toHaveAttribute(
      'aria-expanded',
      'false',
    );

    const detail = screen.getByRole('region', {
      name: 'Role payments-refund-worker',
    });
    expect(hop(/^Role\s*Broken/)).toHaveAttribute('aria-controls', detail.id);
    expect(detail).toHaveTextContent(/AWS refuses the token because/);
    expect(detail).toHaveTextContent(/Statement\[0\]\.Condition\.StringEquals/);
    expect(
      within(detail).getByText('payment', { selector: 'mark' }),
    ).toBeInTheDocument();
    expect(
      within(detail).getByText('payments', { selector: 'mark' }),
    ).toBeInTheDocument();
    expect(within(detail).getAllByText('▸')).toHaveLength(2);
    expect(within(detail).getByText('decides')).toBeInTheDocument();
    expect(within(detail).queryByText('widens')).not.toBeInTheDocument();
  });

  it('moves focus to the broken hop, opening it where it was closed', async () => {
    const user = userEvent.setup();
    renderIdentity(brokenIdentity());
    await user.click(
      await screen.findByRole('button', { name: /^Role\s*Broken/ }),
    );
    expect(hop(/^Role\s*Broken/)).toHaveAttribute('aria-expanded', 'false');

    await user.click(
      screen.getByRole('button', { name: 'Go to the broken hop' }),
    );

    expect(hop(/^Role\s*Broken/)).toHaveFocus();
    expect(hop(/^Role\s*Broken/)).toHaveAttribute('aria-expanded', 'true');
  });

  it('opens the first hop that needs attention, and says what makes the scope wider', async () => {
    renderIdentity(
      anIdentity({
        status: 'attention',
        sentence: 'Works, but its role trusts a whole namespace.',
        bindings: [
          aBinding({
            status: 'attention',
            lane: aLane(
              { role: 'attention' },
              {
                role: {
                  detail: {
                    cause: 'The role trusts every service account of payments.',
                    because: 'its role trusts a whole namespace',
                    evidence: [],
                    document: {
                      title: 'Trust policy',
                      text: '"system:serviceaccount:payments:*"',
                      decidingLines: [1],
                      mark: 'widens',
                    },
                  },
                },
              },
            ),
          }),
        ],
      }),
    );

    expect(
      await screen.findByRole('button', {
        name: 'Go to the hop that needs attention',
      }),
    ).toBeInTheDocument();
    expect(hop(/^Role\s*Attention/)).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('widens')).toBeInTheDocument();
  });

  it('says what would settle an unknown hop', async () => {
    renderIdentity(
      anIdentity({
        status: 'unknown',
        sentence: 'Unknown: refund-worker cannot be judged.',
        bindings: [
          aBinding({
            status: 'unknown',
            verdict: 'unknown',
            roleArn: undefined,
            lane: aLane(
              { role: 'unknown' },
              {
                role: {
                  detail: {
                    cause: 'Account 111122223333 was not read.',
                    because: 'its account was not read',
                    evidence: [],
                    settle: 'Add account 111122223333 to irsa.accounts.',
                  },
                },
              },
            ),
          }),
        ],
      }),
    );

    const detail = await screen.findByRole('region', { name: /^Role/ });
    expect(detail).toHaveTextContent(
      'What would settle itAdd account 111122223333 to irsa.accounts.',
    );
    expect(screen.getByText('role not known')).toBeInTheDocument();
  });

  it('keeps the verdict and says what the text of a policy needs', async () => {
    const identity = brokenIdentity({ policyText: false });
    const [binding] = identity.bindings;
    const lane = binding.lane.map(one =>
      one.detail?.document
        ? {
            ...one,
            detail: {
              ...one.detail,
              document: {
                ...one.detail.document,
                text: undefined,
                decidingLines: [],
              },
            },
          }
        : one,
    );
    renderIdentity({ ...identity, bindings: [{ ...binding, lane }] });

    const detail = await screen.findByRole('region', { name: /^Role/ });
    expect(detail).toHaveTextContent(
      'Policy text needs irsa.policy.read. The cause is complete without it.',
    );
    expect(detail).toHaveTextContent(/AWS refuses the token because/);
    expect(within(detail).queryByText('▸')).not.toBeInTheDocument();
  });

  it('lists workloads of a component without any AWS identity', async () => {
    renderIdentity(
      anIdentity({
        status: 'none',
        sentence:
          '1 workload found in prod-use1. It is not set up to use an AWS role.',
        bindings: [],
        roles: [],
      }),
    );

    expect(
      await screen.findByText(/It is not set up to use an AWS role/),
    ).toBeInTheDocument();
    const table = screen.getByRole('grid', {
      name: 'Workloads without an AWS identity',
    });
    expect(
      within(table).getByRole('rowheader', { name: /refund-worker/ }),
    ).toBeInTheDocument();
    expect(
      within(table).getByText('payments/refund-worker'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/were looked for/)).not.toBeInTheDocument();
  });

  it('says where it looked for workloads, and what to paste', async () => {
    renderIdentity(
      anIdentity({
        status: 'unknown',
        sentence: 'Unknown: no workload was found, and 1 cluster was not read.',
        workloads: [],
        bindings: [],
        roles: [],
        search: {
          clusters: ['prod-euw1', 'prod-use1'],
          notRead: ['staging-euw1'],
          selector: 'backstage.io/kubernetes-id=refund-worker',
          namespace: 'payments',
          serviceAccounts: [],
          problems: [],
        },
      }),
    );

    expect(
      await screen.findByRole('heading', {
        name: 'Where workloads of refund-worker were looked for',
      }),
    ).toBeInTheDocument();
    expect(document.body).toHaveTextContent(
      'Looked in 2 clusters (prod-euw1, prod-use1) for the label backstage.io/kubernetes-id=refund-worker in namespace payments.',
    );
    expect(document.body).toHaveTextContent(
      '1 cluster was not read, so a workload may be there: staging-euw1.',
    );
    expect(
      screen.getByText(/backstage\.io\/kubernetes-id: refund-worker/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /irsa\.backstage\.io\/service-accounts: payments\/refund-worker/,
      ),
    ).toBeInTheDocument();
  });

  it('asks for the label where the component has its annotation already', async () => {
    renderIdentity(
      anIdentity({ status: 'none', workloads: [], bindings: [], roles: [] }),
      {
        entity: {
          ...REFUND_WORKER,
          metadata: {
            ...REFUND_WORKER.metadata,
            annotations: { 'backstage.io/kubernetes-id': 'refunds' },
          },
        },
      },
    );

    expect(await screen.findByText('deployment.yaml')).toBeInTheDocument();
    expect(
      screen.getByText(/backstage\.io\/kubernetes-id: refunds/),
    ).toBeInTheDocument();
  });

  it('says what is wrong with the annotations beside what was found', async () => {
    const identity = anIdentity();
    renderIdentity({
      ...identity,
      search: {
        ...identity.search,
        problems: [
          {
            code: 'SERVICE_ACCOUNT_NOT_FOUND',
            message: 'Service account payments/gone was not found.',
          },
        ],
      },
    });

    expect(
      await screen.findByText('Service account payments/gone was not found.'),
    ).toBeInTheDocument();
  });

  it('says which permission the reader lacks, and shows nothing else', async () => {
    renderTab(async () => {
      throw await aResponseError(403, 'NotAllowedError');
    });

    expect(
      await screen.findByRole('heading', {
        name: 'You may not see the AWS identity of refund-worker',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('irsa.identity.read')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says what to add where the backend names nothing to read', async () => {
    renderTab(async () =>
      anIdentity({
        status: 'unknown',
        sentence: 'Unknown: no cluster was read yet.',
        workloads: [],
        bindings: [],
        roles: [],
        search: {
          clusters: [],
          notRead: [],
          serviceAccounts: [],
          problems: [],
        },
        sources: [],
        setup: { message: 'Add irsa.files.', paste: 'irsa:\n  files: []' },
      }),
    );

    expect(
      await screen.findByRole('heading', { name: 'Nothing is read yet' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Add irsa.files.')).toBeInTheDocument();
    expect(screen.getByText('app-config.yaml')).toBeInTheDocument();
    // A label on a workload would change nothing.
    expect(screen.queryByText(/kubernetes-id/)).not.toBeInTheDocument();
  });

  it('says that the catalog does not show the component', async () => {
    renderTab(async () => {
      throw await aResponseError(404, 'NotFoundError');
    });

    expect(
      await screen.findByRole('heading', {
        name: 'The catalog shows no refund-worker',
      }),
    ).toBeInTheDocument();
  });

  it('names the backend plugin where the server does not know the path', async () => {
    renderTab(async () => {
      throw await aResponseError(404, 'Error');
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Is backstage-plugin-irsa-backend added to the backend?',
    );
  });

  it('says that the load failed, and loads again on demand', async () => {
    const user = userEvent.setup();
    const load = jest
      .fn()
      .mockImplementationOnce(async () => {
        throw await aResponseError(503, 'ServiceUnavailableError');
      })
      .mockResolvedValue(anIdentity());
    renderTab(load);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the AWS identity of refund-worker. The server answered 503.',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText(/^Works:/)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('tells stale, partial and failed sources, each with its words', async () => {
    renderIdentity(
      anIdentity({
        sources: [
          aSource({ id: 's', title: 'prod-euw1', stale: true }),
          aSource({
            id: 'p',
            title: 'prod-use1',
            status: 'partial',
            problems: [
              { message: 'workloads.yaml, line 12: expected a mapping' },
            ],
          }),
          aSource({
            id: 'f',
            title: 'IAM 111122223333',
            status: 'failed',
            problems: [
              {
                message: 'AccessDenied',
                permission: 'iam:GetAccountAuthorizationDetails',
              },
            ],
          }),
        ],
      }),
    );

    expect(
      await screen.findByText(
        /^Stale: prod-euw1 was last read .* ago\. Verdicts are from 24 Nov 2026, 08:00 UTC\.$/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Read in part: prod-use1. What was not read there is unknown.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('workloads.yaml, line 12: expected a mapping'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Could not read IAM 111122223333\./),
    ).toBeInTheDocument();
    expect(
      screen.getByText('iam:GetAccountAuthorizationDetails'),
    ).toBeInTheDocument();
  });

  it('says when a source that could not be read is tried again, and of a setting what to add', async () => {
    const failed = aSource({
      id: 'kubernetes:on-prem',
      title: 'on-prem',
      status: 'failed',
      readAt: undefined,
      problems: [{ message: 'Nothing reads it.', paste: 'irsa: {}' }],
      nextReadAt: new Date(Date.now() + 20.5 * 60_000).toISOString(),
    });
    renderIdentity(
      anIdentity({
        sources: [
          failed,
          {
            ...failed,
            id: 'kubernetes:other',
            title: 'other',
            problems: [],
            run: { id: '1', startedAt: new Date().toISOString(), read: 0 },
          },
        ],
      }),
    );

    expect(
      await screen.findByText(
        /^Could not read on-prem\. .* Next try in 20 min\.$/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('What to add')).toBeInTheDocument();
    // It is being tried.
    expect(
      screen.getByText(/^Could not read other\. .* unknown\.$/),
    ).toBeInTheDocument();
  });

  it('keeps the banners of many sources from pushing the lanes away', async () => {
    const user = userEvent.setup();
    renderIdentity(
      anIdentity({
        sources: ['a', 'b', 'c', 'd', 'e'].map(id =>
          aSource({ id, title: id, status: 'never-read', readAt: undefined }),
        ),
      }),
    );

    expect(await screen.findByText(/^Never read: c\./)).toBeInTheDocument();
    expect(screen.queryByText(/^Never read: d\./)).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Show 2 more sources with problems' }),
    );
    expect(screen.getByText(/^Never read: e\./)).toBeInTheDocument();
  });

  it('says in does, can and could who else can become the roles', async () => {
    const identity = anIdentity();
    const [role] = identity.roles;
    renderIdentity({
      ...identity,
      roles: [
        {
          ...role,
          can: Array.from({ length: 8 }, (_, index) => ({
            cluster: 'prod-use1',
            namespace: 'payments',
            name: `worker-${index}`,
            entityRefs: [`component:default/worker-${index}`],
          })),
          canTotal: 300,
          could: [
            {
              cluster: 'prod-use1',
              namespacePattern: 'payments',
              namePattern: '*',
              why: 'Whoever creates it gets this role.',
            },
          ],
          otherPrincipals: ['arn:aws:iam::444455556666:root'],
          unknown: [{ why: 'Pods of staging-euw1 were not read.' }],
          others: true,
        },
      ],
    });

    const table = await screen.findByRole('grid', {
      name: 'Who else could become these roles',
    });
    const row = within(table).getAllByRole('row')[1];
    expect(row).toHaveTextContent('300');
    expect(row).toHaveTextContent('and 292 more, not listed');
    expect(
      within(row).queryByText('payments/worker-7'),
    ).not.toBeInTheDocument();
    await userEvent.click(
      within(row).getByRole('button', { name: 'and 4 more' }),
    );
    expect(within(table).getByText('payments/worker-7')).toBeInTheDocument();
    expect(table).toHaveTextContent(
      'And service accounts of components that you may not see.',
    );
    expect(table).toHaveTextContent('arn:aws:iam::444455556666:root');
    expect(table).toHaveTextContent(
      'Any service account in namespace payments in prod-use1. Whoever creates it gets this role.',
    );
    expect(table).toHaveTextContent(
      'Unknown: Pods of staging-euw1 were not read.',
    );
    expect(
      within(table).getByRole('link', { name: 'worker-0' }),
    ).toHaveAttribute('href', expect.stringContaining('/'));
    expect(table).toHaveTextContent('payments/refund-worker of this component');
    expect(
      within(table).queryByRole('link', { name: 'refund-worker' }),
    ).not.toBeInTheDocument();
  });

  it('keeps one lane open as the URL says', async () => {
    renderIdentity(brokenIdentity(), {
      url: '/?hop=prod-use1/payments/refund-worker:provider',
    });

    expect(
      await screen.findByRole('button', { name: /^OIDC provider/ }),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(hop(/^Role\s*Broken/)).toHaveAttribute('aria-expanded', 'false');
  });

  it('shows the whole policy on demand and copies all of it', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    renderIdentity(brokenIdentity());
    const detail = await screen.findByRole('region', { name: /^Role/ });
    expect(detail).not.toHaveTextContent('2012-10-17');

    await user.click(within(detail).getByRole('button', { name: 'Copy JSON' }));
    expect(write).toHaveBeenCalledWith(TRUST_POLICY);
    expect(
      within(detail).getByText('Copied', { selector: '[role=status]' }),
    ).toBeInTheDocument();

    await user.click(
      within(detail).getByRole('button', { name: 'Show all 20 lines' }),
    );
    expect(detail).toHaveTextContent('2012-10-17');
  });

  it('copies the ARN whole though it is shown shortened', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    renderIdentity(anIdentity());

    expect(
      await screen.findByText(
        'arn:aws:iam::1111…3333:role/payments-refund-worker',
      ),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Copy ARN' }));

    expect(write).toHaveBeenCalledWith(
      'arn:aws:iam::111122223333:role/payments-refund-worker',
    );
  });

  it('says that copying failed where the browser refuses', async () => {
    const user = userEvent.setup();
    renderIdentity(anIdentity());
    await screen.findByText(/^Works:/);
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValueOnce(new Error('refused'));

    await user.click(screen.getByRole('button', { name: 'Copy ARN' }));

    expect(
      await screen.findByText(/^Could not copy\./, {
        selector: '[role=status]',
      }),
    ).toBeInTheDocument();
  });

  it('puts the binding that needs most attention first and keeps one lane from opening another', async () => {
    const user = userEvent.setup();
    const broken = brokenIdentity();
    renderIdentity({
      ...broken,
      bindings: [
        ...broken.bindings,
        aBinding({
          serviceAccount: {
            cluster: 'prod-euw1',
            namespace: 'payments',
            name: 'refund-worker',
          },
        }),
      ],
    });

    await screen.findByRole('alert');
    const lanes = screen.getAllByRole('list', { name: /^From/ });
    expect(lanes).toHaveLength(2);
    await user.click(
      within(lanes[1]).getByRole('button', { name: /^Workload/ }),
    );
    await waitFor(() =>
      expect(
        within(lanes[1]).getByRole('button', { name: /^Workload/ }),
      ).toHaveAttribute('aria-expanded', 'true'),
    );
    expect(
      within(lanes[0]).getByRole('button', { name: /^Role/ }),
    ).toHaveAttribute('aria-expanded', 'true');
  });
});

describe('the keyboard in a lane', () => {
  it('moves between hops with the arrow keys and stops at the ends', async () => {
    const user = userEvent.setup();
    renderIdentity(anIdentity());
    const workload = await screen.findByRole('button', { name: /^Workload/ });
    act(() => workload.focus());

    await user.keyboard('{ArrowRight}');
    expect(hop(/^Service account/)).toHaveFocus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(workload).toHaveFocus();
  });

  it('opens with Enter and Space, and closes with Escape, back at the hop', async () => {
    const user = userEvent.setup();
    renderIdentity(anIdentity());
    const role = await screen.findByRole('button', { name: /^Role/ });
    act(() => role.focus());

    await user.keyboard('{Enter}');
    expect(role).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard(' ');
    expect(role).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{Enter}');

    await user.tab();
    const detail = screen.getByRole('region', { name: /^Role/ });
    expect(detail).toContainElement(document.activeElement as HTMLElement);
    // The first Escape closes the tooltip of the copy button that has the focus.
    await user.keyboard('{Escape}');
    expect(role).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Escape}');

    expect(role).toHaveAttribute('aria-expanded', 'false');
    expect(role).toHaveFocus();
  });
});
