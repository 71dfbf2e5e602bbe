import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TrustWorkbench } from '../components/trust';

/** Shows the page without the frame of the portal, and waits for its field. */
export async function renderTrustPage() {
  renderInTestApp(<TrustWorkbench />);
  return screen.findByRole('textbox', { name: 'Policy document' });
}

/** Puts a text into the field of the policy, in place of what is there, as pasting over it does. */
export async function pastePolicy(text: string) {
  const field = await screen.findByRole('textbox', { name: 'Policy document' });
  fireEvent.change(field, { target: { value: text } });
}

/** Fills in a field of the trial. */
export async function fillIn(name: string, value: string) {
  const field = await screen.findByRole('textbox', { name });
  await userEvent.clear(field);
  if (value !== '') {
    await userEvent.click(field);
    await userEvent.paste(value);
  }
}
