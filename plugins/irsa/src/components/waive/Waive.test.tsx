import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Acceptance,
  IrsaApi,
  ReportedFinding,
  Waiver,
} from 'backstage-plugin-irsa-common';
import { aFinding } from '../../__testUtils__/aFinding';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { renderPage } from '../../__testUtils__/renderPage';
import { daysFromNow } from '../../format/daysFromNow';
import { dayText } from '../../format/dayText';

const WAIVER: Acceptance = {
  id: 'w1',
  reason: 'The load test needs it until the new bucket is there.',
  owner: 'group:default/payments',
  createdBy: 'user:default/alice',
  createdAt: '2026-11-24T09:00:00.000Z',
  expiresAt: '2027-01-22T00:00:00.000Z',
};
const REASON = 'The load test needs it until spring.';

type Create = IrsaApi['createWaiver'];

function renderFinding(
  first: ReportedFinding,
  options: { api?: Partial<IrsaApi>; longest?: number } = {},
) {
  let finding = first;
  const createWaiver = jest.fn<ReturnType<Create>, Parameters<Create>>(
    async request => {
      finding = {
        ...finding,
        state: 'waived',
        waiver: { ...WAIVER, ...request },
      };
      return aWaiver();
    },
  );
  renderPage(`/irsa/findings/${first.id}`, {
    getFinding: async () => finding,
    listWaivers: async () => ({
      items: [],
      totalItems: 0,
      maximumDays: options.longest ?? 180,
    }),
    createWaiver,
    endWaiver: async () => {
      const { waiver: _, ...rest } = finding;
      finding = { ...rest, state: 'fail' };
      return { ...aWaiver(), state: 'ended' };
    },
    ...options.api,
  });
  return createWaiver;
}

function aWaiver(): Waiver {
  const { checkId, entityRefs, id, subject } = aFinding();
  return {
    ...WAIVER,
    checkId,
    entityRefs,
    subject,
    findingIds: [id],
    state: 'active',
  };
}

async function openDialog() {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Waive' }));
  return {
    user,
    dialog: within(
      await screen.findByRole('dialog', { name: 'Waive this finding' }),
    ),
  };
}

describe('waiving a finding', () => {
  it('takes a reason, the owner of the risk and a date, and shows it as waived', async () => {
    const createWaiver = renderFinding(aFinding());
    const { user, dialog } = await openDialog();

    expect(dialog.getByRole('textbox', { name: /Reason/ })).toHaveFocus();
    expect(dialog.getByLabelText('Ends on')).toHaveValue(
      daysFromNow(60, Date.now()),
    );
    await user.type(dialog.getByRole('textbox', { name: /Reason/ }), REASON);
    const day = daysFromNow(30, Date.now());
    await user.clear(dialog.getByLabelText('Ends on'));
    await user.type(dialog.getByLabelText('Ends on'), day);
    await user.click(
      dialog.getByRole('button', { name: `Waive until ${dayText(day)}` }),
    );

    expect(
      (await screen.findAllByText(`Waived until ${dayText(day)}`)).length,
    ).toBe(2);
    expect(createWaiver).toHaveBeenCalledWith({
      findingId: aFinding().id,
      reason: REASON,
      owner: 'group:default/payments',
      expiresAt: day,
    });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Waive' }),
    ).not.toBeInTheDocument();
  });

  it('can be about all that the check has found about the subject', async () => {
    const createWaiver = renderFinding(aFinding());
    const { user, dialog } = await openDialog();

    await user.click(
      dialog.getByRole('radio', {
        name: 'All that IRSA-TR-002 has found about payments/refund-worker by now',
      }),
    );
    await user.type(dialog.getByRole('textbox', { name: /Reason/ }), REASON);
    await user.click(dialog.getByRole('button', { name: /^Waive until/ }));
    await waitFor(() =>
      expect(createWaiver).toHaveBeenCalledWith(
        expect.objectContaining({
          checkId: 'IRSA-TR-002',
          subjectRef: 'serviceaccount:prod-use1/payments/refund-worker',
        }),
      ),
    );
  });

  it('says what is wrong beside the field, and sends nothing', async () => {
    const createWaiver = renderFinding(aFinding({ owners: [] }), {
      longest: 90,
    });
    const { user, dialog } = await openDialog();

    await dialog.findByText(/The longest allowed is 90 days\./);
    await user.clear(dialog.getByLabelText('Ends on'));
    await user.type(
      dialog.getByLabelText('Ends on'),
      daysFromNow(91, Date.now()),
    );
    expect(
      await dialog.findByText(
        'Choose a date within 90 days, from tomorrow on.',
      ),
    ).toBeInTheDocument();
    await user.type(dialog.getByRole('textbox', { name: /Reason/ }), 'short');
    await user.click(dialog.getByRole('button', { name: 'Waive' }));
    expect(
      dialog.getByText('Say why, in at least 20 characters.'),
    ).toBeInTheDocument();
    expect(
      dialog.getByText(/^Name a group or a user, for instance/),
    ).toBeInTheDocument();
    expect(createWaiver).not.toHaveBeenCalled();
  });

  it('says what the server refuses, and keeps what was typed', async () => {
    renderFinding(aFinding(), {
      api: {
        createWaiver: async () => {
          throw await aResponseError(400, 'InputError');
        },
      },
    });
    const { user, dialog } = await openDialog();

    await user.type(dialog.getByRole('textbox', { name: /Reason/ }), REASON);
    await user.click(dialog.getByRole('button', { name: /^Waive until/ }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /^The waiver was not saved\./,
    );
    expect(dialog.getByRole('textbox', { name: /Reason/ })).toHaveValue(REASON);
  });

  it('closes with Escape', async () => {
    renderFinding(aFinding());
    const { user } = await openDialog();

    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('shows who accepted it and why, and ends it', async () => {
    const user = userEvent.setup();
    renderFinding(aFinding({ state: 'waived', waiver: WAIVER }));

    expect(await screen.findByText(WAIVER.reason)).toBeInTheDocument();
    expect(
      screen.getByText(/alice, 24 Nov 2026, 09:00 UTC/),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Waived until 22 Jan 2027')).toHaveLength(2);
    await user.click(
      screen.getByRole('button', { name: 'End the waiver now' }),
    );
    expect(
      await screen.findByRole('button', { name: 'Waive' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(WAIVER.reason)).not.toBeInTheDocument();
  });
});
