import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aServiceAccount, Backend } from '../../__testUtils__/aBackend';
import { renderFields } from '../../__testUtils__/renderFields';
import { IrsaServiceAccount } from './IrsaServiceAccount';

const ROLE = 'arn:aws:iam::111122223333:role/ledger';
const binding = (name: string, configured: boolean) => ({
  serviceAccount: { cluster: 'prod-euw1', namespace: 'payments', name },
  roleArn: ROLE,
  mechanism: 'irsa' as const,
  configured,
  verdict: 'works' as const,
  reasons: [],
});
const KNOWN = [
  aServiceAccount('plain'),
  aServiceAccount('ledger', {
    bindings: [binding('ledger', true)],
    entityRefs: ['component:default/ledger'],
  }),
  aServiceAccount('taken', {
    state: 'missing',
    bindings: [binding('taken', false)],
  }),
  aServiceAccount('unread', { state: 'not-read', stale: true, others: true }),
];

const render = (
  serviceAccount: string,
  backend: Backend = { serviceAccounts: KNOWN },
  more: Record<string, unknown> = {},
) =>
  renderFields(
    [{ parameter: 'serviceAccount', component: IrsaServiceAccount }],
    {
      backend,
      values: {
        cluster: 'prod-euw1',
        namespace: 'payments',
        serviceAccount,
        ...more,
      },
    },
  );

describe('IrsaServiceAccount', () => {
  it('waits for cluster and namespace', async () => {
    const { asked } = render('', {}, { namespace: '' });
    expect(
      await screen.findByText('Choose a cluster and a namespace first.'),
    ).toBeVisible();
    expect(asked).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['plain', ['Exists in prod-euw1, without an AWS identity.']],
    [
      'ledger',
      [
        `In prod-euw1 it has an AWS identity already: ${ROLE}.`,
        'Belongs to component:default/ledger in prod-euw1.',
      ],
    ],
    [
      'taken',
      [
        'Does not exist in prod-euw1, and something names it already.',
        `In prod-euw1 ${ROLE} trusts this name already.`,
      ],
    ],
    [
      'unread',
      [
        'Whether it exists in prod-euw1 was not read.',
        'In prod-euw1 it is used by something that you may not see.',
        'What is known of it in prod-euw1 is out of date.',
      ],
    ],
    [
      'brand-new',
      ['New, as far as you may see: nothing in prod-euw1 names it.'],
    ],
    [
      'Not_a_name',
      [
        'Not_a_name is not a DNS-1123 subdomain: at most 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends of each part.',
      ],
    ],
  ])('says of %s what is known', async (name, sentences) => {
    render(name);
    for (const sentence of sentences) {
      expect(await screen.findByText(sentence)).toBeInTheDocument();
    }
  });

  it('does not wonder at what belongs to the entity itself', async () => {
    render('ledger', undefined, { entityRef: 'component:default/ledger' });
    expect(
      await screen.findByText(/has an AWS identity already/),
    ).toBeVisible();
    expect(screen.queryByText(/Belongs to/)).not.toBeInTheDocument();
  });

  it('offers what exists, with whether it has an identity', async () => {
    const { values } = render('');
    await userEvent.type(
      await screen.findByRole('combobox', { name: /Service account/ }),
      'l',
    );
    const option = await screen.findByRole('option', { name: /ledger/ });
    expect(option).toHaveTextContent('has an AWS identity');
    await userEvent.click(option);
    expect(values()).toMatchObject({ serviceAccount: 'ledger' });
  });

  it.each<[number, RegExp]>([
    [403, /You may not see which service accounts exist/],
    [500, /The service accounts could not be loaded/],
  ])(
    'never takes what it cannot see for new (%s)',
    async (status, sentence) => {
      render('refund-api', { serviceAccounts: status });
      expect(await screen.findByText(sentence)).toBeInTheDocument();
      expect(screen.queryByText(/New, as far/)).not.toBeInTheDocument();
    },
  );
});
