import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import scaffolderModuleIrsa from './index';

async function actionsWith(irsa: object) {
  const addActions = jest.fn();
  await startTestBackend({
    extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
    features: [
      scaffolderModuleIrsa,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({ data: { irsa } }),
    ],
  });
  return addActions.mock.calls.flat();
}

describe('scaffolderModuleIrsa', () => {
  it('registers its actions with the scaffolder, each with examples and a dry run', async () => {
    const actions = await actionsWith({});
    expect(actions.map(({ id }) => id)).toEqual([
      'irsa:identity:plan',
      'irsa:policy:lint',
      'irsa:role:create',
      'irsa:role:write',
      'irsa:role:delete',
      'irsa:trust-policy:extend',
      'irsa:pod-identity:associate',
      'irsa:service-account:apply',
      'irsa:service-account:write',
      'irsa:migration:plan',
    ]);
    for (const { supportsDryRun, examples } of actions) {
      expect(supportsDryRun).toBe(true);
      expect(examples.length).toBeGreaterThan(0);
    }
  });

  it('does not start with guard rails that it does not understand', async () => {
    await expect(
      actionsWith({
        scaffolder: { guardRails: [{ name: 'a', permissionBoundary: 'x' }] },
      }),
    ).rejects.toThrow("has the key 'permissionBoundary'");
  });
});
