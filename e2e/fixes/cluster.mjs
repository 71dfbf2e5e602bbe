import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { backendModule } from '../../scripts/lib/backendModule.mjs';
import { shell } from './shell.mjs';

const OPERATOR = 'operator-token';

/** An object as it may be created: without what the API server gives it. */
const asNew = object => ({
  ...object,
  metadata: Object.fromEntries(
    Object.entries(object.metadata).filter(
      ([key]) =>
        !['uid', 'resourceVersion', 'creationTimestamp', 'generation'].includes(
          key,
        ),
    ),
  ),
});

/**
 * An API server with some objects, with a shell that has kubectl for it.
 *
 * @param options.assets - the folder with kube-apiserver and etcd
 * @param options.kubectl - the program kubectl
 * @param options.directory - for what is written meanwhile
 */
export async function openCluster({ assets, kubectl, directory, objects }) {
  const { KubeApiServer } = backendModule(
    'sources/kubernetes/__testUtils__/kubeApiServer',
  );
  const server = await KubeApiServer.start(assets, { [OPERATOR]: 'operator' });
  try {
    await server.grant('operator', {
      rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
    });
    const run = shell(path.dirname(kubectl), {
      KUBECONFIG: server.kubeconfig(OPERATOR),
    });
    const file = path.join(directory, 'objects.json');
    const namespaces = [
      ...new Set(objects.map(({ metadata }) => metadata.namespace)),
    ];
    await writeFile(
      file,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        items: [
          ...namespaces.map(name => ({
            apiVersion: 'v1',
            kind: 'Namespace',
            metadata: { name },
          })),
          ...objects.map(asNew),
        ],
      }),
    );
    await run(`kubectl create --filename '${file}'`);
    return {
      run,
      /** An object as it is now. */
      read: async ({ kind, metadata: { namespace, name } }) =>
        JSON.parse(
          await run(
            `kubectl get ${kind} ${name} --namespace ${namespace} --output json --show-managed-fields`,
          ),
        ),
      stop: () => server.stop(),
    };
  } catch (error) {
    server.stop();
    throw error;
  }
}
