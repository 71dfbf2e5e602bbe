import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TrustPreviewAnswer } from 'backstage-plugin-irsa-common';
import { Backend, plan } from '../../__testUtils__/aBackend';
import { renderFields } from '../../__testUtils__/renderFields';
import { IrsaServiceAccount } from '../serviceAccount/IrsaServiceAccount';
import { IrsaPreview } from './IrsaPreview';

const FORM = {
  cluster: 'prod-euw1',
  namespace: 'payments',
  serviceAccount: 'refund-api',
  accessPacks: [{ pack: 'read-bucket', parameters: { bucket: 'receipts' } }],
};
const render = (
  values: Record<string, unknown> = FORM,
  backend?: Backend,
  options?: object,
) =>
  renderFields([{ parameter: 'preview', component: IrsaPreview, options }], {
    values,
    backend,
  });
const names = (name: string) => ({
  cluster: 'prod-euw1',
  namespace: 'payments',
  name,
  entityRefs: [],
});

describe('IrsaPreview', () => {
  it('asks for nothing while the form is not filled in', async () => {
    const { asked } = render({ cluster: 'prod-euw1' });
    expect(await screen.findByText(/Fill in cluster, namespace/)).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('shows who could become the role, documents and guard rails, and keeps the ARN', async () => {
    const { values } = render();
    expect(
      await screen.findByText(
        'Only payments/refund-api in prod-euw1 may become this role.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Nothing stops this step/)).toBeInTheDocument();
    const trust = screen.getByRole('figure', { name: /Trust policy/ });
    expect(
      within(trust).getByText(/system:serviceaccount:payments:refund-api/),
    ).toBeInTheDocument();
    expect(within(trust).getByText('from the form')).toBeInTheDocument();
    expect(screen.getByText(/arn:aws:s3:::receipts"/)).toBeInTheDocument();
    expect(
      screen.getByText('arn:aws:iam::111122223333:policy/boundary'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Who else exists is not shown/),
    ).toBeInTheDocument();
    expect(values().preview).toMatch(
      /^arn:aws:iam::111122223333:role\/backstage\/prod-euw1-payments-refund-api-/,
    );
  });

  it('shows what is refused first, with what to do', async () => {
    render({ ...FORM, serviceAccount: '*' });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '1 stops this step',
    );
    const [first] = within(
      screen.getByText('Guard rails').closest('div')!.parentElement!,
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent('Not allowed');
    expect(first).toHaveTextContent('Name one service account.');
    expect(screen.getByText('IRSA-TS-006')).toBeInTheDocument();
  });

  it('names others that would gain, and says what is left out', async () => {
    const reach: TrustPreviewAnswer = {
      gained: [names('refund-api'), names('ledger')],
      lost: [],
      unchanged: [],
      unknown: [names('odd')],
      totals: { gained: 2, lost: 0, unchanged: 0, unknown: 1 },
      others: true,
      beforeFrom: 'request',
      appearing: [],
      disappearing: [],
      sets: {} as TrustPreviewAnswer['sets'],
      classes: { before: 'none', after: 'exact' },
      clusters: { known: 3, read: 2 },
      notes: [],
    };
    render(FORM, { plan: request => ({ ...plan(request), reach }) });
    expect(
      await screen.findByText(
        /1 other service account that exists can become it: prod-euw1 payments\/ledger/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Whether 1 other service account can become it is unknown.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/you may not see are left out/),
    ).toBeInTheDocument();
    expect(screen.getByText(/cover 2 of 3 clusters/)).toBeInTheDocument();
  });

  it('gives the plan what the template gives its step', async () => {
    const plans: unknown[] = [];
    render(
      { place: 'prod-euw1', namespace: 'payments', name: 'refund-api' },
      {
        plan: request => {
          plans.push(request);
          return plan(request);
        },
      },
      {
        parameters: {
          clusters: 'place',
          serviceAccount: 'name',
          component: 'name',
        },
        values: { mechanism: 'pod-identity', purpose: 'create' },
      },
    );
    expect(
      await screen.findByText('payments/refund-api in prod-euw1'),
    ).toBeInTheDocument();
    expect(plans).toEqual([
      {
        clusters: ['prod-euw1'],
        namespace: 'payments',
        serviceAccount: 'refund-api',
        mechanism: 'pod-identity',
        purpose: 'create',
        entityRef: 'component:default/refund-api',
      },
    ]);
  });

  it('says in words what cannot be planned yet', async () => {
    const { values } = render({
      ...FORM,
      accessPacks: [{ pack: 'read-bucket' }],
    });
    expect(
      await screen.findByText(/read-bucket needs the parameter bucket/),
    ).toBeInTheDocument();
    expect(values().preview).toBe('');
  });

  it.each<[number, RegExp]>([
    [403, /You may not plan identities/],
    [503, /Preview is not available/],
  ])('says why there is no preview (%s)', async (status, sentence) => {
    render(FORM, { plan: status });
    expect(await screen.findByText(sentence)).toBeInTheDocument();
  });

  it('follows the form a moment after the last change', async () => {
    const { asked } = renderFields(
      [
        { parameter: 'serviceAccount', component: IrsaServiceAccount },
        { parameter: 'preview', component: IrsaPreview },
      ],
      { values: { ...FORM, serviceAccount: 'r' } },
    );
    const plans = () =>
      asked.filter(path => path === '/identities/plan').length;
    await screen.findByText(/Only payments\/r in/);
    await userEvent.type(
      screen.getByRole('combobox', { name: /Service account/ }),
      'efund',
    );
    expect(await screen.findByText(/Only payments\/refund in/)).toBeVisible();
    await waitFor(() => expect(plans()).toBeLessThan(5));
  });
});
