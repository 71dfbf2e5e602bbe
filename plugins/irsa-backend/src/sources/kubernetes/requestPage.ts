import http, { IncomingMessage } from 'node:http';
import https, { RequestOptions } from 'node:https';
import { isError } from '@backstage/errors';
import { asList, asObject, asText, at } from '../shape';
import {
  KubernetesPage,
  KubernetesReadError,
  ListOptions,
} from './KubernetesReader';
import { plainText } from './plainText';
import { withoutCredentials } from './withoutCredentials';

/** Bytes that one page may have, so that what many clusters take of the memory at once has a bound. 500 ordinary pods have 5 MB. */
export const PAGE_BYTES = 16 * 1024 * 1024;
/** Bytes of an answer that is no page and is only read for its message. */
const ERROR_BYTES = 64 * 1024;
/** Milliseconds for one answer, from the request to the last byte. */
const TIMEOUT = 60_000;
/** Milliseconds until there is a connection. Where there is none, waiting for it takes all the time that the read has. */
const CONNECT_TIMEOUT = 10_000;
/** What the system says where there is no connection to be had. */
const UNREACHABLE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;
/** Statuses of a gateway that gave up on whoever answers behind it. */
const GATEWAY_GAVE_UP = [502, 504];

const JSON_ONLY = 'application/json';
// A server that cannot leave the rest out takes the second.
const METADATA_ONLY = `application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,${JSON_ONLY}`;

/** Where the API server is asked, and with what. */
export interface RequestTarget {
  /** What the API server's paths are appended to. */
  readonly base: URL;
  readonly options: RequestOptions;
}

/**
 * Asks for one page of a list.
 *
 * @throws KubernetesReadError when there is no page; the reason of `signal` when that ended it.
 */
export async function requestPage(
  target: RequestTarget,
  path: string,
  options: ListOptions,
): Promise<KubernetesPage> {
  const query = {
    limit: String(options.limit),
    ...(options.continue ? { continue: options.continue } : {}),
    ...(options.name ? { fieldSelector: `metadata.name=${options.name}` } : {}),
  };
  return readPage(
    await requestJson(
      target,
      { path, query, accept: options.metadataOnly ? METADATA_ONLY : JSON_ONLY },
      options.signal,
    ),
  );
}

/**
 * Asks which API groups are served.
 *
 * @throws KubernetesReadError when the answer does not say; the reason of `signal` when that ended it.
 */
export async function requestGroups(
  target: RequestTarget,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const document = await requestJson(
    target,
    { path: '/apis', query: {}, accept: JSON_ONLY },
    signal,
  );
  if (at(document, 'kind') !== 'APIGroupList') {
    throw new KubernetesReadError(
      'unusable',
      'the answer is not a list of API groups, so the address may not be that of an API server',
    );
  }
  return new Set(
    asList(at(document, 'groups')).flatMap(group =>
      asList(at(group, 'versions')).flatMap(
        version => asText(at(version, 'groupVersion')) ?? [],
      ),
    ),
  );
}

/**
 * Asks with plain node:http, which follows no redirect, so that credentials reach nobody else, and lets the body be counted while it
 * arrives.
 */
async function requestJson(
  target: RequestTarget,
  asked: { path: string; query: Record<string, string>; accept: string },
  ended: AbortSignal,
): Promise<unknown> {
  const timeout = AbortSignal.timeout(TIMEOUT);
  const signal = AbortSignal.any([ended, timeout]);
  let response: IncomingMessage | undefined;
  try {
    response = await send(
      address(target.base, asked),
      {
        ...target.options,
        headers: { ...target.options.headers, Accept: asked.accept },
      },
      signal,
    );
    return response.statusCode === 200
      ? parse(await readBody(response, PAGE_BYTES))
      : await refuse(response, target.options);
  } catch (error) {
    ended.throwIfAborted();
    if (error instanceof KubernetesReadError) {
      throw error;
    }
    throw timeout.aborted
      ? new KubernetesReadError(
          'unavailable',
          `there was no whole answer within ${TIMEOUT / 1000} seconds`,
          { wasCut: true },
        )
      : connectionError(error, { wasCut: response?.statusCode === 200 });
  }
}

function address(
  base: URL,
  { path, query }: { path: string; query: Record<string, string> },
): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}${path}`;
  for (const [key, value] of Object.entries(query)) {
    url.searchParams.set(key, value);
  }
  return url;
}

function send(
  url: URL,
  options: RequestOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'http:' ? http : https;
    const sent = request(url, { ...options, method: 'GET', signal }, resolve);
    const connecting = setTimeout(
      () =>
        sent.destroy(
          Object.assign(new Error('no connection in time'), {
            code: 'ETIMEDOUT',
          }),
        ),
      CONNECT_TIMEOUT,
    );
    const connected = () => clearTimeout(connecting);
    sent
      .on('socket', socket => {
        if (socket.connecting) {
          socket.once('connect', connected);
        } else {
          connected();
        }
      })
      .on('error', reject)
      .on('close', connected)
      .end();
  });
}

/** The whole body, or nothing where it has more bytes than that; then the rest does not even arrive. */
async function readBody(
  response: IncomingMessage,
  limit: number,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > limit) {
      // Leaving the loop ends the connection as well.
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string | undefined): unknown {
  if (body === undefined) {
    throw new KubernetesReadError(
      'too-large',
      `the answer has more than ${PAGE_BYTES / 1024 / 1024} MiB`,
    );
  }
  try {
    return JSON.parse(body);
  } catch {
    // The parser's message quotes the body. A body that was cut without notice looks like this, so it may work a little later.
    throw new KubernetesReadError('unavailable', 'the answer is not JSON', {
      wasCut: true,
    });
  }
}

function readPage(document: unknown): KubernetesPage {
  const kind = asText(at(document, 'kind'));
  const items = at(document, 'items');
  // An empty list of Go may be null.
  if (!kind?.endsWith('List') || (items !== null && !Array.isArray(items))) {
    throw new KubernetesReadError(
      'unusable',
      'the answer is not a list of Kubernetes objects, so the address may not be that of an API server',
    );
  }
  const next = asText(at(document, 'metadata', 'continue'));
  return {
    kind,
    items: asList(items).map(item => asObject(item) ?? {}),
    ...(next ? { continue: next } : {}),
  };
}

async function refuse(
  response: IncomingMessage,
  options: RequestOptions,
): Promise<never> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    response.destroy();
    throw new KubernetesReadError(
      'unusable',
      `the server redirects elsewhere (${status}), which is not followed because the credentials would go there`,
    );
  }
  const body = await readBody(response, ERROR_BYTES);
  const { isKubernetes, message } = errorBody(
    body && withoutCredentials(body, options),
  );
  const said = message
    ? `the answer is ${status}: ${message}`
    : `the answer is ${status}`;
  switch (status) {
    case 401:
      throw new KubernetesReadError('unauthorized', said);
    case 403:
      // Only the API server speaks of its own rules; whoever else refuses refuses everything.
      throw isKubernetes
        ? new KubernetesReadError('forbidden', said)
        : new KubernetesReadError(
            'unusable',
            `${said}, which whoever is in front of the API server says and not the API server itself; allow it there`,
          );
    case 404:
      throw new KubernetesReadError(
        isKubernetes ? 'not-served' : 'unusable',
        said,
      );
    case 410:
      throw new KubernetesReadError('expired', said);
    case 413:
      throw new KubernetesReadError('too-large', said);
    default:
      throw new KubernetesReadError(
        status === 429 || status >= 500 ? 'unavailable' : 'unusable',
        said,
        {
          retryAfter: retryAfter(response.headers['retry-after']),
          wasCut: GATEWAY_GAVE_UP.includes(status),
        },
      );
  }
}

/** The message of a Kubernetes Status, or of an error of Backstage. */
function errorBody(body: string | undefined): {
  isKubernetes: boolean;
  message?: string;
} {
  let document: unknown;
  try {
    document = JSON.parse(body ?? '');
  } catch {
    // Error pages of proxies are HTML, which says nothing that the status does not.
    return { isKubernetes: false };
  }
  const isKubernetes = at(document, 'kind') === 'Status';
  const message =
    asText(at(document, 'message')) ?? asText(at(document, 'error', 'message'));
  return { isKubernetes, ...(message ? { message: plainText(message) } : {}) };
}

function retryAfter(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header && seconds >= 0 ? seconds * 1000 : undefined;
}

function connectionError(
  error: unknown,
  { wasCut }: { wasCut: boolean },
): KubernetesReadError {
  const code = isError(error) ? asText(error.code) : undefined;
  const message = isError(error) ? error.message : String(error);
  return new KubernetesReadError(
    // A certificate does not get better by trying again.
    /CERT|TLS|SSL/.test(code ?? '') ? 'unusable' : 'unavailable',
    `the connection failed (${plainText(code ?? message)})`,
    { cause: error, wasCut, isUnreachable: UNREACHABLE.test(code ?? '') },
  );
}
