import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aServiceAccount, Backend } from '../../__testUtils__/aBackend';
import { renderFields } from '../../__testUtils__/renderFields';
import { IrsaNamespace } from './IrsaNamespace';

const render = (
  values: Record<string, unknown> = { clusters: ['prod-euw1'] },
  backend: Backend = { serviceAccounts: [aServiceAccount('a')] },
  options?: object,
) =>
  renderFields(
    [{ parameter: 'namespace', component: IrsaNamespace, options }],
    { backend, values },
  );
const field = () => screen.findByRole('combobox', { name: /Namespace/ });

describe('IrsaNamespace', () => {
  it('waits for a cluster', async () => {
    const { asked } = render({});
    expect(await screen.findByText('Choose a cluster first.')).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('offers what exists in the clusters, and says that it does', async () => {
    const { values, asked } = render();
    await userEvent.type(await field(), 'pay');
    await userEvent.click(
      await screen.findByRole('option', { name: 'payments' }),
    );
    expect(values()).toMatchObject({ namespace: 'payments' });
    expect(
      await screen.findByText(
        'Exists, with 1 service account that you may see.',
      ),
    ).toBeInTheDocument();
    expect(asked[0]).toContain('cluster=prod-euw1');
  });

  it('takes a new name, and says what cannot be one', async () => {
    const { values } = render();
    await userEvent.type(await field(), 'shop');
    expect(values()).toMatchObject({ namespace: 'shop' });
    expect(await screen.findByText(/New, as far as you may see/)).toBeVisible();
    await userEvent.type(await field(), '_');
    expect(
      await screen.findByText(/shop_ is not a DNS-1123 label/),
    ).toBeInTheDocument();
  });

  it('finds the clusters under the name that the template gives them', async () => {
    const { asked } = render(
      { place: 'prod-use1' },
      {},
      {
        parameters: { clusters: 'place' },
      },
    );
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toContain('cluster=prod-use1');
  });

  it.each<[number, RegExp]>([
    [403, /You may not see which namespaces exist/],
    [500, /The namespaces could not be loaded/],
  ])('goes on without the list (%s)', async (status, sentence) => {
    const { values } = render(undefined, { serviceAccounts: status });
    expect(await screen.findByText(sentence)).toBeInTheDocument();
    await userEvent.type(await field(), 'shop');
    expect(values()).toMatchObject({ namespace: 'shop' });
    expect(screen.queryByText(/New, as far/)).not.toBeInTheDocument();
  });
});
