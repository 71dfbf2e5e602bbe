import { startTestBackend } from '@backstage/backend-test-utils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import scaffolderModuleIrsa from './index';

describe('scaffolderModuleIrsa', () => {
  it('registers its actions with the scaffolder', async () => {
    const addActions = jest.fn();

    await startTestBackend({
      extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
      features: [scaffolderModuleIrsa],
    });

    expect(addActions.mock.calls.flat()).toEqual([
      expect.objectContaining({
        id: 'irsa:service-account:write',
        supportsDryRun: true,
      }),
    ]);
  });
});
