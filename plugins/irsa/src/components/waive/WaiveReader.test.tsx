import { screen } from '@testing-library/react';
import { aFinding } from '../../__testUtils__/aFinding';
import { renderPage } from '../../__testUtils__/renderPage';

// Permissions are cached between the tests of a file.
it('offers no waiver to who may not make one', async () => {
  const finding = aFinding();
  renderPage(
    `/irsa/findings/${finding.id}`,
    { getFinding: async () => finding },
    { permitted: false },
  );

  expect(
    await screen.findByRole('link', { name: 'Open refund-worker' }),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Waive' }),
  ).not.toBeInTheDocument();
});
