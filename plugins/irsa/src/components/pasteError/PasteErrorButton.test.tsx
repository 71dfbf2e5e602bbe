import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ErrorExplanation } from 'backstage-plugin-irsa-common';
import { renderPage } from '../../__testUtils__/renderPage';
import { setWindowWidth } from '../../__testUtils__/setWindowWidth';

const EXPLANATION: ErrorExplanation = {
  recognised: true,
  errorId: 'trust-refused',
  cause: 'STS took the token; the role’s trust policy refused it.',
  suspects: [
    {
      checkId: 'IRSA-TR-002',
      title: 'Trust policy names another service account',
      why: 'The subject of the token is not among those of the policy.',
      state: 'possible',
    },
    {
      checkId: 'IRSA-OP-001',
      title: 'No provider for the issuer',
      why: 'The account has no such provider.',
      state: 'possible',
    },
  ],
  extracted: { roleArn: 'arn:aws:iam::111122223333:role/payments-api' },
  also: [],
  notes: [],
};

beforeEach(() => setWindowWidth(1440));

describe('the button on the header of the pages', () => {
  it.each(['/irsa/findings', '/irsa/trust'])(
    'explains an error from %s, with the causes in order and the way to the role',
    async url => {
      const user = userEvent.setup();
      const explainError = jest.fn(async () => EXPLANATION);
      renderPage(url, {
        explainError,
        listFindings: async () => ({ items: [], totalItems: 0 }),
        listSources: async () => ({
          items: [],
          totalItems: 0,
          resolved: true,
        }),
      });

      await user.click(
        await screen.findByRole('button', { name: 'Paste an error' }),
      );
      const dialog = await screen.findByRole('dialog', {
        name: 'Paste an error',
      });
      await user.click(
        within(dialog).getByRole('textbox', { name: 'Paste an error' }),
      );
      await user.paste('AccessDenied: Not authorized');

      expect(
        await within(dialog).findByText(/the role’s trust policy refused it/),
      ).toBeInTheDocument();
      expect(explainError).toHaveBeenCalledWith(
        { text: 'AccessDenied: Not authorized' },
        expect.anything(),
      );
      expect(
        within(dialog)
          .getAllByRole('listitem')
          .map(item => item.textContent),
      ).toEqual([
        expect.stringMatching(/^Trust policy names another service account/),
        expect.stringMatching(/^No provider for the issuer/),
      ]);
      expect(
        within(dialog).getByRole('link', { name: 'payments-api' }),
      ).toHaveAttribute(
        'href',
        '/irsa/roles/arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fpayments-api',
      );

      await user.keyboard('{Escape}');
      await waitFor(() =>
        expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
      );
    },
  );
});
