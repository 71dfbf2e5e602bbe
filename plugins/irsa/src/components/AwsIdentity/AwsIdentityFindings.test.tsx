import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aBinding } from '../../__testUtils__/aBinding';
import { aFinding } from '../../__testUtils__/aFinding';
import { aLane } from '../../__testUtils__/aLane';
import { anIdentity } from '../../__testUtils__/anIdentity';
import { brokenIdentity } from '../../__testUtils__/brokenIdentity';
import { renderIdentity } from '../../__testUtils__/renderTab';

const ACCOUNT = {
  cluster: 'prod-use1',
  namespace: 'payments',
  name: 'refund-worker',
};

const row = (title: string) =>
  screen.findByRole('row', { name: new RegExp(title) });

describe('findings on the AWS identity tab', () => {
  it('lists each in a row with severity, check, subject, age and state', async () => {
    renderIdentity(
      anIdentity({
        findings: [
          aFinding(),
          aFinding({
            id: 'b',
            checkId: 'IRSA-HY-009',
            title: 'Something was not read, so checks cannot be judged',
            severity: 'medium',
            state: 'unknown',
            subject: { kind: 'cluster', ref: 'cluster:staging-euw1' },
            since: undefined,
          }),
          aFinding({
            id: 'c',
            checkId: 'IRSA-PM-007',
            title: 'No permissions boundary',
            severity: 'low',
            state: 'waived',
            subject: {
              kind: 'role',
              ref: 'arn:aws:iam::111122223333:role/payments-api',
            },
          }),
        ],
      }),
    );

    const first = await row('Trust policy names another service account');
    expect(first).toHaveTextContent('High');
    expect(first).toHaveTextContent('IRSA-TR-002');
    expect(first).toHaveTextContent('payments/refund-worker in prod-use1');
    expect(first).toHaveTextContent('Open');
    expect(await row('Something was not read')).toHaveTextContent(
      /Medium.*IRSA-HY-009.*staging-euw1.*not known.*Unknown/,
    );
    expect(await row('No permissions boundary')).toHaveTextContent(
      /Low.*payments-api.*Waived/,
    );
    expect(screen.getByText('1 open, 1 unknown, 1 waived')).toBeInTheDocument();
  });

  it('says that nothing was found in what was read, and no more than that', async () => {
    renderIdentity(anIdentity({ findings: [] }));

    expect(
      await screen.findByText('No finding in what was read.'),
    ).toBeInTheDocument();
  });

  it('leads to the role and to all findings of the owner where the portal has the pages', async () => {
    renderIdentity(
      anIdentity({
        findings: [aFinding()],
        place: {
          entityRef: 'component:default/refund-worker',
          owner: 'group:default/payments',
        },
      }),
      { hasPages: true },
    );

    expect(
      await screen.findByRole('link', { name: 'All findings of payments' }),
    ).toHaveAttribute(
      'href',
      '/irsa/findings?owner=group%3Adefault%2Fpayments',
    );
    expect(
      screen.getByRole('link', { name: 'payments-refund-worker' }),
    ).toHaveAttribute('href', expect.stringMatching(/^\/irsa\/roles\/arn%3A/));
  });

  it('opens one below the table with cause, evidence, fix and check, and closes it with Escape', async () => {
    const user = userEvent.setup();
    renderIdentity(
      anIdentity({
        findings: [
          aFinding({
            consequences: [
              {
                kind: 'workload',
                ref: 'workload:prod-use1/payments/Deployment/refund-worker',
              },
            ],
            others: true,
            stale: true,
          }),
        ],
      }),
    );

    const title = await screen.findByRole('button', {
      name: 'Trust policy names another service account',
    });
    expect(title).toHaveAttribute('aria-expanded', 'false');
    await user.click(title);

    const detail = screen.getByRole('region', { name: /^Finding: / });
    expect(title).toHaveAttribute('aria-controls', detail.id);
    for (const words of [
      'the nearest it names is payment/refund-worker',
      'Statement[0].Condition.StringEquals',
      'module "payments_refund_worker"',
      'aws sts get-caller-identity',
      'What breaks because of it',
      'A source that this rests on was not read in time',
      'It also concerns what you may not see',
    ]) {
      expect(detail).toHaveTextContent(words);
    }

    await user.click(
      within(detail).getByRole('button', { name: 'Close the finding' }),
    );
    expect(detail).not.toBeInTheDocument();
    await waitFor(() => expect(title).toHaveFocus());
    await user.click(title);
    within(screen.getByRole('region', { name: /^Finding: / }))
      .getByRole('button', { name: 'About IRSA-TR-002' })
      .focus();
    await user.keyboard('{Escape}');
    expect(title).toHaveAttribute('aria-expanded', 'false');
    await waitFor(() => expect(title).toHaveFocus());
  });

  it('opens the finding and the tool that the URL names', async () => {
    renderIdentity(anIdentity({ findings: [aFinding()] }), {
      url: `/?finding=${aFinding().id}&fix=opentofu`,
    });

    expect(
      await screen.findByText(/resource "aws_iam_role"/),
    ).toBeInTheDocument();
  });

  it('says how much waits for what was not read', async () => {
    renderIdentity(
      anIdentity({
        findings: [
          aFinding({
            state: 'unknown',
            waiting: {
              checks: ['IRSA-PD-001', 'IRSA-PD-002'],
              subjects: 3,
              bindings: 1,
            },
          }),
        ],
      }),
      { url: `/?finding=${aFinding().id}` },
    );

    expect(
      await screen.findByText(
        /2 checks cannot be judged: IRSA-PD-001, IRSA-PD-002. 1 binding depends on it./,
      ),
    ).toBeInTheDocument();
  });

  it('tells on demand what a check is about', async () => {
    renderIdentity(anIdentity({ findings: [aFinding()] }), {
      url: `/?finding=${aFinding().id}`,
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'About IRSA-TR-002' }),
    );
    expect(
      await screen.findByText(/No call to AWS can succeed/),
    ).toBeInTheDocument();
  });

  it('shows the fix at the broken hop and leads to it', async () => {
    const user = userEvent.setup();
    renderIdentity(
      brokenIdentity({ findings: [aFinding({ checkId: 'IRSA-TR-002' })] }),
    );

    const detail = await screen.findByRole('region', {
      name: 'Role payments-refund-worker',
    });
    expect(detail).toHaveTextContent('module "payments_refund_worker"');
    expect(detail).toHaveTextContent('Check that it worked');
    expect(within(detail).getByText('decides')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Go to the fix' }));
    expect(
      screen.getByRole('button', { name: /^Role\s*Broken/ }),
    ).toHaveFocus();
  });

  it('names further findings about the same hop and opens them in the table', async () => {
    const user = userEvent.setup();
    Element.prototype.scrollIntoView = jest.fn();
    renderIdentity(
      brokenIdentity({
        findings: [
          aFinding(),
          aFinding({
            id: 'other',
            checkId: 'IRSA-TS-013',
            title: 'Role trusts a service account that does not exist',
            subject: {
              kind: 'role',
              ref: 'arn:aws:iam::111122223333:role/payments-refund-worker',
            },
          }),
        ],
      }),
    );

    const detail = await screen.findByRole('region', {
      name: 'Role payments-refund-worker',
    });
    await user.click(
      within(detail).getByRole('button', {
        name: /Role trusts a service account that does not exist/,
      }),
    );
    expect(
      screen.getByRole('region', {
        name: 'Finding: Role trusts a service account that does not exist',
      }),
    ).toBeInTheDocument();
  });
});

describe('the choice of tool', () => {
  const open = async () => {
    renderIdentity(anIdentity({ findings: [aFinding()] }), {
      url: `/?finding=${aFinding().id}`,
    });
    return screen.findByRole('button', { name: /Show for/ });
  };

  it('keeps the tools that cannot make the change, disabled and with the reason', async () => {
    const user = userEvent.setup();
    await user.click(await open());

    expect(screen.getAllByRole('option')).toHaveLength(10);
    expect(screen.getByRole('option', { name: /kubectl/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    expect(screen.getByRole('listbox')).toHaveTextContent(
      'not for what is in AWS',
    );
    expect(screen.getByText('Terraform and OpenTofu')).toBeInTheDocument();
  });

  it('shows the fix for the chosen one, now and the next time', async () => {
    const user = userEvent.setup();
    await user.click(await open());
    await user.click(screen.getByRole('option', { name: /AWS CLI/ }));

    expect(
      await screen.findByText(/aws iam update-assume-role-policy/),
    ).toBeInTheDocument();
  });

  it('says which tool it shows where the chosen one cannot make the change', async () => {
    renderIdentity(anIdentity({ findings: [aFinding()] }), {
      url: `/?finding=${aFinding().id}&fix=kubectl`,
    });

    expect(
      await screen.findByText(
        'kubectl cannot make this change, so it is shown for Terraform module v6.',
      ),
    ).toBeInTheDocument();
  });

  describe('of a role that a tag shows to be managed by OpenTofu', () => {
    // A choice is remembered, and then there is nothing to guess.
    beforeEach(() => localStorage.clear());
    const tagged = anIdentity({
      findings: [
        aFinding({
          managedBy: { tool: 'opentofu', tag: 'ManagedBy=opentofu' },
        }),
      ],
    });

    it('starts with that tool, and says by which tag', async () => {
      const user = userEvent.setup();
      renderIdentity(tagged, {
        url: `/?finding=${aFinding().id}`,
      });

      expect(
        await screen.findByText('Guessed from the tag ManagedBy=opentofu'),
      ).toBeInTheDocument();
      await user.click(
        screen.getByRole('button', {
          name: /OpenTofu.*Show for|Show for.*OpenTofu/,
        }),
      );
      expect(
        screen.getByRole('option', { name: /OpenTofu, plain resource/ }),
      ).toHaveAttribute('aria-selected', 'true');
      expect(screen.getByRole('listbox')).toHaveTextContent(
        'from the role’s tag',
      );
    });

    it('leaves it to the reader to choose another', async () => {
      renderIdentity(tagged, {
        url: `/?finding=${aFinding().id}&fix=aws-cli`,
      });

      expect(
        await screen.findByText(/aws iam update-assume-role-policy/),
      ).toBeInTheDocument();
      expect(screen.queryByText(/^Guessed from/)).not.toBeInTheDocument();
    });
  });

  it('has sentences in place of code where no command is right in every case', async () => {
    renderIdentity(
      anIdentity({
        findings: [
          aFinding({
            remediation: [{ target: 'text', text: 'Ask who uses it.' }],
          }),
        ],
      }),
      { url: `/?finding=${aFinding().id}` },
    );

    expect(await screen.findByText('Ask who uses it.')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Show for/ }),
    ).not.toBeInTheDocument();
  });
});

describe('what is declared, configured and observed', () => {
  const declared = [
    {
      roleArn: 'arn:aws:iam::111122223333:role/payments-refund-worker',
      by: 'component',
      ref: 'component:default/refund-worker',
      key: 'amazon.com/iam-role-arn',
    },
  ] as const;

  it('is said to agree only as far as it was read', async () => {
    const { unmount } = renderIdentity(anIdentity({ declared }));
    expect(
      await screen.findByText('Declared, configured and observed agree'),
    ).toBeInTheDocument();
    unmount();

    const second = renderIdentity(anIdentity());
    expect(
      await screen.findByText('Configured and observed agree'),
    ).toBeInTheDocument();
    second.unmount();

    renderIdentity(
      anIdentity({
        status: 'unknown',
        bindings: [
          aBinding({ status: 'unknown', lane: aLane({ workload: 'unknown' }) }),
        ],
      }),
    );
    expect(
      await screen.findByText('What its pods carry is not known to agree'),
    ).toBeInTheDocument();
  });

  it('shows what new and running pods get, and the restart that ends the difference', async () => {
    renderIdentity(
      anIdentity({
        differences: [
          {
            code: 'OBSERVED_OTHER_ROLE',
            between: ['configured', 'observed'],
            serviceAccount: ACCOUNT,
            expected: 'arn:aws:iam::111122223333:role/new',
            actual: 'arn:aws:iam::111122223333:role/old',
            pods: 2,
            cause:
              'Pods of refund-worker were created when another role was set up.',
            evidence: [],
          },
        ],
      }),
    );

    expect(
      await screen.findByText('New pods and running pods differ'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Running pods differ from what is configured'),
    ).toBeInTheDocument();
    expect(screen.getByText('2 running pods carry')).toBeInTheDocument();
    expect(
      screen.getByText(/kubectl .*rollout restart deployment\/refund-worker/),
    ).toBeInTheDocument();
  });

  it('offers no restart where it would not help', async () => {
    renderIdentity(
      anIdentity({
        differences: [
          {
            code: 'OBSERVED_STATIC_KEYS',
            between: ['configured', 'observed'],
            serviceAccount: ACCOUNT,
            actual: 'AWS_ACCESS_KEY_ID',
            pods: 1,
            cause: 'Pods of refund-worker carry access keys.',
            evidence: [],
          },
        ],
      }),
    );

    expect(
      await screen.findByText('1 running pod carries'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/rollout restart/)).not.toBeInTheDocument();
  });

  it('tells of a declared role that nothing is set up for', async () => {
    renderIdentity(
      anIdentity({
        bindings: [],
        roles: [],
        declared,
        differences: [
          {
            code: 'DECLARED_NOT_CONFIGURED',
            between: ['declared', 'configured'],
            expected: 'arn:aws:iam::111122223333:role/payments-refund-worker',
            cause: 'The catalog declares it, and nothing is set up for it.',
            evidence: [],
          },
        ],
      }),
    );

    expect(
      await screen.findByText(
        'The catalog declares it, and nothing is set up for it.',
      ),
    ).toBeInTheDocument();
  });
});
