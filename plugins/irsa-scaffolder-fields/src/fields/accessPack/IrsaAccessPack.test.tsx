import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Backend } from '../../__testUtils__/aBackend';
import { renderFields } from '../../__testUtils__/renderFields';
import { IrsaAccessPack } from './IrsaAccessPack';

const render = (accessPacks?: unknown, backend?: Backend) =>
  renderFields([{ parameter: 'accessPacks', component: IrsaAccessPack }], {
    values: accessPacks === undefined ? {} : { accessPacks },
    backend,
  });

describe('IrsaAccessPack', () => {
  it('adds a pack with its parameters, in the shape that actions take, and removes it', async () => {
    const { values } = render();
    expect(
      await screen.findByText(
        'Nothing is chosen: the role has no permissions.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add a permission' }),
    );
    await userEvent.click(screen.getByRole('button', { name: /Permission 1/ }));
    await userEvent.click(
      screen.getByRole('option', { name: 'Read an S3 bucket' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Name of the bucket/ }),
      'receipts',
    );
    expect(values()).toEqual({
      accessPacks: [
        { pack: 'read-bucket', parameters: { bucket: 'receipts' } },
      ],
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove permission 1' }),
    );
    expect(values()).toEqual({ accessPacks: [] });
  });

  it.each([
    ['*', /may not be \*: name one thing/],
    ['No', /may not be No\. Allowed: /],
  ])(
    'says at once why a value cannot be used: %s',
    async (bucket, sentence) => {
      render([{ pack: 'read-bucket', parameters: { bucket } }]);
      expect(await screen.findByText(sentence)).toBeInTheDocument();
      expect(screen.getByRole('textbox', { name: /bucket/ })).toBeInvalid();
    },
  );

  it('says nothing of a row in which none was chosen yet', async () => {
    render([{} as { pack: string }]);
    await screen.findByRole('button', { name: 'Add a permission' });
    expect(screen.queryByText(/any more/)).not.toBeInTheDocument();
  });

  it('says that a pack is gone', async () => {
    render([{ pack: 'fly' }]);
    expect(
      await screen.findByText(/There is no access pack fly any more/),
    ).toBeInTheDocument();
  });

  it.each<[string, Backend, RegExp]>([
    [
      'without permission',
      { accessPacks: 403 },
      /may not see the access packs/,
    ],
    ['without a backend', { accessPacks: 502 }, /could not be loaded/],
    ['without packs', { accessPacks: [] }, /There are no access packs/],
  ])('says why nothing can be chosen %s', async (_, backend, sentence) => {
    render(undefined, backend);
    expect(await screen.findByText(sentence)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Add a permission' }),
    ).not.toBeInTheDocument();
  });
});
