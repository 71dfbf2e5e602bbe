import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import irsaPlugin, { irsaApiRef, irsaTranslationRef } from '.';

describe('the plugin', () => {
  it('is the default export, with the ids that configuration refers to', () => {
    expect(irsaPlugin.id).toBe('irsa');
    for (const id of [
      'entity-card:irsa/identity',
      'entity-content:irsa/identity',
      'page:irsa',
      'sub-page:irsa/sources',
      'sub-page:irsa/trust',
    ] as const) {
      expect(irsaPlugin.getExtension(id)).toBeDefined();
    }
    expect(irsaApiRef.id).toBe('plugin.irsa.api');
    expect(irsaTranslationRef.id).toBe('plugin.irsa');
  });

  it('has a page in the sidebar that leads to its first part', async () => {
    renderTestApp({
      features: [irsaPlugin],
      initialRouteEntries: ['/irsa'],
    });

    await waitFor(() => {
      const [first] = screen.getAllByRole('tab');
      expect(first).toHaveAttribute('aria-selected', 'true');
    });
    expect(screen.getByRole('tab', { name: 'Trust policy' })).toHaveAttribute(
      'href',
      '/irsa/trust',
    );
    const [inSidebar] = screen.getAllByRole('link', { name: 'AWS identity' });
    expect(inSidebar).toHaveAttribute('href', '/irsa');
  });

  it('can do without the page', async () => {
    renderTestApp({
      features: [irsaPlugin],
      config: { app: { extensions: [{ 'page:irsa': false }] } },
      initialRouteEntries: ['/irsa'],
    });

    expect(await screen.findByText(/PAGE NOT FOUND/)).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'AWS identity' }),
    ).not.toBeInTheDocument();
  });
});
