import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ErrorExplanation, IrsaApi } from 'backstage-plugin-irsa-common';
import { ERROR_TEXT_MAX_CHARACTERS } from 'backstage-plugin-irsa-common';
import { aFinding } from '../../__testUtils__/aFinding';
import { anIdentity } from '../../__testUtils__/anIdentity';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { renderTab } from '../../__testUtils__/renderTab';

const MESSAGE = 'AccessDenied: Not authorized to perform sts:AssumeRole';

const anExplanation = (
  overrides: Partial<ErrorExplanation> = {},
): ErrorExplanation => ({
  recognised: true,
  errorId: 'trust-refused',
  cause: 'STS took the token; the role’s trust policy refused it.',
  advice: 'Compare the subject of the token with the trust policy.',
  suspects: [
    {
      checkId: 'IRSA-TR-002',
      title: 'Trust policy names another service account',
      why: 'The trust policy names namespace payment.',
      state: 'matches',
      findingId: aFinding().id,
    },
    {
      checkId: 'IRSA-TR-003',
      title: 'Wildcard under StringEquals',
      why: 'The policy has no wildcard.',
      state: 'ruled-out',
    },
  ],
  extracted: {},
  also: [],
  notes: [],
  ...overrides,
});

async function renderBox(explainError: IrsaApi['explainError']) {
  renderTab(async () => anIdentity({ findings: [aFinding()] }), {
    api: { explainError },
  });
  return screen.findByRole('textbox', { name: 'Paste an error' });
}

describe('the box for an error message', () => {
  it('explains what is pasted at once, and leads to the finding that it matches', async () => {
    const user = userEvent.setup();
    const explainError = jest.fn(async () => anExplanation());
    const box = await renderBox(explainError);

    await user.click(box);
    await user.paste(MESSAGE);
    expect(
      await screen.findByText('Matches a finding here'),
    ).toBeInTheDocument();
    expect(explainError).toHaveBeenCalledWith(
      { text: MESSAGE, entityRef: 'component:default/refund-worker' },
      expect.anything(),
    );
    expect(
      screen.getByText('The trust policy names namespace payment.', {
        exact: false,
      }),
    ).toBeInTheDocument();

    await user.click(
      screen.getByRole('button', { name: 'Other causes of this message' }),
    );
    expect(
      screen.getByText(/Ruled out here: The policy has no wildcard\./),
    ).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Go to the fix' }));
    expect(
      screen.getByRole('region', { name: /^Finding: / }),
    ).toBeInTheDocument();
  });

  it('explains what is typed with Enter, and lists the causes where none matches', async () => {
    const user = userEvent.setup();
    const box = await renderBox(async () =>
      anExplanation({
        suspects: [
          {
            checkId: 'IRSA-PD-001',
            title: 'Pods are older than the role annotation',
            why: 'They carry no role.',
            state: 'possible',
            open: 'Pods were not read.',
          },
        ],
        also: [{ errorId: 'x', cause: 'The SDK gave up.' }],
        notes: ['The role in the text is none of this component’s.'],
      }),
    );

    await user.type(box, 'AccessDenied{Enter}');
    expect(
      await screen.findByText('Matches no finding here'),
    ).toBeInTheDocument();
    expect(screen.getByText('This message usually means:')).toBeInTheDocument();
    expect(
      screen.getByText(/Cannot be ruled out: Pods were not read\./),
    ).toBeInTheDocument();
    expect(screen.getByText(/The SDK gave up\./)).toBeInTheDocument();
    expect(
      screen.getByText('The role in the text is none of this component’s.'),
    ).toBeInTheDocument();
  });

  it('says that a message is not known, and what it could read', async () => {
    const user = userEvent.setup();
    const box = await renderBox(async () =>
      anExplanation({
        recognised: false,
        cause: undefined,
        suspects: [],
        extracted: { roleArn: 'arn:x', action: 's3:GetObject' },
      }),
    );

    await user.type(box, 'hm{Enter}');
    expect(
      await screen.findByText(
        'This message is not known. These parts were recognised: role, action.',
      ),
    ).toBeInTheDocument();
  });

  it('says when it could not be explained, and forgets it all on Clear', async () => {
    const user = userEvent.setup();
    const box = await renderBox(async () => {
      throw await aResponseError(503, 'ServiceUnavailableError');
    });

    await user.type(box, 'hm{Enter}');
    expect(
      await screen.findByText('The message could not be explained. Try again.'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(box).toHaveValue('');
    await waitFor(() =>
      expect(screen.queryByText(/could not be explained/)).toBeNull(),
    );
  });

  it('does not send what is too long', async () => {
    const user = userEvent.setup();
    const explainError = jest.fn();
    const box = await renderBox(explainError);

    await user.click(box);
    await user.paste('x'.repeat(ERROR_TEXT_MAX_CHARACTERS + 1));
    expect(
      await screen.findByText(/^At most 65,536 characters are explained\./),
    ).toBeInTheDocument();
    expect(explainError).not.toHaveBeenCalled();
  });
});
