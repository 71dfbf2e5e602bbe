import { createMockDirectory } from '@backstage/backend-test-utils';
import { startListServer } from './__testUtils__/listServer';
import { KubeconfigReader } from './KubeconfigReader';

// The first use of the Kubernetes client compiles it whole for Jest.
jest.setTimeout(60_000);

// Jest cannot import() native modules; the same library comes through require() here.
jest.mock('./loadKubeConfig', () => ({
  loadKubeConfig: async () =>
    jest.requireActual('@kubernetes/client-node').KubeConfig,
}));

const directory = createMockDirectory();

const TOKEN = 'a-token-that-nobody-may-see';
const kubeconfig = (server: string, more: object = {}) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'c', cluster: { server, 'insecure-skip-tls-verify': true } },
    ],
    users: [{ name: 'u', user: { token: TOKEN } }],
    contexts: [{ name: 'one', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'one',
    ...more,
  });

async function open(content: string, context?: string) {
  directory.setContent({ kubeconfig: content });
  return KubeconfigReader.open({
    path: directory.resolve('kubeconfig'),
    context,
  });
}

const messageOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'no error',
    error => error.message,
  );

describe('KubeconfigReader', () => {
  it('asks at the address of the context, below its path, with its token', async () => {
    const server = await startListServer({
      Namespace: [{ metadata: { name: 'shop' } }],
    });
    try {
      const reader = await open(
        kubeconfig(`${server.address}/api/kubernetes/proxy/`),
        'one',
      );
      const page = await reader.list('/api/v1/namespaces', {
        limit: 5,
        signal: new AbortController().signal,
      });
      reader.close();
      expect(page).toEqual({
        kind: 'NamespaceList',
        items: [{ metadata: { name: 'shop' } }],
      });
      expect(server.requests).toEqual([
        {
          url: '/api/kubernetes/proxy/api/v1/namespaces?limit=5',
          headers: expect.objectContaining({
            authorization: `Bearer ${TOKEN}`,
            accept: 'application/json',
          }),
        },
      ]);
    } finally {
      await server.stop();
    }
  });

  it('says that a file is missing, and where the path counts from', async () => {
    expect(
      await messageOf(KubeconfigReader.open({ path: './no/kubeconfig' })),
    ).toBe(
      "The kubeconfig file './no/kubeconfig' cannot be read (ENOENT). The path counts from the backend's working directory.",
    );
  });

  it('names the line of a broken file without quoting it', async () => {
    const message = await messageOf(
      open(`users:\n- user:\n    token: "${TOKEN}\n  x: [`),
    );
    expect(message).toMatch(/cannot be used: line \d+ is not valid YAML$/);
    expect(message).not.toContain(TOKEN);
  });

  it.each<[string, { content: string; context?: string }, string]>([
    [
      'a context that is not there',
      { content: kubeconfig('https://x.example'), context: 'two' },
      "has no context 'two'.",
    ],
    [
      'no current context',
      { content: kubeconfig('https://x.example', { 'current-context': '' }) },
      'has no current-context; name one under kubeconfig.context.',
    ],
    [
      'no user',
      { content: kubeconfig('https://x.example', { users: [] }) },
      'needs a cluster with a server, and a user, that the file has.',
    ],
    [
      'no cluster',
      { content: kubeconfig('https://x.example', { clusters: [] }) },
      'needs a cluster with a server, and a user, that the file has.',
    ],
    [
      'an address that is none',
      { content: kubeconfig('x.example') },
      'needs a cluster with a server, and a user, that the file has.',
    ],
    ['just a text', { content: 'text' }, 'has no current-context'],
    ['nothing', { content: '' }, 'cannot be used'],
  ])('says what is wrong with %s', async (_, { content, context }, words) => {
    const message = await messageOf(open(content, context));
    expect(message).toContain(words);
    expect(message).not.toContain(TOKEN);
  });

  it('says that a command gives no credentials', async () => {
    const reader = await open(
      kubeconfig('https://x.example', {
        users: [
          {
            name: 'u',
            user: {
              exec: {
                apiVersion: 'client.authentication.k8s.io/v1',
                command: directory.resolve('no-such-command'),
              },
            },
          },
        ],
      }),
    );
    expect(
      await messageOf(
        reader.list('/api/v1/pods', {
          limit: 5,
          signal: new AbortController().signal,
        }),
      ),
    ).toMatch(
      /^no credentials could be had from the user of the context 'one' in the kubeconfig file '.+' \(.*ENOENT/,
    );
  });
});
