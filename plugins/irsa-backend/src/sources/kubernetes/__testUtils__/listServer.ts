import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '../../shape';
import { BackstageKubernetesReader } from '../BackstageKubernetesReader';
import { KUBERNETES_LISTS, listPath } from '../kubernetesLists';

/** Answers in the server's place when it wants to; called for each request. */
export type Fault = (
  request: IncomingMessage & { url: string },
  response: ServerResponse,
) => boolean;

/** A Status as an API server sends it. */
export function status(
  response: ServerResponse,
  code: number,
  reason: string,
  message: string,
): true {
  response.writeHead(code, { 'Content-Type': 'application/json' });
  response.end(
    JSON.stringify({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      code,
    }),
  );
  return true;
}

/**
 * Lists as an API server does it, behind an address like that of the Kubernetes plugin's proxy: pages after `limit` with tokens that
 * it knows again, metadata alone where that is preferred.
 */
export async function startListServer(
  objects: Record<string, readonly JsonObject[]>,
) {
  const requests: { url: string; headers: IncomingMessage['headers'] }[] = [];
  const faults: Fault[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    requests.push({ url, headers: request.headers });
    const asked = Object.assign(request, { url });
    if (!faults.some(fault => fault(asked, response))) {
      answer(objects, asked, response);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const discovery = mockServices.discovery.mock({
    getBaseUrl: async id => `${address}/api/${id}`,
  });
  return {
    address,
    requests,
    faults,
    reader: new BackstageKubernetesReader({
      cluster: 'prod',
      auth: mockServices.auth(),
      discovery,
    }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(
  objects: Record<string, readonly JsonObject[]>,
  request: IncomingMessage & { url: string },
  response: ServerResponse,
): void {
  const url = new URL(request.url, 'http://localhost');
  const path = url.pathname.replace('/api/kubernetes/proxy', '');
  if (path === '/apis') {
    response.end(
      JSON.stringify({
        kind: 'APIGroupList',
        groups: ['apps/v1', 'argoproj.io/v1alpha1'].map(groupVersion => ({
          name: groupVersion.split('/')[0],
          versions: [{ groupVersion }],
        })),
      }),
    );
    return;
  }
  const list = KUBERNETES_LISTS.find(
    each => listPath(each, 'kube-system') === path,
  );
  if (!list) {
    status(response, 404, 'NotFound', 'the server could not find it');
    return;
  }
  const all = objects[list.kind] ?? [];
  const token = url.searchParams.get('continue');
  const start = token === null ? 0 : Number(/^from-(\d+)$/.exec(token)?.[1]);
  if (Number.isNaN(start)) {
    status(response, 400, 'BadRequest', 'continue key is not valid');
    return;
  }
  const end = start + Number(url.searchParams.get('limit') ?? all.length);
  const isMetadata = request.headers.accept?.includes('PartialObjectMetadata');
  const items = all
    .slice(start, end)
    .map(object => (isMetadata ? { metadata: object.metadata } : object));
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(
    JSON.stringify({
      kind: isMetadata ? 'PartialObjectMetadataList' : `${list.kind}List`,
      apiVersion: isMetadata ? 'meta.k8s.io/v1' : 'v1',
      metadata: {
        resourceVersion: '7',
        ...(end < all.length ? { continue: `from-${end}` } : {}),
      },
      items,
    }),
  );
}
