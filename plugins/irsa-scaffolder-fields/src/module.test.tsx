import irsaFields from './index';
import * as legacy from './legacy';

describe('The module', () => {
  it('belongs to the scaffolder', () => {
    expect(irsaFields.pluginId).toBe('scaffolder');
  });

  it('has the same fields for both frontend systems', () => {
    expect(Object.keys(legacy).sort()).toEqual([
      'IrsaAccessPackFieldExtension',
      'IrsaClusterFieldExtension',
      'IrsaNamespaceFieldExtension',
      'IrsaPreviewFieldExtension',
      'IrsaServiceAccountFieldExtension',
    ]);
  });
});
