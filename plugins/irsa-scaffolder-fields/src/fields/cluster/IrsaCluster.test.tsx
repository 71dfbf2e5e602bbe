import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Backend } from '../../__testUtils__/aBackend';
import { renderFields } from '../../__testUtils__/renderFields';
import { IrsaCluster } from './IrsaCluster';

const render = (
  backend: Backend = {},
  values: Record<string, unknown> = {},
  schema: object = {},
) =>
  renderFields([{ parameter: 'cluster', component: IrsaCluster, schema }], {
    backend,
    values,
  });

describe('IrsaCluster', () => {
  it('lets one of the clusters be chosen, and says where it is and what it lacks', async () => {
    const { values } = render();
    expect(screen.getByText('Loading clusters')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /Cluster/ })).toBeEnabled(),
    );
    await userEvent.click(screen.getByRole('button', { name: /Cluster/ }));
    await userEvent.click(screen.getByRole('option', { name: 'prod-euw1' }));
    expect(values()).toEqual({ cluster: 'prod-euw1' });
    expect(
      screen.getByText('prod-euw1: EKS in eu-west-1, account 111122223333.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/prod-euw1: has no Pod Identity agent/),
    ).toBeInTheDocument();
  });

  it('lets several be chosen where the parameter is an array, in the words of the template', async () => {
    const { values } = render(
      {},
      { cluster: ['prod-euw1'] },
      { type: 'array', title: 'Where it runs' },
    );
    expect(
      await screen.findByText(/prod-euw1: EKS in eu-west-1/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /Where it runs/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'unread' }));
    expect(values()).toEqual({ cluster: ['prod-euw1', 'unread'] });
    expect(
      screen.getByText(/unread: its issuer is not known/),
    ).toBeInTheDocument();
  });

  it('shows a cluster that is not in the list as such', async () => {
    render({}, { cluster: 'moon' });
    expect(
      await screen.findByText('moon is not in the list of clusters.'),
    ).toBeInTheDocument();
  });

  it.each<[string, Backend, RegExp]>([
    ['without permission', { clusters: 403 }, /You may not see clusters/],
    ['without a backend', { clusters: 503 }, /could not be loaded/],
    ['without a cluster', { clusters: [] }, /No cluster was read yet/],
  ])('lets a name be typed %s', async (_, backend, sentence) => {
    const { values } = render(backend);
    expect(await screen.findByText(sentence)).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('textbox', { name: /Cluster/ }),
      'prod-x',
    );
    expect(values()).toEqual({ cluster: 'prod-x' });
  });

  it('asks again when it is told to', async () => {
    const { asked } = render({ clusters: 503 });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    await waitFor(() => expect(asked).toHaveLength(2));
  });
});
