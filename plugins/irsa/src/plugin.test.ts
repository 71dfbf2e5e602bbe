import irsaPlugin, { irsaApiRef, irsaTranslationRef } from '.';

describe('the plugin', () => {
  it('is the default export, with the ids that configuration refers to', () => {
    expect(irsaPlugin.id).toBe('irsa');
    expect(
      irsaPlugin.getExtension('entity-content:irsa/identity'),
    ).toBeDefined();
    expect(irsaApiRef.id).toBe('plugin.irsa.api');
    expect(irsaTranslationRef.id).toBe('plugin.irsa');
  });
});
