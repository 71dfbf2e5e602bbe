import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen } from '@testing-library/react';
import { Loading } from './Loading';

describe('Loading', () => {
  afterEach(() => jest.useRealTimers());

  it('is busy, and says after five seconds that it takes a while', async () => {
    renderInTestApp(<Loading name="refund-worker" />);
    const label = await screen.findByText(
      'Loading the AWS identity of refund-worker',
    );
    expect(label.parentElement).toHaveAttribute('aria-busy', 'true');
    expect(screen.queryByText(/^Still loading/)).not.toBeInTheDocument();

    await act(() => new Promise(resolve => setTimeout(resolve, 5_100)));

    expect(
      screen.getByText(
        'Still loading. The first read of a large cluster can take a minute.',
      ),
    ).toBeInTheDocument();
  }, 15_000);
});
