import { screen } from '@testing-library/react';
import { aSource } from '../../__testUtils__/aSource';
import { renderSources } from '../../__testUtils__/renderSources';

// In a file of its own, since permissions are cached between the tests of one.
describe('the page of the sources, without the permission to refresh', () => {
  it('offers no read', async () => {
    renderSources([aSource({ status: 'failed' })], { permitted: false });

    await screen.findByText(/^1 source failed\./);
    expect(
      screen.queryByRole('button', { name: 'Read all now' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });
});
