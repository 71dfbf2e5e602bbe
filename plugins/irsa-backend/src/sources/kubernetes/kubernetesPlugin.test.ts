import { isError } from '@backstage/errors';
import { mockServices } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { readClusters } from '../../config/readClusters';
import { readKubernetes } from '../../config/readKubernetes';
import { readItems } from '../aws/__testUtils__/readItems';
import { findAssets, KubeApiServer } from './__testUtils__/kubeApiServer';
import { KubernetesBackend } from './__testUtils__/KubernetesBackend';
import { clusterRole } from './clusterRole';
import { KubernetesSourceProvider } from './KubernetesSourceProvider';

const assets = findAssets();
// `npm test` names what is missing, and fails for it where everything has to run.
const onServer = assets ? describe : describe.skip;

const NAMESPACES = 620;

// Real servers on a busy machine.
jest.setTimeout(60_000);

onServer('a cluster of the Backstage Kubernetes plugin', () => {
  let server: KubeApiServer;
  let backend: KubernetesBackend;

  beforeAll(async () => {
    server = await KubeApiServer.start(assets ?? '', {
      'reader-token': 'reader',
    });
    await server.grant('reader', parse(clusterRole()));
    await Promise.all(
      Array.from({ length: NAMESPACES }, (_, index) =>
        server.request('POST', '/api/v1/namespaces', {
          metadata: { name: `shop-${index}` },
        }),
      ),
    );
    const cluster = {
      url: server.address,
      authProvider: 'serviceAccount',
      caData: Buffer.from(server.certificate).toString('base64'),
    };
    backend = await KubernetesBackend.start({
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            { ...cluster, name: 'there', serviceAccountToken: 'reader-token' },
            { ...cluster, name: 'refused', serviceAccountToken: 'wrong-token' },
            {
              ...cluster,
              name: 'down',
              url: 'https://127.0.0.1:9',
              serviceAccountToken: 'reader-token',
            },
          ],
        },
      ],
    });
  }, 120_000);
  afterAll(() => {
    backend?.stop();
    server?.stop();
  });

  async function read(cluster: string, auth = backend.auth) {
    const [provider] = KubernetesSourceProvider.fromConfig(
      readClusters(
        mockServices.rootConfig({
          data: {
            irsa: {
              clusters: [{ name: 'prod', kubernetesPlugin: { cluster } }],
            },
          },
        }),
      ),
      {
        switches: readKubernetes(undefined),
        auth,
        discovery: backend.discovery,
      },
    );
    const [source] = await provider.listSources();
    const { error, ...rest } = await readItems(
      source.read({
        signal: new AbortController().signal,
        previous: async () => [],
      }),
    );
    return { ...rest, said: isError(error) ? error.message : error };
  }

  it('is read page by page through its proxy, with a token of this plugin and the credentials of that one', async () => {
    const { of, complete, problems, said } = await read('there');
    expect(said).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('has neither arn nor issuer'),
    ]);
    expect(complete).toHaveLength(7);
    expect(
      of('namespace').filter(({ name }) => name.startsWith('shop-')),
    ).toHaveLength(NAMESPACES);
    expect(of('cluster')).toEqual([
      { cluster: 'prod', kubernetesPluginCluster: 'there' },
    ]);
    expect(server.requestsOf('reader')).toContain('get /apis');
  });

  it('that the plugin does not have is named', async () => {
    expect((await read('elsewhere')).said).toMatch(
      /^Listing pods of prod failed: the answer is 404: Cluster 'elsewhere' not found\.$/,
    );
  });

  it('whose credentials the plugin has wrong says where they are', async () => {
    expect((await read('refused')).said).toBe(
      "prod does not accept the credentials: the answer is 401: Unauthorized. Check the credentials that the Kubernetes plugin has for 'refused' under kubernetes: in app-config.",
    );
  });

  it('that the plugin cannot reach fails in a sentence', async () => {
    expect((await read('down')).said).toMatch(
      /^Listing pods of prod failed: the answer is 500: .*'down'.*ECONNREFUSED/,
    );
  });

  it('lets nobody in without a token that the backend knows', async () => {
    const { said } = await read(
      'there',
      mockServices.auth.mock({
        getPluginRequestToken: async () => ({ token: 'made-up' }),
      }),
    );
    expect(said).toMatch(/^prod does not accept the credentials: .*401/);
    expect(said).not.toContain('made-up');
  });
});
