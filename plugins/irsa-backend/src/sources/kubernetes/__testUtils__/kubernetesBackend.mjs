import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';

/** Has the place of the IRSA plugin in this backend: whoever started it gets the tokens with which that one would come. */
const irsaPlugin = createBackendPlugin({
  pluginId: 'irsa',
  register(env) {
    env.registerInit({
      deps: { auth: coreServices.auth, lifecycle: coreServices.rootLifecycle },
      async init({ auth, lifecycle }) {
        process.on('message', async targetPluginId => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: await auth.getOwnServiceCredentials(),
            targetPluginId,
          });
          process.send({ token });
        });
        lifecycle.addStartupHook(() => process.send('ready'));
      },
    });
  },
});

process.on('disconnect', () => process.exit());

const backend = createBackend();
backend.add(kubernetesPlugin);
backend.add(irsaPlugin);
await backend.start();
