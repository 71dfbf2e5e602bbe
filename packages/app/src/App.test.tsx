import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('shows the sign-in page to a visitor', async () => {
    // The build puts configuration there as objects, which the environment of a process would turn into text.
    Object.defineProperty(process, 'env', {
      value: {
        NODE_ENV: 'test',
        APP_CONFIG: [
          {
            data: {
              app: { title: 'Test' },
              backend: { baseUrl: 'http://localhost:7007' },
              auth: { providers: { guest: {} } },
            },
            context: 'test',
          },
        ],
      },
    });

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 20_000 }),
    ).toBeInTheDocument();
  }, 30_000);
});
